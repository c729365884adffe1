What Node 20 does not have yet.

//# Array.fromAsync
//@ needs Array.fromAsync
//> [1, 2] [2, 4] ["a", undefined] "no" "TypeError" "TypeError" ["a0", "b1"]
//> undefined
(async () => {
  print(
    await Array.fromAsync([1, Promise.resolve(2)]),
    await Array.fromAsync((async function* () { yield 1; yield 2; })(), (x) => x * 2),
    await Array.fromAsync({ length: 2, 0: Promise.resolve('a') }),
    await Array.fromAsync([Promise.reject('no')]).catch((e) => e), await Array.fromAsync(null).catch((e) => e.name),
    await Array.fromAsync([1], 5).catch((e) => e.name), await Array.fromAsync('ab', async (c, i) => c + i)
  );
})();

//# Error.isError
//@ needs Error.isError
//> true false false false true false true
//> undefined
print(
  Error.isError(new Error()), Error.isError(Object.create(Error.prototype)),
  Error.isError({ __proto__: new TypeError() }), Error.isError(5),
  Error.isError(Object.setPrototypeOf(new RangeError(), null)), Error.isError(new Proxy(new Error(), {})),
  Error.isError(new AggregateError([]))
);

//# using disposes in reverse, on every way out
//@ needs Function('{ using x = null; } return 1')()
//> "throws \"thrown\"" "throws <TypeError>" "throws <TypeError>" ["body", "d", "a", "return", "x", "y1", "y2", "loop", "z1", "loop", "z2", "t"]
//> ["gen", "label", "switch"]
//> undefined
const log = []; const res = (n, f = () => {}) => ({ [Symbol.dispose]() { log.push(n); f(); } });
{ using a = res('a'), b = null, c = undefined; using d = res('d'); log.push('body'); }
const f = () => { using x = res('x'); return log.push('return'); }; f();
for (const i of [1, 2, 3]) { using y = res(`y${i}`); if (i === 1) continue; if (i === 2) break; }
for (using z of [res('z1'), res('z2')]) log.push('loop');
print(
  attempt(() => { using t = res('t'); throw 'thrown'; }), attempt(() => { using n = {}; }),
  attempt(() => { using n = 5; }), log
);
function* g() { using r = res('gen'); yield 1; } const it = g(); it.next(); it.return();
l: { using q = res('label'); break l; } switch (1) { default: { using w = res('switch'); } } print(log.slice(-3));

//# errors of disposal are chained
//@ needs Function('{ using x = null; } return 1')()
//> "SuppressedError" "a" "SuppressedError" "b" "body"
//> "throws \"only\"" <SuppressedError> 3 ["error", "suppressed"]
//> undefined
const bad = (n) => ({ [Symbol.dispose]() { throw n; } });
try { using a = bad('a'), b = bad('b'); throw 'body'; } catch (e) { print(e.name, e.error, e.suppressed.name, e.suppressed.error, e.suppressed.suppressed); }
print(
  attempt(() => { using a = bad('only'); }), new SuppressedError(1, 2, 'm'), SuppressedError.length,
  Object.getOwnPropertyNames(new SuppressedError(1, 2)).filter((n) => n !== 'stack').sort()
);

//# await using
//@ needs Function('{ using x = null; } return 1')()
//> ["body", "sync b", "a", "c", "body", "loop", "d1", "loop", "d2"]
const log = []; const res = (n) => ({ async [Symbol.asyncDispose]() { await null; log.push(n); } });
(async () => {
  { await using a = res('a'); await using b = { [Symbol.dispose]() { log.push('sync b'); } }; log.push('body'); }
  try { await using c = { [Symbol.asyncDispose]: async () => { throw 'c'; } }; throw 'body'; } catch (e) { log.push(e.error, e.suppressed); }
  for await (await using d of [res('d1'), res('d2')]) log.push('loop'); await using n = null; return log;
})();

//# DisposableStack
//@ needs typeof DisposableStack === 'function'
//> true 5 undefined false null
//> true [] undefined undefined ["deferred", "adopted 5", "used"] true "throws <ReferenceError>" "throws <TypeError>" "[object DisposableStack]" "throws <TypeError>"
//> "async"
const log = []; const s = new DisposableStack();
print(
  s.use({ [Symbol.dispose]() { log.push('used'); } }) !== undefined, s.adopt(5, (v) => log.push(`adopted ${v}`)),
  s.defer(() => log.push('deferred')), s.disposed, s.use(null)
);
const m = s.move();
print(
  s.disposed, log.slice(), m.dispose(), m.dispose(), log, m.disposed, attempt(() => m.use(null)),
  attempt(() => new DisposableStack().use({})), Object.prototype.toString.call(m), attempt(() => DisposableStack())
);
(async () => {
  const a = new AsyncDisposableStack(); a.defer(async () => { await null; log.push('async'); });
  await a.disposeAsync(); return log.at(-1);
})();

//# iterators know how to dispose of themselves
//@ needs Symbol.dispose && Iterator.prototype[Symbol.dispose]
//> "closed"
//> {"value": undefined, "done": true} "function" "[Symbol.dispose]" "Symbol.dispose" "Symbol(Symbol.asyncDispose)"
//> undefined
const g = (function* () { try { yield 1; } finally { print('closed'); } })(); g.next(); print((g[Symbol.dispose](), g.next()), typeof Iterator.prototype[Symbol.dispose], Iterator.prototype[Symbol.dispose].name, Symbol.dispose.description, Symbol.asyncDispose.toString());

//# the dispose of an iterator answers nothing
//@ needs Symbol.dispose && Iterator.prototype[Symbol.dispose]
//@ differs QuickJS hands on what return() answers.
//> {"value": undefined, "done": true}
//node> undefined
[1].values().map((x) => x)[Symbol.dispose]();

//# import of anything is refused, as a promise
//@ without Node's vm refuses dynamic import with another error.
//> ["Error", true]
import('./other.js').then(() => 'loaded', (e) => [e.name, e instanceof Error]);
