Functions: text, names, lengths, bind, properties.

//# toString gives the source text
function  f ( a,b ) { /* c */ return a }
class  A { m ( ) { } get  x ( ) { return 1 } static  async * g ( ) { } #p ( ) { } [ 'k' + 1 ] ( ) { } }
const o = {
  m ( ) { }, get  y ( ) { return 1 }, async  am ( ) { }, * gm ( ) { }, [ 'c' ] : function ( ) { }, 'q' ( ) { }
};
const arrow = ( x ) => { }; const async1 = async  x  =>  x;
print(
  f.toString(), A.toString(), A.prototype.m.toString(),
  Object.getOwnPropertyDescriptor(A.prototype, 'x').get.toString(), A.g.toString(), A.prototype.k1.toString(),
  o.m.toString(), Object.getOwnPropertyDescriptor(o, 'y').get.toString(), o.am.toString(), o.gm.toString(),
  o.c.toString(), o.q.toString(), arrow.toString(), async1.toString(), (function* g() {}).toString(),
  (class { static { } }).toString(), Function('a', 'b', 'return a').toString(), Function().toString(),
  (async function* ( ) { }).toString(), Object.getPrototypeOf(function* () {}).constructor('yield 1').toString()
);

//# toString of what has no source
print(
  /^function max\(\) \{\s*\[native code\]\s*\}$/.test(Math.max.toString()),
  /\[native code\]/.test((() => 1).bind().toString()),
  /\[native code\]/.test(new Proxy(() => 1, {}).toString === undefined ? '' : Function.prototype.toString.call(new Proxy(() => 1, {}))),
  attempt(() => Function.prototype.toString.call({})),
  /\[native code\]/.test(Function.prototype.toString.call(Function.prototype)),
  /native/.test(Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.toString()),
  /native/.test(class {}.toString()),
  /native/.test(Function.prototype.toString.call(Proxy.revocable(class {}, {}).proxy))
);

//# lengths and names, and how they can be changed
const [f] = (() => { 'use strict'; const f = function (a, b) {}; return [f]; })();
print(
  f.length, f.name, Object.getOwnPropertyDescriptors(f), Reflect.ownKeys(() => {}), delete f.length, f.length,
  Object.defineProperty(f, 'name', { value: 'renamed' }).name, ((a, [b], { c }) => {}).length, (function () {}).name,
  (() => {}).name, new Function('a', 'b', '').length, new Function().name,
  Object.getOwnPropertyDescriptor({ get g() { return 1; } }, 'g').get.name,
  Object.getOwnPropertyDescriptor({ set s(v) {} }, 's').set.name, (class { static m() {} }).m.name,
  Symbol.prototype[Symbol.toPrimitive].name, Function.prototype.name, Function.prototype.length, Function.prototype(),
  f.hasOwnProperty('caller'), { f: 1, 'a b'() {} }['a b'].name, { 5() {} }[5].name
);
let g; g = function () {}; const o = {}; o.p = function () {}; const [h] = [function () {}];
const par = (function () {}); print(g.name, o.p.name, h.name, par.name, ((x = function () {}) => x.name)());

//# bind
function f(...a) { return [this, a, new.target && new.target.name]; } const b = f.bind('this', 1, 2);
print(
  b(3), new b(4), b.name, b.length, 'prototype' in b, b.bind('other', 5)(6), b.call('ignored'),
  Reflect.construct(b, [7], class N {}), attempt(() => class extends b {}), new b(8) instanceof f, new b(8) instanceof b,
  attempt(() => (() => {}).bind().call.call(1)), attempt(() => Function.prototype.bind.call(1)),
  (() => this === globalThis).bind(5)()
);
const long = Object.defineProperty(function () {}, 'length', { value: Infinity });
print(
  long.bind(null, 1).length, Object.defineProperty(() => {}, 'length', { value: -5 }).bind().length,
  Object.defineProperty(() => {}, 'length', { value: 2.9 }).bind(null, 1).length,
  Object.defineProperty(() => {}, 'length', { value: 'x' }).bind().length,
  Object.defineProperty(() => {}, 'name', { value: 5 }).bind().name,
  Object.getPrototypeOf(Object.setPrototypeOf(() => {}, null).bind === undefined ? {} : 1) === Object.prototype
);

//# call and apply
function f() { 'use strict'; return [this, ...arguments]; }
print(
  f.call(), f.call(1, 2), f.apply(1, [2, 3]), f.apply(1, { length: 2, 0: 'a' }), f.apply(1), f.apply(1, null),
  attempt(() => f.apply(1, 5)), attempt(() => f.apply(1, 'ab')), f.call.apply(f, [9, 8]),
  Function.prototype.call.call(f, 1, 2), [1, 2].map(Function.prototype.call, String.prototype.trim ?? 0),
  attempt(() => Function.prototype.apply.call({}, 1)), Reflect.apply(f, 1, new Uint8Array([5])),
  f.apply(0, new Proxy([1, 2], {}))
);

//# the Function constructor
print(
  new Function('a, b', 'c', 'return a + b + c')(1, 2, 3), Function('a = 1', '...r', 'return [a, r]')(undefined, 2),
  Function('/* */ x // y\n', 'return x')(5), attempt(() => Function('a', 'super()')),
  Function('return typeof this')(), Function('"use strict"; return this')(), Function('return new.target')(),
  Function({ toString: () => 'p' }, 'return p')(3), attempt(() => Function('a', '"use strict"; with (a) {}')),
  attempt(() => Function('a', 'a', '"use strict"')), Function('\n', '\n')(), Function('-->')(),
  (() => { var x = 'local'; globalThis.x = 'global'; return Function('return x')(); })(), Function.length,
  Function('yield', 'return yield')(4)
);
delete globalThis.x;

//# parameters and body of Function are parsed apart
//@ differs QuickJS parses them as one text, so they may complete each other (CreateDynamicFunction).
//> "<function \"\">" "<function \"anonymous\">"
//> undefined
//node> "throws <SyntaxError>" "throws <SyntaxError>"
//node> undefined
print(attempt(() => Function('a', '}, function () {')), attempt(() => Function('/*', '*/) {')));

//# prototypes of functions
function f() {} const a = () => {}, o = { m() {}, get g() { return 1; } };
print(
  Object.getOwnPropertyDescriptor(f, 'prototype'), f.prototype.constructor === f,
  Object.getOwnPropertyDescriptor(f.prototype, 'constructor'), 'prototype' in a, 'prototype' in o.m,
  attempt(() => new a()), attempt(() => new o.m()), Object.getOwnPropertyDescriptor(class {}, 'prototype').writable,
  f.prototype = 5, Object.getPrototypeOf(new f()) === Object.prototype, attempt(() => new Math.max()),
  attempt(() => new (async () => {})()), typeof Function.prototype,
  Object.getPrototypeOf(Function.prototype) === Object.prototype,
  attempt(() => { 'use strict'; (class {}).prototype = 1; })
);

//# recursion: mutual, through apply, tree-shaped, with many frames
const even = (n) => (n ? odd(n - 1) : true), odd = (n) => (n ? even(n - 1) : false);
function ack(m, n) { return m ? ack(m - 1, n ? ack(m, n - 1) : 1) : n + 1; }
const Y = (f) => ((x) => x(x))((x) => f((...a) => x(x)(...a)));
function depth(n) { return n ? 1 + depth.apply(null, [n - 1]) : 0; }
const hanoi = (n, a, b, c) => (n ? hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a) : 0);
print(
  even(300), odd(301), ack(2, 6), Y((self) => (n) => (n < 2 ? 1 : n * self(n - 1)))(10), depth(200),
  hanoi(8, 'a', 'b', 'c'), (function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); })(15),
  [3, 1, 2].sort((a, b) => [a, b].sort((x, y) => x - y)[0] - b || 1).length
);

