Operators: arithmetic, coercion, equality, optional chains, evaluation order.

//# int32 and double arithmetic at the edges
const M = 2147483647, m = -2147483648;
print(
  M + 1, m - 1, M * M, m * -1, -m, -0, 0 * -1, -1 % 1, 5 % -3, -5 % 3, 5.5 % 2, m % -1, 1 / -0, 0 / 0, M + M,
  65536 * 65536, 46341 * 46341, (M + 1) | 0, 1 << 31, 1 << 32, -1 >>> 0, -1 >>> 31, m >> 31, m >>> 1, ~M, ~m, ~~3.7,
  ~NaN, 2 ** 31 | 0, 2 ** 53 + 1, 1e308 * 10, 5e-324 / 2, 0.1 + 0.2, 4.35 * 100, 3 & 5.9, -3 & 0xff, 7 ^ 2 ** 32,
  1 << -1, 1 >> 33, 4294967297 >>> 0, '8' >> '1', null | 5
);

//# increments and decrements of everything
let a = 2147483647, b = -2147483648, c = '5', d = null, e, f = 1.5, g = 5n, h = true, i = -0;
print(a++, a, b--, b, c++, c, d--, d, e++, e, ++f, g++, g, -g, h++, h, i++, i, ++[0][0], --({ x: '3' }).x);
const o = { n: 1, get p() { print('get'); return this.n; }, set p(v) { print('set', v); this.n = v; } };
print(o.p++, --o.p, o['p'] += 5, o.n); const arr = [1, 2]; let k = 0; arr[k++]++; arr[k++] += k;
print(
  arr, k, typeof arr[5]++, arr[5], attempt(() => null.x++), attempt(() => { const q = 1; q++; }),
  attempt(() => { nowhere++; }), attempt(() => { let s = Symbol(); s++; })
);

//# exponent
print(
  2 ** 10, 2 ** -1, (-2) ** 2, 2 ** 3 ** 2, NaN ** 0, 1 ** Infinity, 0 ** 0, (-8) ** (1 / 3), 2 ** 0.5 === Math.SQRT2,
  (-0) ** -1, (-0) ** -2, 10 ** 308, 7 ** 25, Infinity ** -1, '3' ** '2', 2n ** 64n, (-3n) ** 3n, 0n ** 0n
);
let x = 3; x **= 2; x **= 0.5;
print(x, (+x) ** 2, -(x ** 2), (() => { try { return eval('-x ** 2'); } catch (e) { return e.name; } })());

//# equality, loose and strict
const vs = [0, -0, 1, '', '0', '1', null, undefined, NaN, false, true, [], [0], {}, 0n, 1n, 'a'];
const rows = vs.map((a) => vs.map((b) => (a == b ? 1 : 0) + (a === b ? 2 : 0)).join('')); print(rows);
const o = { valueOf: () => 1 };
print(
  o == 1, o == '1', o == true, 1n == 1, 1n === 1, '1' == 1n, 2n > 1, 1n < 1.5, '2' > 1n,
  9007199254740993n == 9007199254740992, 1n == '1.5', Symbol.iterator == 'x', Object(1n) == 1n, null == 0, null >= 0,
  undefined == null, NaN != NaN, [2] > 1, 'b' > ['a'], new Date(0) == 0, new Date(5) > 4, {} > {}, null + 1,
  undefined + 1, [] == ![]
);

//# relational operators with all kinds
print(
  'a' < 'b', 'B' < 'a', 1 < '2', '1' < '02', 'x' < 1, null < 1, undefined < 1, NaN <= NaN, 1n < 2, 2n < '3', 'x' < 1n,
  '' < 1n, -Infinity < -(10n ** 400n), 10n ** 400n < Infinity, NaN < 1n, 1.5 > 1n, true < 2n,
  attempt(() => Symbol() < 1), ({ valueOf: () => 3 }) > 2, ({ toString: () => 'b' }) > 'a', [1, 2] < [1, 3],
  new Date(1) < new Date(2), 3 > 2 > 1, -0 < 0, 'a' < 'a\0', 2 ** 53 < 2n ** 53n + 1n
);

//# conversion order and hints
const log = []; const t = (n, v) => ({ [Symbol.toPrimitive](hint) { log.push(`${n}:${hint}`); return v; } });
t('a', 1) + t('b', 2); t('c', 1) - t('d', 2); t('e', 1) < t('f', 2); t('g', 1) > t('h', 2); t('i', 1) == 1;
`${t('j', 1)}`; +t('k', 1); t('l', 1) + ''; ({})[t('m', 1)]; [t('n', 1)].join(); Number(t('o', 1)); String(t('p', 1));
BigInt(t('q', 1)); new Date(t('r', 1)); Math.max(t('s', 1)); t('t', 1) ** t('u', 1); isNaN(t('v', 1));
[3, 2].sort(() => t('w', 1)); 'x'.repeat(t('x', 1)); t('y', 'k') in {}; parseInt(t('z', '1')); print(log);

//# typeof, void, delete, in, instanceof
print(
  [undefined, null, 1, '', true, 1n, Symbol(), {}, [], () => 1, class {}, /x/, new Date()].map((v) => typeof v),
  typeof nowhere, typeof typeof 1, void 'x', delete {}.x, delete [].length, 'x' in { x: undefined }, 0 in [, 1],
  1 in [, 1], 'length' in [], Symbol.iterator in [], attempt(() => 'x' in 'x'), attempt(() => 1 instanceof 1),
  [] instanceof Object, Object.create(null) instanceof Object, (() => {}) instanceof Function, 5 instanceof Number,
  typeof document === 'undefined'
);

