Async generators and for await.

//# values, returns, promises yielded
async function* g() { const x = yield 1; print('got', x); yield Promise.resolve(2); return Promise.resolve(3); }
(async () => {
  const it = g();
  print(
    await it.next('ignored'), await it.next('x'), await it.next(), await it.next(), it[Symbol.asyncIterator]() === it,
    Object.prototype.toString.call(it)
  );
})();

//# requests queue up and are answered in order
//@ differs QuickJS leaves requests unanswered that were queued behind a return on a generator that completed meanwhile.
//> "start"
//> "queued"
//> "b next"
//> pending
//node> "start"
//node> "queued"
//node> "b next"
//node> [{"value": "a", "done": false}, {"value": "b", "done": false}, {"value": undefined, "done": true}, {"value": "r", "done": true}, {"value": undefined, "done": true}]
async function* g() { print('start'); yield 'a'; print('b next'); yield 'b'; } const it = g();
(async () => {
  const all = [it.next(), it.next(), it.next(), it.return('r'), it.next()]; print('queued'); return Promise.all(all);
})();

//# return and throw through finally
async function* g() { try { yield 1; } catch (e) { yield 'caught ' + e; } finally { await null; print('finally'); yield 'cleanup'; } }
(async () => {
  const a = g(); await a.next(); print(await a.return('r'), await a.next(), await a.next()); const b = g();
  await b.next();
  print(await b.throw('t'), await b.next(), await b.next(), await b.throw('over').catch((e) => 'rejected ' + e));
})();

//# return before the start awaits its value
async function* g() { yield 1; }
(async () => {
  print(
    await g().return(Promise.resolve('v')), await g().return(Promise.reject('no')).catch((e) => 'rejected ' + e),
    await g().throw('t').catch((e) => e)
  );
})();

//# yield of a rejected promise throws at the yield
async function* g() {
  try { yield Promise.reject('bad'); } catch (e) { print('inside', e); yield 'recovered'; }
  yield Promise.reject('out');
}
(async () => {
  const it = g(); print(await it.next(), await it.next().catch((e) => 'rejected ' + e), await it.next());
})();

//# for await over sync and async sources
async function* g() { yield 1; yield 2; }
(async () => {
  const out = []; for await (const x of g()) out.push(x);
  for await (const x of [Promise.resolve('p'), 'v', { then(r) { r('t'); } }]) out.push(x);
  for await (const x of 'ab') out.push(x);
  for await (const [k, v] of new Map([[1, Promise.resolve(2)]])) out.push(k, await v); return out;
})();

//# for await closes its iterator
//@ differs QuickJS does not await what return() answers when the loop's body throws.
//> "closing"
//> "closed"
//> "after break"
//> "closing"
//> "body"
//> "closed"
//> "closing"
//> "closed"
//> "closing"
//> "closed"
//> "closing"
//> "closed"
//> undefined
//node> "closing"
//node> "closed"
//node> "after break"
//node> "closing"
//node> "closed"
//node> "body"
//node> "closing"
//node> "closed"
//node> "closing"
//node> "closed"
//node> "closing"
//node> "closed"
//node> undefined
const make = () => ({ [Symbol.asyncIterator]() { let n = 0; return { async next() { return { value: n++, done: false }; }, async return() { print('closing'); await null; print('closed'); return {}; } }; } });
(async () => {
  for await (const x of make()) if (x > 1) break; print('after break');
  try { for await (const x of make()) throw 'body'; } catch (e) { print(e); }
  await (async () => { for await (const x of make()) return x; })();
  outer: for (const i of [1, 2]) for await (const x of make()) continue outer;
})();

//# for await and iterators that misbehave
const of = (o) => ({ [Symbol.asyncIterator]: () => o });
const attemptAsync = async (o) => {
  try { for await (const x of o) return ['value', x]; return 'empty'; } catch (e) { return e instanceof Error ? e.name : e; }
};
(async () => {
  for (const o of [
    of({ next: () => 1 }), of({ next: async () => ({ get done() { throw 'done'; } }) }),
    of({ next() { throw 'next'; } }), of({ next: () => Promise.reject('reject') }), of({}), of(5), {}, null,
    { [Symbol.asyncIterator]: null, *[Symbol.iterator]() { yield 'sync'; } },
    of({ next: async () => ({ value: 1 }), return: () => 5 }),
    of({ next: async () => ({ value: 1 }), return: async () => { throw 'ret'; } })
  ]) print(await attemptAsync(o));
})();

//# sync iterators of rejected promises in for await are closed
//@ needs typeof Promise.try === 'function'
//> 1
//> "sync finally"
//> "caught" "bad"
//> undefined
const src = { *[Symbol.iterator]() { try { yield 1; yield Promise.reject('bad'); yield 3; } finally { print('sync finally'); } } };
(async () => { try { for await (const x of src) print(x); } catch (e) { print('caught', e); } })();

//# delegation to async and sync iterables
async function* inner() { const x = yield 'i'; print('inner', x); return 'result'; }
async function* outer() { const r = yield* inner(); print(r); yield* [Promise.resolve('s1'), 's2']; }
(async () => {
  const it = outer(); print(await it.next(), await it.next('to inner'), await it.next(), await it.next());
  const j = outer(); await j.next(); print(await j.return('R'), await j.next()); const k = outer(); await k.next();
  print(await k.throw('T').catch((e) => e));
})();

//# order of jobs in async generators
const log = [];
async function* g() {
  log.push('g1'); yield 'a'; log.push('g2'); await null; log.push('g3'); yield 'b'; log.push('g4');
}
(async () => { for await (const x of g()) log.push(x); log.push('done'); })(); let p = Promise.resolve();
for (let i = 0; i < 15; i++) p = p.then(() => log.push(i)); p.then(() => log.join(' '));

//# methods on the wrong object reject
async function* g() {} const { next } = Object.getPrototypeOf(g.prototype);
(async () => [await next.call({}).catch((e) => e.name), await next.call(null).catch((e) => e.name)])();

//# an async generator's await inside try, loops and labels
async function* pages() {
  let page = 0;
  outer: while (true) { for (let i = 0; i < 2; i++) { try { const v = await (page * 2 + i); if (v === 3) continue outer; if (v > 5) break outer; yield v; } finally { if (i) page++; } } }
  return 'end';
}
(async () => {
  const out = []; const it = pages();
  for (;;) { const { value, done } = await it.next(); out.push(value); if (done || out.length > 9) return out; }
})();

//# async generator methods and their prototypes
class A { async *m() { yield this.v; } v = 1; static async *s() { yield* new A().m(); } }
const o = { async *m() { yield super.toString === Object.prototype.toString; } }; async function* f() {}
print(
  f.prototype.constructor, Object.getPrototypeOf(f)[Symbol.toStringTag], attempt(() => new f()),
  Object.getOwnPropertyDescriptor(f, 'prototype').writable
);
(async () => [(await new A().m().next()).value, (await A.s().next()).value, (await o.m().next()).value])();

//# for await with destructuring, let closures and existing targets
(async () => {
  const fs = []; for await (const { a, b = a } of [{ a: 1 }, Promise.resolve({ a: 2, b: 3 })]) fs.push(() => [a, b]);
  const t = {}; for await (t.x of [1, 2]); let y; for await ([y] of [['q']]); return [fs.map((f) => f()), t, y];
})();

//# awaiting return of a suspended generator that yields in finally
async function* g() { try { yield 1; } finally { for await (const x of [1, 2]) yield 'f' + x; } }
(async () => {
  const it = g(); await it.next(); return [await it.return('x'), await it.next(), await it.next(), await it.next()];
})();
