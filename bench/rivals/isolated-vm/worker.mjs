// isolated-vm for the comparison of engines, by its calls that block, as Cloche's do.
import ivm from 'isolated-vm';
import { serve } from './measure.mjs';

const TIMEOUT = 60_000;
const COPY = { arguments: { copy: true }, result: { copy: true }, timeout: TIMEOUT };

function sandbox(memoryLimit = 32) {
  const isolate = new ivm.Isolate({ memoryLimit });
  const context = isolate.createContextSync();
  return {
    isolate,
    context,
    eval: (source) => String(context.evalSync(source, { timeout: TIMEOUT, copy: true })),
    main: (text) => context.global.getSync('main', { reference: true }).applySync(undefined, [text], { timeout: TIMEOUT }),
    close() {
      context.release();
      isolate.dispose();
    },
  };
}

const ROWS = Array.from({ length: 10_000 }, (_, id) => ({ id, name: `item ${id}`, price: id / 4, tags: ['a', 'b'] }));

/** What dev.cloche.bench.compare.worker.ClocheTraffic does, by name: the guest's function, and a call of it. */
const traffics = {
  object: [
    '(x) => ({...x, price: x.price * 2})',
    (call) => String(call({ id: 17, name: 'espresso', price: 2.5, tags: ['hot', 'small'] }).price),
  ],
  callback: [
    '(f) => { let sum = 0; for (let i = 0; i < 1000; i++) sum += f(i); return sum; }',
    (call, { increment }) => String(call(increment)),
  ],
  string: ['(x) => x.length', (call, { text }) => String(call(text))],
  bytes: ['(x) => x.byteLength', (call, { bytes }) => String(call(bytes))],
  'objects-in': ['(x) => x.length', (call) => String(call(ROWS))],
  'objects-out': [
    '(() => { const rows = Array.from({length: 10000}, (_, id) =>' +
      " ({id, name: `item ${id}`, price: id / 4, tags: ['a', 'b']})); return () => rows; })()",
    (call) => String(call().length),
  ],
  context: [
    '0',
    (call, { isolate }) => {
      isolate.createContextSync().release();
      return '';
    },
  ],
};

function traffic(what) {
  const living = sandbox(256);
  const [source, run] = traffics[what];
  const reference = living.context.evalSync(source, { reference: true });
  const call = (...values) => reference.applySync(undefined, values, COPY);
  const state = {
    isolate: living.isolate,
    increment: new ivm.Callback((i) => i + 1),
    text: '0123456789abcdef'.repeat(1 << 16),
    bytes: new Uint8Array(8 << 20),
  };
  return { run: () => run(call, state), close: living.close };
}

await serve({ create: () => sandbox(), traffic });