//# optional chains short-circuit the whole chain
const o = { a: { b: () => ({ c: [1, { d: 'deep' }] }), n: null }, f() { return this === o; } }; let n = 0;
print(
  o?.a?.b?.().c?.[1]?.d, o.x?.y.z.w, o.x?.[n++], o.x?.(n++), n, o.a.n?.b.c(), o?.f(), (o?.f)(), o.f?.(), o?.['f'](),
  o.missing?.(), attempt(() => o.missing()), attempt(() => o.a?.missing.x), attempt(() => (o.x?.y).z), delete o?.a.n,
  delete o.q?.r, 'n' in o.a, null?.x, undefined?.[1], (null)?.(), ''?.length, 0?.toFixed(1), o.f?.call?.(o),
  o.x?.y === void 0, true ?.5 : 1
);

//# nullish and logical assignment evaluate once and only when needed
const log = [];
const o = {
  get n() { log.push('get n'); return null; }, set n(v) { log.push('set n'); },
  get t() { log.push('get t'); return 1; }, set t(v) { log.push('set t'); }
};
const ob = () => { log.push('ob'); return o; }; const key = (k) => { log.push('key'); return k; };
ob()[key('n')] ??= 5; ob()[key('t')] ??= 5; ob().t ||= 6; ob().t &&= 7; ob().n ||= (log.push('rhs'), 8);
print(log, null ?? (undefined ?? 0) ?? 1, (0 || null) ?? 'x'); const frozen = Object.freeze({ a: 1 });
print(
  attempt(() => { 'use strict'; frozen.a ||= 2; return 'no write'; }),
  attempt(() => { 'use strict'; frozen.a &&= 2; })
);
let f; f ??= () => {}; let g; g ||= function () {}; print(f.name, g.name); const c = 1;
print(attempt(() => (c ||= 2)), attempt(() => (c &&= 2)));

//# order of evaluation of members, calls and assignments
const log = []; const v = (n, x = n) => { log.push(n); return x; }; const o = { a: [1, 2, 3], f: (...x) => x };
v('o', o)[v('k', 'a')][v('i', 1)] = v('r', 9); v('o2', o).f(v('x'), v('y')); v('l', 1) + v('m', 2) * v('n', 3);
v('p', o).a[0] += v('q', 5);
print(
  attempt(() => { v('null', null)[v('key')] = v('value'); }), attempt(() => { v('undef', undefined).x = v('rhs'); }),
  attempt(() => v('n2', null)[v('k2')]), log
);
let x = 1; x += (x = 5, 10); print(x); let y = 1; y = y++ + ++y; print(y); const arr = [0, 0]; let i = 0;
arr[i] = i = 1; print(arr, i); const w = { s: 1 }; let r = w; r.x = r = { s: 2 }; print(w, r);

//# keys of members are converted once
//@ differs V8 converts the key of a compound assignment once for reading and once for writing (GetValue).
//> {"k": 3, "z": "q"} 4 3 undefined {"0": 4, "1": 6, "null": 1, "undefined": 2, "1.5": 3, "1e+21": 5, "true": 7}
//> 2 2 undefined "c" "a" 5
//> undefined
//node> {"k": 3, "z": "q"} 6 3 undefined {"0": 4, "1": 6, "null": 1, "undefined": 2, "1.5": 3, "1e+21": 5, "true": 7}
//node> 2 2 undefined "c" "a" 5
//node> undefined
let n = 0; const k = { toString() { n++; return 'k'; } }; const o = { k: 1 }; o[k] += 1; o[k]++; o[k] ||= 5;
({ [k]: o.z } = { k: 'q' });
print(o, n, o[[['k']]], o[null], { [null]: 1, [undefined]: 2, [1.50]: 3, [-0]: 4, [1e21]: 5, [1n]: 6, [true]: 7 });
print([1, 2, 3]['1'], [1, 2, 3][1.0], [1, 2, 3]['01'], 'abc'[{ toString: () => '2' }], { 1: 'a' }[1n], [5][-0]);

//# bitwise on big values, and mixes of types
print(
  2 ** 40 & 2 ** 40, 2 ** 40 | 1, 1e20 >> 0, -(2 ** 33) >>> 0, 0xdeadbeef | 0, 0xdeadbeef >>> 0, 0.9 | 0, -0.9 | 0,
  '0x10' | 0, Infinity | 0, [5] & 7, ({}) ^ 1, 5n & 3n, -5n | 2n, ~5n, 5n ^ -1n, 1n << 70n, -1n >> 100n,
  attempt(() => 1n >>> 0n), attempt(() => 1n & 1), true + true, true & false, !!'' + !!'0', - -'3', +'', +' 12 ',
  +'1e3', +'0b11', +'1_0', +[], +{}, +[7], +null, +undefined, -'x', ~'7', !null
);

//# comparisons in conditions use every branch shape
const f = (a, b) => [a < b ? 1 : 0, a <= b ? 1 : 0, a > b ? 1 : 0, a >= b ? 1 : 0, a == b ? 1 : 0, a != b ? 1 : 0, a === b ? 1 : 0, a !== b ? 1 : 0, !(a < b) ? 1 : 0, a && b ? 1 : 0, a || b ? 1 : 0, !a ? 1 : 0, a == null ? 1 : 0, a === undefined ? 1 : 0, a === null ? 1 : 0, typeof a === 'undefined' ? 1 : 0, typeof a == 'function' ? 1 : 0, typeof a != 'object' ? 1 : 0].join('');
const vs = [1, 2, 1.5, NaN, '1', 'a', null, undefined, true, 1n, f, 0, ''];
for (const a of vs) print(vs.map((b) => f(a, b)).join(' '));
