// Measures tasks in quickjs-wasi, as dev.cloche.bench.compare.worker.Worker does in a JVM; the two say the same lines.
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { QuickJS } from 'quickjs-wasi';

const PATIENCE = 4;

class WrongAnswer extends Error {}

const encode = (text) => Buffer.from(text).toString('base64');
const decode = (word) => Buffer.from(word, 'base64').toString();
const say = (...words) => process.stdout.write(words.join(' ') + '\n');
const now = () => Number(process.hrtime.bigint());

let module;

async function create() {
  module ??= await WebAssembly.compile(await readFile(new URL(import.meta.resolve('quickjs-wasi/quickjs.wasm'))));
  return QuickJS.create({ wasm: module });
}

const evaluate = (vm, source) => vm.evalCode(source, 'script.js').consume((value) => value.toString());

function check(answer, expected) {
  if (answer !== expected) throw new WrongAnswer(answer);
}

function callMain(vm, input) {
  const main = vm.global.getProp('main');
  const text = vm.newString(input);
  try {
    return vm.callFunction(main, vm.undefined, text).consume((value) => value.toString());
  } finally {
    text.dispose();
    main.dispose();
  }
}

/** A file in a sandbox of its own, within the least that a CommonJS module needs. */
async function runFile(file, task) {
  const source = readFileSync(file, 'utf8');
  const vm = await create();
  const module = `var module = {exports: {}}; (function (module, exports) {${source}\n})(module, module.exports);`;
  check(evaluate(vm, `${module} module.exports.main(${task.input})`), task.answer);
  vm.dispose();
}

async function measure(task) {
  const start = now();
  if (task.mode === 'FRESH') {
    await figures(start, task, async () => {
      const vm = await create();
      if (task.source !== '') check(evaluate(vm, task.source), task.answer);
      vm.dispose();
    });
    return;
  }
  if (task.mode === 'RUN') {
    const folder = await mkdtemp(join(tmpdir(), 'cloche-bench'));
    try {
      await writeFile(join(folder, 'main.js'), task.source);
      await figures(now(), task, () => runFile(join(folder, 'main.js'), task));
    } finally {
      await rm(folder, { recursive: true });
    }
    return;
  }
  const vm = await create();
  evaluate(vm, task.source);
  await figures(start, task, () => check(callMain(vm, task.input), task.answer));
  vm.dispose();
}

async function timed(run) {
  const start = now();
  // Awaited only where there is something to wait for: that costs too.
  const pending = run();
  if (pending) await pending;
  return now() - start;
}

async function figures(start, task, run) {
  const first = await timed(run);
  say('cold', now() - start, first);
  while (now() - start < task.warmupMillis * 1e6) await timed(run);
  const samples = [];
  const patience = task.measureMillis * 1e6;
  const measured = now();
  let elapsed;
  do {
    samples.push(await timed(run));
    elapsed = now() - measured;
  } while (elapsed < patience || (samples.length < task.minRuns && elapsed < PATIENCE * patience));
  samples.sort((a, b) => a - b);
  say('warm', samples[Math.ceil(samples.length / 2) - 1], samples.length);
}

for await (const line of createInterface({ input: process.stdin })) {
  const [mode, warmupMillis, measureMillis, minRuns, ...texts] = line.split(' ');
  const [source, input, answer] = texts.map(decode);
  try {
    await measure({ mode, warmupMillis: +warmupMillis, measureMillis: +measureMillis, minRuns: +minRuns, source, input, answer });
  } catch (error) {
    if (error instanceof WrongAnswer) say('wrong', encode(error.message));
    else say('failed', encode(String(error)));
  }
  say('done');
}
process.exit(0);
