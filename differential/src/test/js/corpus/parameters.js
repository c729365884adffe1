Parameters, arguments, calls.

//# defaults see earlier parameters, this, and the outer scope but not the body
var x = 'outer';
function f(a, b = a + 1, c = () => x, d = this === globalThis) { var x = 'inner'; return [a, b, c(), x, d]; }
print(
  f(1), f(1, undefined, () => 'given'), f.length, ((a, b = 1, c) => 0).length, ((...r) => 0).length,
  ((a = 1) => 0).length
);

//# a body var of a parameter's name starts with the parameter's value
function f(a, g = () => a) { var a; const first = a; a = 2; return [first, a, g()]; }
function k(a, g = () => (a = 9)) { var a = 1; g(); return a; }
function fn(a = 1, g = () => a) { function a() {} return [typeof a, g()]; } print(f(1), k(0), fn());

//# a closure in a default sees what the body assigns to a parameter
//@ differs QuickJS copies the parameters when the body begins, and the closure keeps the copy of before.
//> [2, 1]
//> undefined
//node> [2, 2]
//node> undefined
function f(a, g = () => a) { a = 2; return [a, g()]; } print(f(1));

//# eval in defaults has a scope of its own
var x = 'outer'; function f(a = eval('var x = "param"; x'), b = x, c = () => x) { return [a, b, x, c()]; }
function g(a = eval('var z = 1'), b = () => z) { var z = 2; return [z, b()]; } print(f(), g(), x);

//# arguments is mapped to simple parameters in sloppy mode
function f(a, b) { arguments[0] = 'A'; b = 'B'; return [a, arguments[1], arguments.length, [...arguments]]; }
print(f(1, 2, 3), f(1)); function g(a) { delete arguments[0]; arguments[0] = 2; return [a, arguments]; } print(g(1));
function h(a) {
  Object.defineProperty(arguments, '0', { writable: false, value: 5 }); a = 6; return [a, arguments[0]];
}
print(h(1)); function k(a) { Object.freeze(arguments); a = 2; return [a, arguments[0]]; } print(k(1));

//# arguments is not mapped with defaults, rest, patterns or strict mode
function a(x, y = 1) { x = 2; return arguments[0]; } function b(x, ...r) { arguments[0] = 5; return x; }
function c(x, { y }) { x = 2; return arguments[0]; } function d(x) { 'use strict'; x = 2; return arguments[0]; }
print(
  a(1), b(1), c(1, {}), d(1), attempt(() => d.arguments),
  attempt(() => (function () { 'use strict'; return arguments.callee; })()),
  (function () { return arguments.callee.length; })(1)
);

//# the arguments object itself
function f() { return arguments; } const a = f(1, 'two');
print(
  Object.prototype.toString.call(a), Array.isArray(a), Object.getOwnPropertyNames(a), Reflect.ownKeys(a).length,
  a[Symbol.iterator] === [].values, Object.getOwnPropertyDescriptor(a, 'length'),
  Array.prototype.map.call(a, (x) => x + x), JSON.stringify(a)
);
a.length = 1; print([...a]); function g(a, a) { return [a, arguments[0]]; } print(g(1, 2));
function shadow(arguments) { return arguments; } function shadow2() { var arguments = 5; return arguments; }
function shadow3() { var arguments; return typeof arguments; }
function shadow4() { function arguments() {} return typeof arguments; }
function shadow5(a = arguments) { let r = a.length; return r; }
print(shadow(7), shadow2(), shadow3(), shadow4(), shadow5(undefined, 2), (() => typeof arguments)());

//# dead zones and duplicates of parameters
print(
  attempt(() => ((a = a) => a)()), attempt(() => ((a = b, b = 1) => a)()), attempt(() => ((a = 1, b = a) => b)()),
  attempt(() => ((a, b = (() => c)(), c = 1) => b)()), attempt(() => ((a, b = () => c, c = 1) => b())())
);

//# spread in calls, news and arrays
const f = (...a) => a; class C { constructor(...a) { this.a = a; } }
const o = { m(...a) { return [this === o, a]; } };
print(
  f(...[1, 2], 3, ...'ab', ...new Set([5]), ...[]), new C(...[1], 2), o.m(...[1]), o['m'](...'x'),
  Math.max(...[1, 5, 3]), [...[, 1]], f(...[, ,]), attempt(() => f(...5)), attempt(() => f(...{})),
  new Date(...[2020, 0, 1]).getTime()
);

//# order: callee, arguments, then the check that it can be called
const log = []; const arg = () => { log.push('argument'); return 1; };
const o = { get x() { log.push('getter'); return 5; } };
print(
  attempt(() => o.x(arg())), attempt(() => o.nothing(arg())), attempt(() => null(arg())),
  attempt(() => new (log.push('new'), 5)(arg())), attempt(() => undefinedName(arg())), log
);

//# this in calls of all shapes
function f() { return this === undefined ? 'undefined' : this === globalThis ? 'global' : typeof this; }
const o = { f, g() { return f(); }, h: () => typeof this };
print(
  f(), o.f(), (o.f)(), (0, o.f)(), (o.f = o.f)(), o['f'](), o?.f(), o.g(), f.call(null), f.call(5), f.call(undefined),
  [f][0](), new f() instanceof f, f.bind(1).call(2), o.h()
);
function s() { 'use strict'; return this; }
print(s(), s.call(5), s.call(null), [s].map((g) => g()), Reflect.apply(s, 'x', []));

//# rest is a real array, made anew, and without holes in it
function f(a, ...r) { r.push('more'); return [r, arguments.length, Array.isArray(r)]; }
print(f(), f(1), f(1, 2, 3), f(...[, ,]), ((...[a, b]) => [a, b])(1, 2, 3), ((...{ length }) => length)(1, 2));

//# default parameters of generators, async functions, methods and setters
const o = {
  *g(a = 1) { yield a; }, async a(b = 2) { return b; }, set s(v = 'default') { this.v = v; },
  m(a, b = super.toString) { return typeof b; }
};
o.s = undefined; print([...o.g()], o.v, o.m()); o.a();

//# many arguments and parameters
const many = Array.from({ length: 3000 }, (_, i) => i);
print(
  Math.max(...many), ((...a) => a.length)(...many, ...many),
  Function(...many.slice(0, 100).map((i) => 'p' + i), 'return p99 + arguments.length')(...many),
  String.fromCharCode(...many.slice(65, 91)), (function () { return arguments.length; }).apply(null, many),
  attempt(() => f.apply(null, 5)), [].push.apply([], { length: 2 })
);

//# functions called with too few and too many arguments
function f(a, b, c) { return [a, b, c, arguments.length]; }
print(
  f(), f(1), f(1, 2, 3, 4), f.call(), f.apply(), f.apply(null, null), f.apply(null, { length: 2, 1: 'x' }),
  f.bind(null, 1, 2)(3), f.bind().length, f.bind(0, 1).length, f.bind(0, 1, 2, 3, 4).length, f.bind().name,
  f.bind().bind().name
);

//# trailing commas, and patterns as the only parameter of arrows
print(
  ((a, b,) => a + b)(1, 2,), Math.max(1, 2,), (({ a },) => a)({ a: 1 }), (([a],) => a)([1]),
  (async (a,) => a)(1) instanceof Promise, ((a, b = 1,) => a + b)(5), (_ => _)(1), ((_) => ({}))(), ((_) => {})(),
  (() => ({ a: 1 }).a)()
);
