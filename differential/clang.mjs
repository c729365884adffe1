// Compiles one C file and links it with objects, by the pinned clang. Usage:
//   node clang.mjs TOOLCHAIN OUT.wasm COMPILED.o SOURCE_DIR[,SOURCE_DIR...] FILE.c OBJECT.o...
// TOOLCHAIN is the directory that holds node_modules. Earlier source directories win. COMPILED.o is what FILE.c becomes;
// when it is there already, nothing is compiled.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

const [toolchain, out, compiled, directories, file, ...objects] = process.argv.slice(2);
const require = createRequire(join(resolve(toolchain), 'package.json'));
const { runClang } = await import(pathToFileURL(require.resolve('@yowasp/clang')));

async function clang(args, files, output) {
  return (await runClang(['clang', ...args, '-o', output], files))[output];
}

if (!existsSync(compiled)) {
  const sources = {};
  for (const directory of directories.split(',').reverse()) {
    for (const name of readdirSync(directory)) {
      if (/\.[ch]$/.test(name)) sources[name] = readFileSync(join(directory, name));
    }
  }
  const unfinished = `${compiled}.${process.pid}`;
  writeFileSync(unfinished, await clang([...compile, '-c', file], sources, 'unsplit.o'));
  renameSync(unfinished, compiled);
}
const linked = { 'unsplit.o': readFileSync(compiled) };
for (const object of objects) linked[basename(object)] = readFileSync(object);
const flags = link.map((flag) => flag.replace(/stack-size=\d+/, `stack-size=${stackBytes}`));
writeFileSync(out, await clang([...Object.keys(linked), ...flags], linked, 'unsplit.wasm'));
