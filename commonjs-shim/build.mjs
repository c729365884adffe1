// Bundles src/main/js into target/shim.js: one expression, a function of the engine's host object.
// Bundles each file of src/main/lib into target/libraries: an expression, too, a function of what
// the shim lends to libraries (see libraries.js), which answers the file's default export.
// Lists the packages that are in them in target/bundled.json, for the software bill of materials.
import { build } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { componentsOf } from './bundled.mjs';
import { specialising } from './specialise.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const lib = 'src/main/lib';
const standIn = (name) => here(`${lib}/stand-ins/${name}`);

const common = {
  absWorkingDir: here('.'),
  bundle: true,
  metafile: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
  // The engine's own dialect: no helper functions for older ones.
  target: 'es2022',
  charset: 'ascii',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
};

/** A module's text in a function's place: its one export becomes what the function answers. */
function asFunction(parameter, text, pattern, answer) {
  if (!pattern.test(text)) {
    throw new Error('the bundle does not end with its one export');
  }
  return `(function (${parameter}) { "use strict";\n${text.replace(pattern, answer)} })\n`;
}

async function bundleShim() {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: ['src/main/js/main.js'],
  });
  const pattern = /export\{start\};\n$/;
  const text = asFunction('host', outputFiles[0].text, pattern, 'return start(host);');
  await writeFile(here('target/shim.js'), text);
  return metafile;
}

/** What packages import from each other, by what of it is used here. */
const STAND_INS = {
  'call-bind/callBound': 'bound.cjs',
  'is-nan': 'none.js',
  'object-is': 'none.js',
  'object-is/polyfill': 'object-is.cjs',
  'object.assign/polyfill': 'object-assign.cjs',
  'punycode/': 'punycode.js',
  'safe-buffer': 'safe-buffer.js',
  '@exodus/bytes/encoding.js': 'none.js',
  '@exodus/bytes/utf16.js': 'utf16.js',
  '@exodus/bytes/utf8.js': 'utf8.js',
  '@exodus/bytes/whatwg.js': 'percent.js',
  './platform.js': 'platform.js',
  './fallback/platform.js': 'platform.js',
  './encoding': 'whatwg-encoding.js',
  qs: 'qs.js',
  tr46: 'tr46.js',
  // Of sucrase, what a compiler of TypeScript does without.
  './flow': 'absent.cjs',
  '../plugins/flow': 'absent.cjs',
  './FlowTransformer': 'absent.cjs',
  './JestHoistTransformer': 'absent.cjs',
  './NumericSeparatorTransformer': 'absent.cjs',
  './OptionalCatchBindingTransformer': 'absent.cjs',
  './OptionalChainingNullishTransformer': 'absent.cjs',
  './ReactHotLoaderTransformer': 'absent.cjs',
  './readWord': 'read-word.js',
  '../util/identifier': 'identifiers.js',
  './parser/util/identifier': 'identifiers.js',
  '../parser/util/identifier': 'identifiers.js',
  '../../util/identifier': 'identifiers.js',
};

/** Libraries that others load at run time, by what packages call them. */
const SHARED = {
  'util/': 'util',
  './internal/util/comparisons': 'equality',
};

const SCHEME = 'cloche:';

const linking = (entry) => ({
  name: 'linking',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, importer }) => {
      const package_ = importer.includes('node_modules');
      const shared = path.startsWith(SCHEME) ? path.slice(SCHEME.length) : package_ && SHARED[path];
      if (shared && shared !== entry) {
        return { path: shared, namespace: 'library' };
      }
      // The tables themselves are bundled whole.
      const replaced = package_ && entry !== 'idna' && Object.hasOwn(STAND_INS, path);
      return replaced ? { path: standIn(STAND_INS[path]) } : undefined;
    });
    onLoad({ filter: /./, namespace: 'library' }, ({ path }) => ({
      contents: `module.exports = cloche.load(${JSON.stringify(path)});`,
    }));
  },
});

async function bundleLibrary(file) {
  const name = file.slice(0, -'.js'.length);
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: [`${lib}/${file}`],
    inject: [`${lib}/stand-ins/globals.js`, `${lib}/stand-ins/units.js`],
    // Packages look there for what these libraries are about to define.
    define: { global: 'noGlobals', globalThis: 'noGlobals' },
    // Names are looked at in what guests get.
    keepNames: name !== 'typescript',
    plugins: [linking(name), specialising],
    mainFields: ['main'],
    conditions: ['require', 'default'],
  });
  const pattern = /export\{([\w$]+) as default\};\n$/;
  const text = asFunction('cloche', outputFiles[0].text, pattern, 'return $1;');
  await writeFile(here(`target/libraries/${file}`), text);
  return metafile;
}

await rm(here('target/libraries'), { recursive: true, force: true });
await mkdir(here('target/libraries'), { recursive: true });
const files = (await readdir(here(lib))).filter((name) => name.endsWith('.js'));
const metafiles = await Promise.all([bundleShim(), ...files.map(bundleLibrary)]);
const locked = JSON.parse(await readFile(here('package-lock.json'), 'utf8'));
await writeFile(here('target/bundled.json'), JSON.stringify(componentsOf(metafiles, locked), null, 2));
