Classes: definitions, fields, accessors, static parts, computed keys, names.

//# a class is a function that only new may call
class A { constructor(x) { this.x = x; } static make(x) { return new this(x); } get double() { return this.x * 2; } }
print(typeof A, A.name, A.length, A.make(4), A.make(4).double);
print(attempt(() => A(1)), attempt(() => A.call({}, 1)), attempt(() => Reflect.construct(A, [9])));
print(Object.getOwnPropertyNames(A), Object.getOwnPropertyNames(A.prototype));
print(Object.getOwnPropertyDescriptor(A, 'prototype'));

//# methods are not enumerable and cannot be constructed
class A { m() {} static s() {} get g() { return 1; } set g(v) {} async am() {} *gm() {} }
for (const key of ['m', 'g', 'am', 'gm']) {
  const d = Object.getOwnPropertyDescriptor(A.prototype, key);
  print(key, d.enumerable, d.configurable, d.writable, 'prototype' in (d.value ?? d.get));
}
print(attempt(() => new A.prototype.m()), attempt(() => new A.s()), Object.keys(A));

//# fields are defined, not assigned, in order of appearance
const log = []; class Base { set x(v) { log.push(`setter ${v}`); } }
class Derived extends Base {
  [(log.push('key a'), 'a')] = log.push('value a'); x = 1; [(log.push('key b'), 'b')] = log.push('value b');
}
print(log.slice()); const d = new Derived(); print(log, d, Object.getOwnPropertyDescriptor(d, 'x'));

//# field initialisers see this, the class and new.target
class A { a = this; b = () => this; c = A.name; static d = this; e = new.target; }
const o = new A();
print(o.a === o, o.b() === o, o.c, A.d === A, o.e);

//# anonymous functions take the names of their fields
class A { f = function () {}; g = () => {}; ['h' + 1] = class {}; static i = () => {}; j = (0, () => {}); }
const o = new A();
print(o.f.name, o.g.name, o.h1.name, A.i.name, o.j.name);

//# static fields and blocks run in order with this as the class
const log = [];
class A {
  static a = log.push('a', this.name);
  static { log.push('block', this.a, this === A); this.fromBlock = 1; var v = 'local'; }
  static b = log.push('b', this.fromBlock);
  static { try { log.push(v); } catch (e) { log.push(e.name); } }
}
print(log, typeof v, A);

//# the inner name of a class is constant and in its dead zone in heritage
print(attempt(() => { class A extends A {} }), attempt(() => { const B = class C { static x = (C = 1); }; }));
print(attempt(() => { class D { static [D.name] = 1; } }));
class E { m() { E = 2; } }
print(attempt(() => new E().m()));
const F = E; E = 3;
print(E, F.name);

//# class expressions have names from where they are assigned
const A = class {}; const B = class Inner {}; const o = { C: class {}, ['D' + 1]: class {} }; let E; E = class {};
const [F = class {}] = [];
print(A.name, B.name, o.C.name, o.D1.name, E.name, F.name, (class {}).name, (class { static name = 'own'; }).name);
print(Object.getOwnPropertyNames(class {}), Object.getOwnPropertyNames(class { static name() {} }));

//# accessors of one name make one property
class A {
  get x() { return 'got'; } set x(v) { this.y = v; } static get x() { return 's'; } get z() { return 1; }
  z() { return 2; } get ['w']() { return 3; }
}
const a = new A(); a.x = 5;
print(a.x, a.y, A.x, a.z(), a.w, attempt(() => { 'use strict'; a.w = 1; }), attempt(() => { A.x = 1; return A.x; }));

//# a class body is strict
class A { m() { return this; } static s() { return (function () { return this; })(); } n() { undeclared = 1; } }
const { m } = new A();
print(m(), A.s(), attempt(() => new A().n()));

//# a constructor may return another object
class A { constructor() { return [1]; } } class B extends A { x = 2; } class C { constructor() { return 5; } }
class D extends C { constructor() { super(); return undefined; } }
class E extends C { constructor() { super(); return 1; } }
print(new A(), new B(), new C(), new D(), attempt(() => new E()));

//# computed keys are evaluated once, in order, and may be symbols
let n = 0; const key = (k) => { print('key', k); return k; }; const s = Symbol('s');
class A {
  [key('a')]() {} static [key('b')] = n++; [key(s)] = 1; get [key(1)]() { return 1; } static [key('c')] = n++;
  async *[key('d')]() {}
}
print(
  Object.getOwnPropertyNames(A.prototype), A.b, A.c, new A(), A.prototype.d.name,
  Object.getOwnPropertyDescriptor(A.prototype, 1).get.name
);

//# odd names of members
class A {
  static() { return 1; } get() { return 2; } set() { return 3; } async() { return 4; } 'quoted name'() { return 5; }
  0x10() { return 6; } 1n() { return 7; } static async = 8; static static = 9; get; set; static;
  await() { return 10; } constructor() {} ['constructor']() { return 11; }
}
const a = new A();
print(
  A.prototype.static(), A.prototype.get(), A.prototype.set(), A.prototype.async(), a['quoted name'](), a[16](),
  a[1](), A.async, A.static, a, a.await(), a.constructor()
);

//# generator and async methods keep their home object
class A { *g() { yield 'A.g'; } async a() { return 'A.a'; } static *s() { yield 'A.s'; } }
class B extends A {
  *g() { yield* super.g(); yield 'B.g'; } async a() { return (await super.a()) + 'B.a'; }
  static *s() { yield* super.s(); }
}
print([...new B().g()], [...B.s()]); new B().a();

//# instanceof and prototypes of classes
class A {} class B extends A {} class N extends null { static x = 1; }
print(
  Object.getPrototypeOf(B) === A, B.prototype instanceof A, new B() instanceof A,
  Object.getPrototypeOf(N) === Function.prototype, Object.getPrototypeOf(N.prototype), attempt(() => new N())
);
print(
  attempt(() => { class X extends 5 {} }), attempt(() => { class X extends (() => {}) {} }),
  attempt(() => { class X extends (function* () {}) {} })
);
function P() {} P.prototype = 3; print(attempt(() => { class X extends P {} }));

//# fields that refer to each other, to private ones and to parameters of closures
function make(p) { return class { a = p; b = this.a + 1; #c = this.b * 2; get c() { return this.#c; } d = this.#c + this.c; }; }
print(new (make(1))(), new (make(10))());
