Scopes: hoisting, dead zones, closures, blocks.

//# var and function hoisting
print(typeof f, typeof v, attempt(() => f())); function f() { return 'first'; } var v = 1;
function f() { return 'second'; } var f; print(typeof f, f()); var f = 5; print(f);
(function () { print(inner, typeof later); if (false) { var inner = 1; } function later() {} })();

//# let and const are dead until declared
print(
  attempt(() => { x; let x; }), attempt(() => { x = 1; let x; }), attempt(() => { typeof x; let x; }),
  attempt(() => { const y = y; }), attempt(() => { (() => z)(); let z; }),
  attempt(() => { const f = () => z; let z = 5; return f(); }),
  attempt(() => { switch (0) { case 1: let q; default: q; } }), attempt(() => { new C(); class C {} }),
  typeof nowhere, attempt(() => nowhere), attempt(() => { for (const i = 0; i < 2; i++); }),
  attempt(() => { let u; return u; })
);

//# each iteration of a loop has its own let
const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i++); print(fs.map((f) => f()), fs.map((f) => f()));
const gs = []; for (let i = 0, inc = () => i++; i < 3; i++) { gs.push(() => i); if (!i) inc(); }
print(gs.map((g) => g())); const hs = []; for (const k in { a: 1, b: 2 }) hs.push(() => k);
for (const v of [1, 2]) hs.push(() => v); for (var w of [8, 9]) hs.push(() => w); print(hs.map((h) => h()));
let j = 5; for (let j = 0; j < 1; j++) { let j = 'body'; hs.push(j); } print(j, hs.at(-1));

//# closures share what they share
function make() {
  let n = 0; return { inc: () => ++n, dec() { return --n; }, get n() { return n; }, set n(v) { n = v; } };
}
const a = make(), b = make(); a.inc(); a.inc(); b.dec(); a.n += 10; print(a.n, b.n); const fs = [];
{ let shared = 0; fs.push(() => ++shared, () => shared * 10); } fs[0](); print(fs[1]());
function deep(a) { return (b) => (c) => (d) => [a++, b, c, d, a]; } const d = deep(1)(2)(3); print(d(4), d(5));

//# functions in blocks, sloppy (Annex B)
print(typeof f, typeof g); { print(typeof f); function f() { return 1; } } print(typeof f);
if (true) function g() { return 2; } print(g());
(function () { 'use strict'; { function h() {} } print(typeof h); })();
(function () { let blocked = 1; { function blocked() {} } print(blocked); })();
switch (1) { case 0: function inSwitch() {} } print(typeof inSwitch);
try { throw 1; } catch (e) { { function e2() {} } } print(typeof e2);

//# catch scopes and their bindings
var e = 'outer'; try { throw 'inner'; } catch (e) { var e = 'assigned'; print(e); } print(e);
try { throw [1, 2]; } catch ([a, b]) { let c = a + b; print(c); }
try { throw 1; } catch { print('no binding', typeof a); }
try { throw 'x'; } catch (x) { (() => { x = 'y'; })(); print(x); for (var y of [1]); }

//# names of functions are bound inside only, and cannot be changed
const f = function fact(n) { return n < 2 ? 1 : n * fact(n - 1); }; print(f(5), typeof fact);
const g = function me() { me = 1; return typeof me; }; print(g());
const h = function me() { 'use strict'; return attempt(() => { me = 1; }); }; print(h());
print(
  (function me(me) { return me; })(3), (function me() { var me = 4; return me; })(),
  (function me() { function me() {} return me.length; })()
);

//# a block's function that is declared twice and assigned between
//@ differs QuickJS copies a block's function to the outer variable once, not at each declaration (Annex B).
//> "string"
//> "function"
//> undefined
//node> "string"
//node> "string"
//node> undefined
{ function k() { return 'first'; } k = 'changed'; function k() { return 'second'; } print(typeof k); }
print(typeof k);

//# a switch is one scope whose names are dead until their case ran
let x = 'outer'; print(attempt(() => { switch (1) { case 0: let x = 'unreached'; case 1: x = 'in switch'; } }));
switch (x) { case 'outer': let x = 'inner'; print(x); }
print(x, attempt(() => { switch (x) { case 'outer': let x; } }));

