// Runs programs in the unsplit engine, each in a fresh isolate. Arguments: the engine, the shim. Standard input as for
// node.mjs; standard output: {answers: [{answer, console}], opcodes: {name: how often it ran}}.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread } from 'node:worker_threads';
import { Engine } from './engine.mjs';

// QuickJS has to notice that calls are nested too deeply before V8 does.
const STACK_MEGABYTES = 64;
const [engineFile, shimFile] = process.argv.slice(2);
let engine;

function evaluate({ source, script }) {
  engine.reset();
  const { uncaught } = engine.eval(script ? source : `$run(${JSON.stringify(source)})`);
  const answer = engine.eval('$answer()').value;
  return { answer: uncaught === undefined ? answer : `${answer}\nuncaught ${uncaught}`, console: engine.console };
}

/** A trap is an answer like no other engine's; the next program gets a new instance. */
function run(program) {
  try {
    return evaluate(program);
  } catch (failure) {
    if (!(failure instanceof WebAssembly.RuntimeError || failure instanceof RangeError)) throw failure;
    engine.boot();
    return { answer: `the engine failed: ${failure.message}`, console: [] };
  }
}

/** Counts stand in memory that a reset clears: they are added up program by program. */
function countOpcodes(counts) {
  const { memory, differential_opcode_name, differential_opcode_count } = engine.exports;
  const bytes = Buffer.from(memory.buffer);
  for (let i = 0, name; (name = differential_opcode_name(i)); i++) {
    const text = bytes.toString('latin1', name, bytes.indexOf(0, name));
    counts[text] = (counts[text] ?? 0) + differential_opcode_count(i);
  }
}

function runAll({ prelude, programs }) {
  engine = new Engine(new WebAssembly.Module(readFileSync(engineFile)), readFileSync(shimFile, 'utf8'), prelude);
  const opcodes = {};
  const answers = programs.map((program) => {
    const answer = run(program);
    countOpcodes(opcodes);
    return answer;
  });
  return { answers, opcodes };
}

if (isMainThread) {
  const self = fileURLToPath(import.meta.url);
  const worker = new Worker(self, { argv: process.argv.slice(2), resourceLimits: { stackSizeMb: STACK_MEGABYTES } });
  worker.on('error', (failure) => {
    throw failure;
  });
} else {
  process.stdout.write(JSON.stringify(runAll(JSON.parse(readFileSync(0, 'utf8')))));
}
