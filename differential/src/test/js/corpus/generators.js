Generators: yields, delegation, state.

//# values in and out
function* g(a) { const b = yield a * 2; print('got', b); const c = yield b + 1; return [a, b, c]; }
const it = g(5); print(it.next('ignored'), it.next(10), it.next('end'), it.next(), it.next());

//# a body starts at the first next, parameters run at the call
function* g(a = print('parameter')) { print('body'); yield 1; }
print('before'); const it = g(); print('called'); it.next(); print(attempt(() => (function* (x = null.y) {})()));

//# prototypes of generators
function* g() {} const P = Object.getPrototypeOf(g);
print(
  Object.getPrototypeOf(g()) === g.prototype, g.prototype.constructor === undefined,
  Object.getOwnPropertyDescriptor(g, 'prototype'), Object.prototype.toString.call(g()), attempt(() => new g()),
  P[Symbol.toStringTag], P.prototype[Symbol.toStringTag]
);
g.prototype = null; print(Object.getPrototypeOf(g()) === P.prototype); g.prototype = { own: 1 };
print(g().own, attempt(() => g().next()));
print(Object.getOwnPropertyNames(P.prototype).sort(), P.constructor('a', 'yield a; yield a + 1')(3).next());

//# a running generator cannot be entered again
let it;
function* g() {
  print(attempt(() => it.next())); print(attempt(() => it.return(1))); yield attempt(() => it.throw(1));
}
it = g(); print(it.next(), it.next());

//# return and throw before the start, and after the end
function* g() { print('never'); yield 1; }
let it = g(); print(it.return('r'), it.next()); it = g(); print(attempt(() => it.throw(new RangeError())), it.next());
it = g(); it.next(); it.next(); print(it.return('late'), attempt(() => it.throw(5)), it.next('x'));

//# yield is an expression in odd places
function* g() {
  const o = { [yield 'key']: yield 'value', m: [yield 'a', ...(yield 'spread')] };
  const t = `${yield 'template'}-${yield 't2'}`; const f = (yield 'fn')(yield 'arg');
  return [o, t, f, (yield) || (yield 'or'), yield* [], typeof (yield)];
}
const it = g(); const feed = [undefined, 'k', 'v', 1, [2, 3], 't1', 't2', (x) => x + '!', 'arg', 0, 'second', null];
for (const v of feed) { const r = it.next(v); print(r); if (r.done) break; }

//# delegation passes everything through
function* inner() {
  try { const x = yield 'i1'; print('inner got', x); yield 'i2'; } finally { print('inner finally'); }
  return 'inner result';
}
function* outer() { const r = yield* inner(); print('outer got', r); yield 'o1'; } const it = outer();
print(it.next(), it.next('v'), it.next(), it.next()); const it2 = outer(); it2.next();
print(it2.return('early'), it2.next());

//# delegation to an iterator by hand sees every call
const log = [];
const manual = { [Symbol.iterator]() { return { next(v) { log.push(['next', v]); return { value: log.length, done: log.length > 3 }; }, return(v) { log.push(['return', v]); return { value: 'R', done: false }; }, throw(v) { log.push(['throw', v]); return { value: 'T', done: false }; } }; } };
function* g() { const v = yield* manual; return ['end', v]; } const it = g();
print(it.next('a'), it.next('b'), it.throw('c'), it.return('d'), it.next('e'), it.next(), log);

//# delegation without return or throw
const noThrow = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { print('closed'); return {}; } }) };
function* g() { try { yield* noThrow; } catch (e) { print(e.name); yield 'caught'; } } const it = g(); it.next();
print(it.throw(new Error('x')), it.next());
const bare = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) };
function* h() { try { yield* bare; } finally { print('f'); } } const i2 = h(); i2.next(); print(i2.return('r'));

//# the results of inner iterators are handed on without a look at value
const odd = { get value() { print('value read'); return 1; }, done: false };
const src = { [Symbol.iterator]: () => ({ next: () => odd }) }; function* g() { yield* src; } const r = g().next();
print(r === odd);
print(attempt(() => [...(function* () { yield* { [Symbol.iterator]: () => ({ next: () => 1 }) }; })()]));

//# infinite, recursive and mutually recursive
function* fib() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } } const first = [];
for (const v of fib()) { if (v > 60) break; first.push(v); }
function* walk(t) { if (t) { yield* walk(t.l); yield t.v; yield* walk(t.r); } }
function* even(n) { if (n) { yield n; yield* oddly(n - 1); } } function* oddly(n) { if (n) yield* even(n - 1); }
print(first, [...walk({ v: 2, l: { v: 1 }, r: { v: 4, l: { v: 3 } } })], [...even(8)]);
function* perms(a, n = a.length) { if (n <= 1) yield a.join(''); else for (let i = 0; i < n; i++) { yield* perms(a, n - 1); const j = n % 2 ? 0 : i; [a[n - 1], a[j]] = [a[j], a[n - 1]]; } }
print([...perms(['a', 'b', 'c'])]);

//# locals, arguments and closures live through suspension
function* g(x, y) {
  arguments[0] = 'changed'; const fs = [];
  for (let i = 0; i < 3; i++) { fs.push(() => i); i += (yield [x, y, i]) ?? 0; } return fs.map((f) => f());
}
const it = g(1, 2); print(it.next(), it.next(), it.next(1));
function* s(x) { 'use strict'; arguments[0] = 9; yield [x, arguments.length]; } print(s(1, 2, 3).next());

//# this, new.target and super inside
const o = { *g() { yield this === o; yield typeof super.toString; yield new.target; } }; print([...o.g()]);
function* sloppy() { yield this === globalThis; } function* strict() { 'use strict'; yield this; }
print([...sloppy()], [...strict()], [...strict.call(7)], [...sloppy.call(7)].length);

//# many alive at once do not disturb each other
function* counter(n) { for (let i = 0; ; i++) yield `${n}${i}`; } const all = ['a', 'b', 'c'].map(counter);
const out = []; for (let i = 0; i < 7; i++) out.push(all[(i * 5) % 3].next().value); print(out.join(' '));

//# a yield inside deep expressions keeps the operand stack
function* g() { return 1 + 2 * (3 + (yield 'a')) + [4, 5, (yield 'b')].length + Math.max(1, 2, yield 'c', 3) + ((yield 'd') ? (yield 'e') : 0); }
const it = g(); it.next(); print(it.next(10), it.next(), it.next(7), it.next(true), it.next(100));
