// Runs the pinned clang. Usage:
//   node engine.mjs compile TOOLCHAIN OUT_DIR SOURCE_DIR[,SOURCE_DIR...] FILE.c...
//   node engine.mjs link TOOLCHAIN OUT.wasm FILE.o...
// TOOLCHAIN is the directory that holds node_modules. Earlier source directories win.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import * as flags from './flags.mjs';

const [step, toolchain, out, ...rest] = process.argv.slice(2);
const require = createRequire(join(resolve(toolchain), 'package.json'));
const { runClang, runLLVM } = await import(pathToFileURL(require.resolve('@yowasp/clang')));
// Loads the compiler, of which it would tell as of a download, in a dozen lines for each process.
await runLLVM(null, {}, { fetchProgress() {} });

/** Every source and header of the directories, as one flat tree. */
function sources(directories) {
  const tree = {};
  for (const directory of directories.split(',').reverse()) {
    for (const name of readdirSync(directory)) {
      if (/\.[ch]$/.test(name)) tree[name] = readFileSync(join(directory, name));
    }
  }
  return tree;
}

async function clang(args, files, output) {
  let messages = '';
  const decoder = new TextDecoder();
  const collect = (bytes) => { if (bytes) messages += decoder.decode(bytes, { stream: true }); };
  try {
    const tree = await runClang(['clang', ...args, '-o', output], files, { stdout: collect, stderr: collect });
    return tree[output];
  } catch (failure) {
    process.stderr.write(messages);
    throw new Error(`clang failed on ${args.at(-1)}: ${failure.message}`);
  } 
}

if (step === 'compile') {
  const [directories, ...files] = rest;
  const tree = sources(directories);
  for (const file of files) {
    const object = file.replace(/\.c$/, '.o');
    writeFileSync(join(out, object), await clang([...flags.compile, '-c', file], tree, object));
  }
} else if (step === 'link') {
  const tree = {};
  for (const object of rest) tree[basename(object)] = readFileSync(object);
  // One output name for every build: the linker writes it into the name section.
  writeFileSync(out, await clang([...Object.keys(tree), ...flags.link], tree, 'engine.wasm'));
} else {
  throw new Error(`unknown step ${step}`);
}
