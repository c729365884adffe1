Inheritance: super, new.target, classes of built-ins, species.

//# super in methods, accessors, statics and object literals
class A {
  m() { return `A.m ${this.v}`; } get g() { return `A.g ${this.v}`; } set s(x) { this.viaSetter = x; }
  static st() { return `A.st ${this.name}`; }
}
class B extends A {
  v = 1; m() { return `${super.m()}!`; } get g() { return `${super.g}!`; } set s(x) { super.s = x * 2; }
  static st() { return super.st(); }
}
const b = new B(); b.s = 4; print(b.m(), b.g, b, B.st());
const o = { __proto__: { hi() { return `hi ${this.n}`; } }, n: 'o', hi() { return super.hi() + super['hi'](); } };
print(o.hi(), attempt(() => ({ m() { return super.nothing; } }).m()));

//# super keeps its home object when the method moves
class A { who() { return 'A'; } } class B extends A { who() { return 'B' + super.who(); } }
class C { who() { return 'C'; } } const moved = { __proto__: C.prototype, who: B.prototype.who }; print(moved.who());
Object.setPrototypeOf(B.prototype, C.prototype); print(new B().who());

//# assigning to super writes to this
class A { }
class B extends A {
  m() { super.x = 1; super['y'] = 2; return [this.x, this.y, super.x]; } n() { super.z += 1; return this.z; }
  p() { super.q ??= 'q'; return this.q; }
}
print(new B().m(), new B().n(), new B().p()); class R { get r() { return 1; } }
class S extends R { m() { super.r = 2; } } print(attempt(() => new S().m()));
class T extends Object { m() { Object.freeze(this); super.t = 1; } } print(attempt(() => new T().m()));

//# this before super, super twice, and no super
class A { constructor() { print('A runs'); } } class B extends A { constructor() { this.x = 1; super(); } }
class C extends A { constructor() { super(); super(); } } class D extends A { constructor() {} }
class E extends A { constructor(flag) { const f = () => super(); if (flag) f(); return { flag }; } }
print(
  attempt(() => new B()), attempt(() => new C()), attempt(() => new D()), attempt(() => new E(true)),
  attempt(() => new E(false))
);

//# super called in an arrow function, in arguments, and in a default
class A { constructor(...args) { this.args = args; } }
class B extends A { constructor() { const init = () => { super(1, 2); return this; }; print(init() === this); this.b = 1; } }
class C extends A { constructor(x = super('default')) { print(x === this); } }
class D extends A { constructor() { super(super.constructor === A, attempt(() => this)); } }
print(new B(), new C(), attempt(() => new D()));

//# new.target through calls, classes and Reflect.construct
function F() { return { t: new.target && new.target.name }; } class A { constructor() { this.t = new.target.name; } }
class B extends A {}
print(
  F(), new F(), new A(), new B(), Reflect.construct(F, [], B), Reflect.construct(A, [], F).t, F.call({}),
  attempt(() => Reflect.construct(A, [], () => {}))
);

//# the default constructor passes every argument and does not use the array iterator
//@ needs typeof Promise.try === 'function'
//> B {"args": [1, 2, 3]}
//> undefined
class A { constructor(...args) { this.args = args; } } class B extends A {}
const original = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function () { throw new Error('used'); }; const b = new B(1, 2, 3);
Array.prototype[Symbol.iterator] = original; print(b);

//# extending Array keeps exotic length and species
class L extends Array { sum() { return this.reduce((a, b) => a + b, 0); } } const l = L.from([1, 2, 3]); l.push(4);
l[6] = 9;
print(
  l, l.length, l.sum(), l.map((x) => x * 2), l.filter(Boolean) instanceof L, L.of(7), l.concat([1]).constructor === L,
  new L(3), l.slice(0, 2)
);
l.length = 1; print(l, Array.isArray(l));

