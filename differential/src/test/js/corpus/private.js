Private members.

//# fields, methods and accessors
class A { #f = 1; #m() { return this.#f; } get #g() { return this.#f * 10; } set #g(v) { this.#f = v; } static #s = 's'; static #sm() { return A.#s; }
  run() { this.#g = this.#m() + 1; return [this.#f, this.#g, A.#sm()]; } }
print(new A().run(), new A(), Object.getOwnPropertyNames(A), Reflect.ownKeys(new A()));

//# a brand is checked on every access
class A {
  #x = 1; #m() {} get #g() { return 1; } static read(o) { return o.#x; } static call(o) { return o.#m(); }
  static get(o) { return o.#g; } static write(o) { o.#x = 2; return o.#x; }
}
for (const o of [new A(), {}, Object.create(new A()), new Proxy(new A(), {}), 5]) {
  print(attempt(() => A.read(o)), attempt(() => A.call(o)), attempt(() => A.get(o)), attempt(() => A.write(o)));
}

//# in tells whether an object has the private name
class A {
  #x; #m() {} static #s; get #g() { return 0; } static has(o) { return [#x in o, #m in o, #g in o, #s in o]; }
}
class B { #x; } print(A.has(new A()), A.has(A), A.has(new B()), attempt(() => A.has(1)));

//# methods cannot be written, and accessors need their half
class A {
  #m() {} get #r() { return 1; } set #w(v) {} a() { this.#m = 1; } b() { this.#r = 1; } c() { return this.#w; }
}
const a = new A(); print(attempt(() => a.a()), attempt(() => a.b()), attempt(() => a.c()));

//# private names are of their class: the same text twice is two names
class A {
  #x = 'outer';
  inner() { const outer = this; return new (class { #x = 'inner'; both() { return [this.#x, attempt(() => outer.#x)]; } })().both(); }
}
print(new A().inner()); const make = () => class { #x = 1; static get(o) { return o.#x; } };
const [P, Q] = [make(), make()]; print(P.get(new P()), attempt(() => P.get(new Q())));

//# a base that returns an object gets the fields stamped on it
//@ differs QuickJS adds no private name to an object that is not extensible, as a proposal for ECMAScript has it.
//> "stamped" [] "throws <TypeError>" "stamped"
//> "throws <TypeError>"
//> undefined
//node> "stamped" [] "throws <TypeError>" "stamped"
//node> "\"stamped\""
//node> undefined
class Return { constructor(o) { return o; } }
class Stamp extends Return { #x = 'stamped'; static read(o) { return o.#x; } } const target = {}; new Stamp(target);
print(
  Stamp.read(target), Object.keys(target), attempt(() => new Stamp(target)), Stamp.read(Object.freeze(new Stamp({})))
);
const frozen = Object.freeze({}); print(attempt(() => (new Stamp(frozen), Stamp.read(frozen))));

//# compound assignment, increments, destructuring and optional chains
class A { #n = 1; #o = null; run() { this.#n += 5; const old = this.#n++; ++this.#n; this.#o ??= { v: 3 }; [this.#n, this.#o.w] = [this.#n * 2, this.#n]; ({ z: this.#n = 7 } = {}); return [old, this.#n, this.#o, this?.#n, this.#o?.v]; }
  static opt(o) { return o?.#n; } }
print(new A().run(), A.opt(null), A.opt(undefined), attempt(() => A.opt({})));

//# methods exist before fields are initialised, fields do not
class A { a = this.#m(); #m() { return 'method'; } b = attempt(() => this.#late); #late = 1; c = this.#late; }
print(new A());

//# a subclass constructor sees private members only after super
class A { constructor() { this.init?.(); } }
class B extends A { #x = 1; init() { this.seen = attempt(() => this.#x); } now() { return this.#x; } }
const b = new B(); print(b.seen, b.now());

//# static private methods are not inherited
class A { static #p() { return 'p'; } static call() { return this.#p(); } }
class B extends A {}
print(A.call(), attempt(() => B.call()));

//# arrow functions, generators and eval reach private names
class A {
  #x = 1; arrow() { return (() => this.#x)(); } *gen() { yield this.#x; } async later() { return this.#x; }
  ev() { return eval('this.#x'); } nested() { return eval('eval("() => this.#x")')(); }
}
const a = new A(); print(a.arrow(), [...a.gen()], a.ev(), a.nested()); print(attempt(() => eval('a.#x'))); a.later();

//# private async and generator methods
class A {
  async #a(x) { return x + 1; } *#g(n) { while (n) yield n--; } async *#ag() { yield* this.#g(2); }
  async run() { const got = []; for await (const v of this.#ag()) got.push(v); return [await this.#a(1), [...this.#g(3)], got]; }
}
new A().run();

//# functions named by private fields
class A { #f = () => {}; #g() {} static #h = class {}; names() { return [this.#f.name, this.#g.name, A.#h.name]; } }
print(new A().names());

//# calling a private field as a function passes this
class A {
  #f = function () { return this; }; direct() { return this.#f() === this; } tag() { return this.#f`` === this; }
  paren() { return (this.#f)() === this; } comma() { return (0, this.#f)() === globalThis; }
  optional() { return this.#f?.() === this; }
}
const a = new A(); print(a.direct(), a.tag(), a.paren(), a.comma(), a.optional());
