Sloppy mode: with, Annex B, and other relics.

//# with reads, writes, calls and deletes through its object
var o = { a: 1, f() { return this === o; }, del: 1 }; var a = 'global';
with (o) { print(a, f(), typeof b); a = 2; var b = 'declared outside'; delete del; c1 = 3; var a; }
print(o, a, b, typeof c1); with ({ x: 1 }) { with ({ y: x + 1 }) { print(x, y); x = y; print(x); } }

//# with and unscopables, getters, proxies
const o = { x: 1, y: 2, [Symbol.unscopables]: { x: true, y: false } }; var x = 'outer'; with (o) print(x, y);
const arr = []; with (arr) print(typeof values, typeof concat, typeof flat, typeof length);

//# with through a proxy shows each step
const log = [];
const p = new Proxy({ z: 1, f() { return this === p; } }, { has(t, k) { log.push('has ' + String(k)); return k in t; }, get(t, k, r) { log.push('get ' + String(k)); return t[k]; }, set(t, k, v, r) { log.push('set ' + k); t[k] = v; return true; }, deleteProperty(t, k) { log.push('delete ' + k); return delete t[k]; } });
with (p) { log.push('-'); typeof nowhere1; } print(log.filter((l) => /nowhere1|-/.test(l))); log.length = 0;
with (p) { z = 2; } print(log.slice(0, 2), log.at(-1)); log.length = 0; with (p) { print(f()); } log.length = 0;
with (p) { delete z; } print(log.at(-1), p);

//# a read in with asks the object twice
//@ differs V8 leaves out the second question whether the object still has the name (GetBindingValue).
//> ["has z", "get Symbol(Symbol.unscopables)", "has z", "get z"]
//> undefined
//node> ["has z", "get Symbol(Symbol.unscopables)", "get z"]
//node> undefined
const log = [];
with (new Proxy({ z: 1 }, { has(t, k) { log.push('has ' + String(k)); return k in t; }, get(t, k) { log.push('get ' + String(k)); return t[k]; } })) z;
print(log);

//# with and assignment to a property that its right side deletes
//@ differs V8 assigns to the global object instead of to the object of the with (SetMutableBinding).
//> {"x": 7} "undefined"
//> undefined
//node> {} "number"
//node> undefined
var env = { x: 1 }; with (env) { x = (delete env.x, 7); } print(env, typeof globalThis.x);

//# with over primitives and what cannot be an object
with ('text') print(length, charAt(1), toUpperCase()); with (5) print(toFixed(1));
print(attempt(() => Function('with (null) {}')()), attempt(() => Function('with (undefined) {}')()));
with ([1, 2, 3]) print(length, indexOf(2), map((x) => x + length));

//# closures made inside with keep it, and functions hoist out of it
var fs = []; for (const o of [{ v: 1 }, { v: 2 }]) with (o) fs.push(() => v, (n) => (v = n)); fs[1](10);
print(fs[0](), fs[2]()); with ({ g: 'object' }) { function g() { return 'function'; } print(typeof g); }
print(typeof g); with ({ arguments: 5, eval: (x) => 'not eval ' + x }) { print(arguments, eval('1 + 1')); }

//# break, continue, return and throw leave with
out: with ({ a: 1 }) { if (a) break out; print('unreached'); }
for (let i = 0; i < 3; i++) with ({ i2: i * 2 }) { if (i2 === 2) continue; print(i2); }
print(
  (function () { with ({ r: 'returned' }) return r; })(), attempt(() => Function('with ({ t: "thrown" }) throw t')())
);
function* g() { with ({ y: 'y' }) { yield y; yield* [y + y]; } } print([...g()]);

//# with and compound assignment to a property that vanishes
var env = { get x() { delete this.x; return 2; } }; with (env) { x = 5; } print(Object.keys(env), typeof x);
var env3 = { n: 1 };
with (env3) { n += 4; n++; --n; n **= 2; n ??= 9; n &&= n + 1; [n] = [n * 2]; ({ n } = { n: n + 1 }); } print(env3);