//# species decides what derived operations make
class Plain extends Array { static get [Symbol.species]() { return Array; } }
class Null extends Array { static get [Symbol.species]() { return null; } }
class Odd extends Array { static get [Symbol.species]() { return function (n) { this.made = n; }; } }
print(
  Plain.of(1, 2).map((x) => x).constructor.name, Null.of(1).slice().constructor.name, Odd.of(5, 6).map((x) => x + 1)
);
class P extends Promise { static get [Symbol.species]() { return Promise; } }
print(new P(() => {}).then() instanceof P, P.resolve(1) instanceof P, P.resolve(1).finally(() => {}) instanceof P);
const a = [1, 2]; a.constructor = { [Symbol.species]: function (n) { return { length: 0, n }; } };
print(a.map((x) => x), a.concat([3]));

//# extending Error, Map, Set, Promise, RegExp, Date, Function, Boolean
class MyError extends TypeError { get name() { return 'MyError'; } } const e = new MyError('boom', { cause: 1 });
print(e instanceof TypeError, e instanceof Error, String(e), e.cause, Object.keys(e));
class M extends Map {
  get(k) { return super.get(k) ?? 'none'; } set(k, v) { print('set', k); return super.set(k, v); }
}
print(new M([[1, 2], [3, 4]]).get(5), new M([['a', 1]])); class S extends Set { add(v) { return super.add(v * 2); } }
print(new S([1, 2])); class R extends RegExp { exec(s) { const r = super.exec(s); if (r) r.mine = true; return r; } }
print(
  new R('a', 'g')[Symbol.match]('banana'), 'xax'.replace(new R('a'), 'b'), new R('a').test('a'),
  'a'.match(new R('a')).mine
);
class D extends Date { year() { return this.getUTCFullYear(); } } print(new D(0).year(), new D(0));
class Fn extends Function { twice(x) { return this(this(x)); } } const inc = new Fn('x', 'return x + 1');
print(inc.twice(1), inc instanceof Fn, inc.name); class Bo extends Boolean { }
print(new Bo(true), new Bo(false).valueOf()); class St extends String { shout() { return this.toUpperCase() + '!'; } }
print(new St('hi').shout(), new St('hi').length, new St('ab'));

//# extending typed arrays and array buffers
class V extends Float32Array { norm() { return Math.hypot(...this); } } const v = new V([3, 4]);
print(v.norm(), v.map((x) => x * 2), v.subarray(1) instanceof V, V.from([1, 2]), v.slice(0, 1));
class B extends ArrayBuffer { } print(new B(4).slice(1, 3) instanceof B, new B(2));
class Bad extends Uint8Array { static get [Symbol.species]() { return Array; } }
print(attempt(() => new Bad(2).map((x) => x)));

//# prototypes of instances made with another new.target
function NT() {} NT.prototype = null; class A {}
print(
  Object.getPrototypeOf(Reflect.construct(Array, [], NT)) === Array.prototype,
  Reflect.construct(Date, [0], A) instanceof A, Object.prototype.toString.call(Reflect.construct(Map, [], A)),
  Reflect.construct(Object, [1], A), Reflect.construct(Error, ['m'], Array) instanceof Array
);

//# inheritance through functions and Object.create
function Animal(name) { if (!(this instanceof Animal)) return new Animal(name); this.name = name; }
Animal.prototype.speak = function () { return `${this.name} speaks`; };
function Dog(name) { Animal.call(this, name); }
Dog.prototype = Object.create(Animal.prototype, { constructor: { value: Dog, enumerable: false } });
Dog.prototype.speak = function () { return Animal.prototype.speak.call(this) + ' woof'; };
print(
  new Dog('rex').speak(), Animal('cat').speak(), new Dog('x') instanceof Animal, Dog.prototype.constructor === Dog,
  new Dog('y')
);
class Pup extends Dog { speak() { return super.speak() + ' yip'; } } print(new Pup('z').speak());

//# mixins and dynamic heritage
const Counted = (Base) => class extends Base { static count = 0; constructor(...a) { super(...a); this.constructor.count++; } };
class Point { constructor(x, y) { Object.assign(this, { x, y }); } } class CP extends Counted(Point) {}
class CQ extends Counted(Point) { static count = 10; }
print(
  new CP(1, 2), new CP(3, 4), CP.count, new CQ(5, 6), CQ.count, Object.getOwnPropertyNames(CP),
  CP.prototype instanceof Point
);
class Swap extends Point {} Object.setPrototypeOf(Swap, class { constructor() { this.other = true; } });
print(new Swap(1, 2) instanceof Point, new Swap(1, 2));