//# switch cases share one scope
let v = 0; switch (0) { case 0: let x = 'set'; v = () => x; case 1: x += '!'; const y = () => x; print(v(), y()); }
{ const v = 'block'; { const v = 'inner'; print(v); } print(v); } print(typeof v);

//# delete and typeof of names
var declared = 1; undeclared = 2; globalThis.made = 3; function f() {}
print(
  delete declared, delete undeclared, delete made, delete f, typeof undeclared, typeof declared, delete nowhere,
  delete globalThis.Infinity, (function (a) { return delete a; })(1), delete 5, delete null?.x
);

//# global declarations as a script
//@ script
//@ without Node's vm realms make variables of scripts configurable.
//> 1 undefined undefined undefined "function" 4 5 2 3 "function" true
//> {"value": 1, "writable": true, "enumerable": true, "configurable": false} {"value": 4, "writable": true, "enumerable": true, "configurable": true} false true "undefined"
//> true "undefined" "function" true
//> undefined
//> 1
//> ["f", "v", "viaThis"]
//> pending
var v = 1; let l = 2; const c = 3; class K {} function f() {} implicit = 4; this.viaThis = 5;
print(
  globalThis.v, globalThis.l, globalThis.c, globalThis.K, typeof globalThis.f, globalThis.implicit, viaThis, l, c,
  typeof K, this === globalThis
);
print(
  Object.getOwnPropertyDescriptor(globalThis, 'v'), Object.getOwnPropertyDescriptor(globalThis, 'implicit'), delete v,
  delete implicit, typeof implicit
);
(0, eval)('var ev = 1; let el = 2; function ef() {}');
print(delete ev, typeof el, typeof ef, Object.getOwnPropertyDescriptor(globalThis, 'ef').configurable); var undefined;
print(undefined); var v; print(v);
print(Object.keys(globalThis).filter((k) => ['v', 'f', 'viaThis', 'l'].includes(k)).sort());

//# global functions replace properties, and fail where they cannot (as a script)
//@ script
//@ without Node's vm realms let a script replace what cannot be replaced.
//> "throws <TypeError>" "1" "throws <TypeError>" "NaN"
//> "\"use strict\""
//> "2" 1
//> "function"
//> pending
Object.defineProperty(globalThis, 'locked', { value: 1 });
print(
  attempt(() => (0, eval)('function locked() {}')), attempt(() => (0, eval)('var locked; locked')),
  attempt(() => (0, eval)('function NaN() {}')), attempt(() => (0, eval)('var NaN = 5; NaN'))
);
print(attempt(() => (0, eval)('"use strict"; var locked = 2;'))); globalThis.g = 1;
print(attempt(() => (0, eval)('let g = 2; g')), g); function Array2() {} print(typeof Array2);

//# an error in a script leaves what was declared (as a script)
//@ script
var before = 'kept'; let half = 'initialised'; print(before, half); null.fails; var after = 1;

//# assignment to undeclared names after the right side ran
print(
  attempt(() => { 'use strict'; made = (globalThis.made = 1, 2); return made; }),
  attempt(() => { 'use strict'; gone = delete globalThis.gone; })
);
globalThis.gone2 = 1;
print(attempt(() => { 'use strict'; gone2 = delete globalThis.gone2; return 'set'; }), 'gone2' in globalThis);
print(attempt(() => { 'use strict'; late += 1; }));

//# large functions with many locals and closures over some
const src = Array.from({ length: 300 }, (_, i) => `let v${i} = ${i};`).join('') + 'const fs = [() => v0++, () => v150, () => v299 += v0]; fs[0](); v150 = "changed"; return [v0, fs[1](), fs[2](), v299, v298];';
print(Function(src)()); const args = Array.from({ length: 260 }, (_, i) => `a${i}`);
print(Function(...args, 'a259 = a0; return [a259, (() => a258)(), arguments[259]];')(...args.map((_, i) => i)));
