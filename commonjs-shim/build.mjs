// Bundles src/main/js into target/shim.js: one expression, a function of the engine's host object.
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { outputFiles } = await build({
  absWorkingDir: here('.'),
  entryPoints: ['src/main/js/main.js'],
  bundle: true,
  write: false,
  format: 'esm',
  // The engine's own dialect: no helper functions for older ones.
  target: 'es2022',
  charset: 'ascii',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
});

// A module's text in a function's place: its one export becomes what the function calls.
const EXPORT = /export\{start\};\n$/;
const [{ text }] = outputFiles;
if (!EXPORT.test(text)) {
  throw new Error('the bundle does not end with its one export, start');
}
const body = text.replace(EXPORT, 'return start(host);');
await writeFile(here('target/shim.js'), `(function (host) { "use strict";\n${body} })\n`);
