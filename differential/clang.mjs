// Compiles C files and links them with objects, by the pinned clang. Usage:
//   node clang.mjs TOOLCHAIN OUT.wasm COMPILED_DIR SOURCE_DIR[,SOURCE_DIR...] FILE.c[,FILE.c...] OBJECT.o...
// TOOLCHAIN is the directory that holds node_modules. Earlier source directories win. What the files become is kept in
// COMPILED_DIR; a file whose object is there already is not compiled.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { link } from '../engine-wasm/toolchain/flags.mjs';

/** JavaScript frames stand on the C stack here; what V8 needs beside it for as many calls is NodeProcess's to give. */
const stackBytes = 2 << 20;
const compile = [
  '--target=wasm32-wasip1', '-O1', '-mbulk-memory', '-fno-strict-aliasing', '-funsigned-char', '-D_GNU_SOURCE',
  '-D_WASI_EMULATED_PROCESS_CLOCKS', '-Wno-everything',
];

const [toolchain, out, compiled, directories, files, ...objects] = process.argv.slice(2);
const require = createRequire(join(resolve(toolchain), 'package.json'));
const { runClang, runLLVM } = await import(pathToFileURL(require.resolve('@yowasp/clang')));
// Loads the compiler, of which it would tell as of a download, in a dozen lines for each process.
await runLLVM(null, {}, { fetchProgress() {} });

async function clang(args, tree, output) {
  return (await runClang(['clang', ...args, '-o', output], tree))[output];
}

const sources = {};
for (const directory of directories.split(',').reverse()) {
  for (const name of readdirSync(directory)) {
    if (/\.[ch]$/.test(name)) sources[name] = readFileSync(join(directory, name));
  }
}
mkdirSync(compiled, { recursive: true });
const linked = {};
for (const file of files.split(',')) {
  const object = join(compiled, file.replace(/\.c$/, '.o'));
  if (!existsSync(object)) {
    const unfinished = `${object}.${process.pid}`;
    writeFileSync(unfinished, await clang([...compile, '-c', file], sources, 'out.o'));
    renameSync(unfinished, object);
  }
  linked[basename(object)] = readFileSync(object);
}
for (const object of objects) linked[basename(object)] = readFileSync(object);
const flags = link.map((flag) => flag.replace(/stack-size=\d+/, `stack-size=${stackBytes}`));
writeFileSync(out, await clang([...Object.keys(linked), ...flags], linked, 'unsplit.wasm'));
