// quickjs-wasi for the comparison of engines.
import { readFile } from 'node:fs/promises';
import { QuickJS } from 'quickjs-wasi';
import { serve } from './measure.mjs';

let module;

const string = (value) => value.toString();

function callMain(vm, input) {
  const main = vm.global.getProp('main');
  const text = vm.newString(input);
  try {
    return vm.callFunction(main, vm.undefined, text).consume(string);
  } finally {
    text.dispose();
    main.dispose();
  }
}

await serve({
  async create() {
    module ??= await WebAssembly.compile(await readFile(new URL(import.meta.resolve('quickjs-wasi/quickjs.wasm'))));
    const vm = await QuickJS.create({ wasm: module });
    return {
      eval: (source) => vm.evalCode(source, 'script.js').consume(string),
      main: (text) => callMain(vm, text),
      close: () => vm.dispose(),
    };
  },
});
