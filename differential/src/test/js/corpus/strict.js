'use strict' and what it changes while running.

//# writes that fail throw
'use strict'; const frozen = Object.freeze({ a: 1, n: { deep: 1 } }); frozen.n.deep = 2;
for (const f of [
  () => { frozen.a = 2; }, () => { frozen.b = 1; }, () => { delete frozen.a; }, () => { 'str'.length = 1; },
  () => { 'str'[0] = 'x'; }, () => { (5).x = 1; }, () => { ({ get x() { return 1; } }).x = 2; },
  () => { undefined = 1; }, () => { globalThis.NaN = 1; }, () => { undeclared = 1; },
  () => { Object.defineProperty([], 'length', { writable: false }).push(1); }, () => { delete [].length; },
  () => { delete Object.prototype; }, () => { Object.preventExtensions([]).push(1); }, () => { true.x = 1; },
  () => { Symbol.iterator.x = 1; }, () => { null.x = 1; }, () => { 'abc'[5] = 1; }
]) print(attempt(f));
print(frozen);

//# this stays as it is
'use strict'; function t() { return this; } const o = { get g() { return this; } };
print(
  t(), t.call(5), t.call('s'), t.call(null), [t].map((f) => f()), (0, t)(), Reflect.get(o, 'g', 7),
  (() => this === globalThis)(), t.bind(1n)(), attempt(() => t.apply(Symbol.iterator))
);

//# arguments has no ties
'use strict';
function f(a) {
  a = 2; arguments[1] = 'x';
  return [arguments[0], arguments.length, Object.getOwnPropertyDescriptor(arguments, 'callee').get === Object.getOwnPropertyDescriptor(arguments, 'callee').set, attempt(() => arguments.callee), attempt(() => f.caller), attempt(() => f.arguments)];
}
print(f(1));

//# functions in blocks stay there
'use strict'; { function f() { return 'block'; } print(f()); } print(typeof f); if (true) { function g() {} }
print(typeof g); switch (1) { case 1: function h() {} }
print(typeof h, (() => { { let x = 1; { function x2() { return x; } } } return typeof x2; })());

//# eval keeps its declarations to itself
'use strict'; var x = 1; eval('var x = 2; var y = 3; function z() {}');
print(
  x, typeof y, typeof z, eval('this === undefined'), (0, eval)('var w = 4; w'), typeof w,
  (function () { return eval('this'); })(), new Function('return this')() === globalThis
);

//# a directive makes only its function strict
function sloppy() { return this === globalThis; } function strict() { 'use strict'; return this; }
function nested() { 'use strict'; return (() => (function () { return this; })())(); }
function late() { var x; 'use strict'; return this === globalThis; }
function escaped() { 'use\x20strict'; return this === globalThis; }
function paren() { ('use strict'); return this === globalThis; }
function second() { 'other'; 'use strict'; return this; }
print(sloppy(), strict(), nested(), late(), escaped(), paren(), second(), (function () { "use strict"
  + ''; return this === globalThis; })());

//# setters of inherited properties and read-only prototypes
'use strict'; const base = Object.freeze({ a: 1 }); const child = Object.create(base);
print(attempt(() => { child.a = 2; })); Object.defineProperty(child, 'a', { value: 3 });
print(child.a, attempt(() => { child.a = 4; })); const viaSetter = Object.create({ set s(v) { this.got = v; } });
viaSetter.s = 5; print(viaSetter); const arr = Object.create([1, 2]); arr.length = 0; arr[5] = 'x';
print(arr.length, Object.keys(arr), attempt(() => { Object.create(Object.freeze([1]))[0] = 2; }));

//# deleting
'use strict'; const o = { a: 1, get b() { return 2; } };
print(
  delete o.a, delete o.b, delete o.nothing, delete o?.c, attempt(() => delete Object.freeze([1])[0]),
  attempt(() => delete 'str'[0]), attempt(() => delete null.x), attempt(() => delete Math.PI), o, delete [1, 2][0],
  attempt(() => delete new Proxy({}, { deleteProperty: () => false }).x)
);

//# proxies and typed arrays that refuse
'use strict'; const no = new Proxy({}, { set: () => false, defineProperty: () => false });
print(
  attempt(() => { no.x = 1; }), attempt(() => Object.defineProperty(no, 'x', {})), Reflect.set(no, 'x', 1),
  attempt(() => { new Uint8Array(1)[5] = 1; return 'ignored'; }),
  attempt(() => { new Uint8Array(1)['-0'] = 1; return 'ignored'; }), attempt(() => delete new Uint8Array(1)[0]),
  attempt(() => delete new Uint8Array(1)[1])
);
