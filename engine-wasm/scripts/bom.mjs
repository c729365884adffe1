// Adds to a software bill of materials what Maven does not know of: what the engine's jar was made
// from. Usage: node bom.mjs BOM --offline=OFFLINE: a file in CycloneDX's JSON, of the engine or of what
// depends on it, and whether Maven is offline (true or false), where its plug-in makes none.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ENGINE = 'cloche-engine-wasm';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** The values of a file of `name=value` lines. */
async function properties(path) {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return Object.fromEntries(
    lines.map((line) => /^([\w.]+)=(.*)$/.exec(line)?.slice(1)).filter(Boolean),
  );
}

function library(name, version, purl, licence, properties) {
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    scope: 'required',
    licenses: [{ expression: licence }],
    purl,
    properties: Object.entries(properties).map(([key, value]) => ({ name: `cloche:${key}`, value })),
  };
}

/** The interpreter and the parts of C's library that are linked to it. */
async function native() {
  const lock = await properties(here('../engine.lock'));
  // Not always the one that the lock asks for, see build-engine.sh.
  const built = await properties(here('../target/engine.version'));
  const version = built['engine.version'].replace(/^quickjs-ng /, '');
  const pinned = version === lock['quickjs.version'];
  const wasm = createHash('sha256').update(await readFile(here('../target/engine.wasm')));
  const linked = { 'linked-from': lock['toolchain.package'] };
  const release = linked['linked-from'].replace(/^.+@/, '');
  return [
    library('quickjs-ng', version, `pkg:github/quickjs-ng/quickjs@v${version.split(' ')[0]}`, 'MIT', {
      ...(pinned && { 'source-tree-sha256': lock['quickjs.tree.sha256'] }),
      'engine-wasm-sha256': wasm.digest('hex'),
    }),
    library(
      'wasi-libc',
      release,
      `pkg:generic/wasi-libc@${release}`,
      'MIT AND Apache-2.0 WITH LLVM-exception',
      linked,
    ),
    library(
      'compiler-rt',
      release,
      `pkg:generic/compiler-rt@${release}`,
      'Apache-2.0 WITH LLVM-exception',
      linked,
    ),
  ];
}

const [file, offline] = process.argv.slice(2);
if (offline === '--offline=true' && !existsSync(file)) {
  console.warn('bom: Maven is offline: there is no bill of materials');
  process.exit(0);
}
const bom = await json(file);
const engine = [bom.metadata.component, ...bom.components].find(({ name }) => name === ENGINE);
if (!engine) {
  throw new Error(`${file} does not name ${ENGINE}`);
}
const parts = [...(await native()), ...(await json(here('../../commonjs-shim/target/bundled.json')))];
const refs = parts.map((part) => part['bom-ref']);
bom.components = [...bom.components.filter((each) => !refs.includes(each['bom-ref'])), ...parts];
const edges = new Map(bom.dependencies.map((each) => [each.ref, each]));
const known = edges.get(engine['bom-ref']).dependsOn ?? [];
edges.set(engine['bom-ref'], { ref: engine['bom-ref'], dependsOn: [...new Set([...known, ...refs])] });
refs.forEach((ref) => edges.set(ref, { ref, dependsOn: [] }));
bom.dependencies = [...edges.values()];
await writeFile(file, `${JSON.stringify(bom, null, 2)}\n`);