//# comments like HTML, octal literals and escapes
var x = 1; <!-- this is a comment
--> this as well
x = 010 + 08 + 0o10 + 0b11 + 0x1F; print(x, '\101\60\0', '\8', 09.5, 010.toString());

//# function declarations as bodies of if, labels before functions
if (1) function f() { return 'f'; } else function f() { return 'g'; } print(f()); lab: function h() { return 'h'; }
print(h(), typeof lab);

//# reserved words of strict mode are names here
var let_ = 1, yield = 2, static = 3, implements = 4, interface = 5, package = 6, await = 7, async = 8, of = 9, get = 10, let = 11;
print(yield + static + implements + interface + package + await + async + of + get + let);
var o = { yield, await, let, static }; print(o); function yield_(yield) { return yield * 2; } print(yield_(4));
label: for (var of of [1, 2]) continue label; print(of); var eval_ = (function (eval) { return eval + 1; })(1);
print(eval_);

//# assignments that fail in silence
var frozen = Object.freeze({ a: 1 }); frozen.a = 2; frozen.b = 3; delete frozen.a;
var getter = { get x() { return 1; } }; getter.x = 5; 'str'.length = 9; 'str'[0] = 'x'; (5).x = 1; undefined = 3;
NaN = 4; Infinity = 5;
print(frozen, getter.x, typeof undefined, NaN, Infinity, (function f() { f = 1; return typeof f; })());
var sealed = [1, 2]; Object.freeze(sealed); sealed.length = 0; print(sealed, attempt(() => sealed.push(1)));

//# this is boxed or global
function t() { return typeof this; } function v() { return this.valueOf(); }
Number.prototype.me = function () { return this; };
print(
  t.call(1), t.call('s'), t.call(true), t.call(null), t.call(1n), t.call(Symbol.iterator), v.call(5),
  (5).me() === (5).me(), typeof (5).me(), (function () { return this === globalThis; })()
);
Object.defineProperty(
  Number.prototype, 'strict', { get() { 'use strict'; return typeof this; }, configurable: true }
);
Object.defineProperty(Number.prototype, 'loose', { get() { return typeof this; } }); print((1).strict, (1).loose);

//# duplicate parameters, caller and callee
function dup(a, b, a) { return [a, b, arguments.length]; } print(dup(1, 2, 3), dup(1, 2), dup.length);
function callee() { return arguments.callee === callee; } print(callee());

//# legacy of Object.prototype and strings
var o = { x: 1 }; o.__defineGetter__('g', function () { return this.x + 1; });
o.__defineSetter__('g', function (v) { this.x = v; }); o.g = 10;
print(
  o.g, typeof o.__lookupGetter__('g'), o.__lookupSetter__('x'), { __proto__: { y: 1 } }.y, { ['__proto__']: 1 },
  { __proto__: 5 }.hasOwnProperty('__proto__'), { __proto__() {} }.hasOwnProperty('__proto__')
);
var __proto__ = { z: 1 }; print({ __proto__ }.hasOwnProperty('__proto__'), o.__proto__ === Object.prototype);
o.__proto__ = null;
print(
  o.__proto__, 'abc'.substr(-2, 1), escape('a b\u0107+é'), unescape('%u0107%E9%zz%'), 'x'.anchor('a"b'), 'b'.bold(),
  'l'.link('u'), new Date(0).getYear(), 'z'.fontcolor('red')
);

//# RegExp relics: forms outside unicode mode
print(
  /a{,2}/.exec('a{,2}')[0], /[\b]/.test('\b'), /\c/.test('\\c'), /\1(a)/.exec('a')[0], /(?=a)*/.test(''),
  /]/.test(']'), /{/.test('{'), /\z/.test('z'), /[\d-x]/.exec('-')[0], /\8/.test('8'), /\u{2}/.test('uu'),
  /[^]/.test('\n'), /\k<a/.test('k<a')
);
