Destructuring.

//# defaults, nesting, rest, renaming
const { a, b: { c = 3, ...r1 } = {}, d = a, ...rest } = { a: 1, b: { e: 5, f: 6 }, g: 7, h: 8 };
const [x, , y = x + 1, [z] = [9], ...[p, q, ...tail]] = [1, 2, undefined, undefined, 4, 5, 6, 7];
print(a, c, r1, d, rest, x, y, z, p, q, tail);

//# defaults only for undefined, evaluated lazily and in order
const log = []; const v = (x) => { log.push(x); return x; };
const { a = v('a'), b = v('b'), c = v('c') } = { a: null, b: undefined, c: 0 };
const [d = v('d'), e = v(d)] = [undefined]; print(a, b, c, d, e, log);

//# order of evaluation with computed keys, getters and targets
const log = []; const say = (n, v) => { log.push(n); return v; };
const src = { get a() { log.push('get a'); return undefined; }, get b() { log.push('get b'); return 'B'; } };
const target = { set x(v) { log.push('set x'); }, set y(v) { log.push('set y'); } };
({ [say('key a', 'a')]: say('target x', target).x = say('default', 1), [say('key b', 'b')]: say('target y', target)[say('y', 'y')] } = src);
print(log);

//# array patterns evaluate the target before the step
const log = [];
const it = { [Symbol.iterator]() { log.push('iterator'); return { next() { log.push('next'); return { value: undefined, done: false }; }, return() { log.push('return'); return {}; } }; } };
const t = (n) => { log.push(n); return {}; }; [t('t1').a, t('t2').b = (log.push('default'), 1)] = it; print(log);

//# assignment patterns to members, to nested patterns, swapping
let o = {}, a = [1, 2, 3], i = 0; [o.x, o['y'], ...o.rest] = 'abcd'; ({ p: o.p, ...o.others } = { p: 1, q: 2 });
[a[i++], a[i++]] = [a[i], a[i - 1]]; let m = 1, n = 2; [m, n] = [n, m];
[[o.d] = ['dd'], { k: [, o.k2] }] = [undefined, { k: [1, 2] }]; print(o, a, i, m, n);

//# the value of an assignment is its right side
const src = { a: 1 }; let a, r; print((({ a } = src)) === src, ([r] = [5]).length, a, r);
const chain = ([a] = [r] = [7, 8]); print(chain, a, r);

//# what cannot be destructured
for (const v of [
  null, undefined
]) print(attempt(() => { const {} = v; }), attempt(() => { const [] = v; }), attempt(() => { ({} = v); }), attempt(() => (({ x: [] } = v))));
print(
  attempt(() => { const [] = {}; }), attempt(() => { const [a] = 1; }),
  attempt(() => { const {} = 1; return 'fine'; }), attempt(() => { const { length } = 'abc'; return length; }),
  attempt(() => { const { a: { b } } = { a: null }; }), attempt(() => (([a]) => a)())
);

//# primitives are boxed, strings iterate by code point
const { length, 0: first, toString: { name } } = 'hey'; const [a, b] = '\u{1F600}x';
const { constructor: { name: n } } = 5n; print(length, first, name, a.length, b, n);

//# rest of objects: own enumerable only, symbols too, getters run once, proxies asked in order
const s = Symbol('s');
const src = Object.defineProperty({ __proto__: { inherited: 1 }, a: 1, [s]: 2, get g() { print('getter'); return 3; } }, 'hidden', { value: 4 });
const { a, ...rest } = src; print(rest, Object.getOwnPropertyDescriptor(rest, 'g').value);
const p = new Proxy({ x: 1, y: 2 }, { ownKeys(t) { print('ownKeys'); return Reflect.ownKeys(t); }, getOwnPropertyDescriptor(t, k) { print('desc', k); return Reflect.getOwnPropertyDescriptor(t, k); }, get(t, k) { print('get', k); return t[k]; } });
const { x, ...others } = p; print(others); const { ...copy } = 'ab'; print(copy);

//# parameters: patterns with defaults, mixed with rest and arguments
function f({ a, b = a } = {}, [c, d = c] = [3], ...{ length, 0: first }) { return [a, b, c, d, length, first, arguments.length]; }
print(f(), f({ a: 1 }), f({ a: 1, b: 2 }, 'xy', 'r1', 'r2'), f.length, (({ x }) => x).length, attempt(() => f(null)));

//# loops and catch with patterns
const out = [];
for (const [k, { v = 'none', ...r }] of Object.entries({ a: { v: 1 }, b: { w: 2 } })) out.push(k, v, r);
for (let [a, b] = [0, 10]; a < b; [a, b] = [a + 3, b - 3]) out.push(a + b);
for (const { length } in { abc: 1, de: 2 }) out.push(length);
try { throw { code: 5, m: ['x'] }; } catch ({ code, m: [first] }) { out.push(code, first); } print(out);

//# names of anonymous functions in defaults
const { f = () => {}, g: { h = class {} } = {}, ['x']: i = function () {} } = {}; let j; [j = () => {}] = [];
let o = {}; [o.k = () => {}] = []; print(f.name, h.name, i.name, j.name, o.k.name);

//# dead zones inside patterns
print(
  attempt(() => { const { a = b, b } = {}; }), attempt(() => { const [a = a] = []; }),
  attempt(() => ((a = b, b) => a)()), attempt(() => ((a, b = a) => b)(1)),
  attempt(() => { ({ x } = { x: 1 }); let x; }), attempt(() => { 'use strict'; [undeclared] = [1]; })
);

//# targets that are exotic: array length, setters, const, super, getters only
const a = [1, 2, 3]; [a.length] = [1]; print(a); const c = 1;
print(
  attempt(() => { [c] = [2]; }), attempt(() => { 'use strict'; ({ x: ({ get y() { return 1; } }).y } = { x: 1 }); })
);
class A { constructor() { [super.m, this.n] = [1, 2]; } } print(new A()); var arr = [];
for ([arr[arr.length]] of ['a', 'b']); print(arr);

//# empty patterns and elisions advance iterators exactly
let n = 0;
const it = { [Symbol.iterator]: () => ({ next: () => ({ value: n, done: n++ > 9 }), return() { print('closed', n); return {}; } }) };
const [] = it; [, ,] = it; [, , ...[]] = it; n = 0; const [, b, ,] = it; print(b, n);
