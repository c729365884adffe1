// Runs one hostile script in isolated-vm, as dev.cloche.bench.hostile.worker.HostileWorker does in a JVM; the two say the same lines.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import ivm from 'isolated-vm';

const MEMORY_MB = 32;
const TIMEOUT = 500;
const BLOCK = 3000;
const MAX_TEXT = 200;
const PROBE = "(({}).left === undefined && [1, 2].join() === '1,2' ? 'clean ' : 'left ') + (1 + 1)";

const encode = (text) => Buffer.from(text).toString('base64');
const say = (...words) => process.stdout.write(words.join(' ') + '\n');
const host = {
  fail() {
    throw new Error('no connection to db.internal');
  },
  block() {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCK);
  },
};

/** A script in an isolate of its own, whose value is copied and, if it is a promise, awaited. */
async function run(source) {
  const isolate = new ivm.Isolate({ memoryLimit: MEMORY_MB });
  const context = await isolate.createContext();
  for (const name of ['fail', 'block']) await context.global.set(name, new ivm.Callback(host[name]));
  const start = process.hrtime.bigint();
  const ending = await evaluate(isolate, context, source);
  const nanos = process.hrtime.bigint() - start;
  if (!isolate.isDisposed) isolate.dispose();
  return [ending.kind, nanos, ending.text.length, encode(ending.text.slice(0, MAX_TEXT))];
}

async function evaluate(isolate, context, source) {
  try {
    const value = await context.eval(source, { timeout: TIMEOUT, copy: true, promise: true });
    return { kind: 'VALUE', text: typeof value === 'string' ? value : typeof value };
  } catch (error) {
    const limit = isolate.isDisposed || /timed out|disposed/.test(error?.message);
    return { kind: limit ? 'LIMIT' : 'ERROR', text: limit ? 'limit' : `${error?.name}: ${error?.message}` };
  }
}

const lines = createInterface({ input: process.stdin });
const ended = once(lines, 'close');
const [line] = await once(lines, 'line');
await run(PROBE);
await run('for (;;);');
say('ready');
say('ended', ...(await run(Buffer.from(line, 'base64').toString())));
const [kind, , , text] = await run(PROBE);
say('after', kind, text);
await ended;
process.exit(0);