//# getters and setters on the chain, with the receiver
const base = { get full() { return `${this.a} ${this.b}`; }, set full(v) { [this.a, this.b] = v.split(' '); } };
const o = Object.create(base, { a: { value: 'x', writable: true }, b: { value: 'y', writable: true } });
print(o.full, (o.full = 'p q'), o.a, o.b, Object.keys(o), Object.getOwnPropertyNames(base));
class A { static #n = 0; static get next() { return ++this.#n; } static set next(v) { this.#n = v; } }
print(A.next, A.next, (A.next = 10), A.next, attempt(() => Object.create(A).next));
const lazy = { get v() { Object.defineProperty(this, 'v', { value: 'computed' }); return this.v; } };
print(lazy.v, lazy.v, Object.getOwnPropertyDescriptor(lazy, 'v'));

//# spreading a string into an object
//@ differs QuickJS copies nothing from a primitive (CopyDataProperties).
//> {} {"0": "h", "1": "i"}
//> undefined
//node> {"0": "h", "1": "i"} {"0": "h", "1": "i"}
//node> undefined
print({ ...'hi' }, Object.assign({}, 'hi'));

//# object literals: shorthand, spread, computed, duplicates, __proto__
const a = 1, s = Symbol('s');
const src = { x: 1, get y() { print('read y'); return 2; }, [s]: 3, __proto__: { inherited: 1 } };
print(
  { a, ['b' + a]: 2, ...src, x: 'over', ...null, ...undefined, ...5, ...[, 9] },
  { a: 1, a: 2, b: 1, get a() { return 3; } }, { get a() { return 1; }, a: 2 },
  { a: 1, ...{ a: 2 }, get a() { return 4; } }, { __proto__: null, x: 1 },
  Object.getPrototypeOf({ __proto__: src }) === src, Object.getPrototypeOf({ '__proto__': null }),
  Object.keys({ ['__proto__']: 1 }), Object.keys({ z: 1, a: 1, 1: 1, 0: 1 }),
  { 'quoted-key': 1, 0x10: 2, 1e3: 3, .5: 4, 1n: 5 }
);
const order = []; const k = (n) => { order.push(n); return n; };
({ [k('a')]: k('va'), ...(k('spread'), {}), [k('b')]: k('vb') });
print(order, attempt(() => eval('({ __proto__: 1, __proto__: 2 })')));
