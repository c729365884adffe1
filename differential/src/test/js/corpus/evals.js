eval, direct and indirect.

//# direct eval sees and changes the scope around it
let l = 1; const c = 2; var v = 3;
function f(p) {
  let inner = 4; eval('p = p + inner; inner = 5; var made = 6;');
  return [p, inner, made, eval('l + c + v'), eval('arguments.length'), eval('typeof f'), eval('this === globalThis')];
}
print(
  f(10), typeof made, attempt(() => eval('c = 5')), eval('let x = 1; const y = 2; class Z {} x + y'), typeof x,
  typeof Z, eval('var ev = 7'), ev, delete globalThis.ev
);

//# indirect eval sees globals only
globalThis.g = 'global';
(function () {
  const g = 'local'; const e = eval;
  print(
    eval('g'), e('g'), (0, eval)('g'), globalThis.eval('g'), eval?.('g'), [eval][0]('g'), (eval)('g'),
    Function('return g')(), eval.call(null, 'g'), e('this') === globalThis, e('"use strict"; this') === globalThis,
    e('typeof arguments')
  );
})();
delete globalThis.g;

//# a function named eval is not eval
(function () { var eval = (s) => `not ${s}`; print(eval('1 + 1')); })(); const o = { eval: (s) => s + s };
print(o.eval('x'), (function (eval) { return eval('p'); })((s) => s.length));
with ({ eval: (s) => 'with ' + s }) print(eval('q'));

//# eval and its values
print(
  eval(5), eval(), eval([1]), eval(new String('1 + 1')) instanceof String, eval(''), eval(';'), eval('{}'),
  eval('({})'), eval('{ a: 1 }'), eval('function f() {}'), eval('(function () {})').name, eval('if (0) 1; else 2'),
  eval('// c'), eval('"use strict"; 3'), eval('1;;;'), eval('var q9 = 5; q9'), eval('throw_: 1'),
  attempt(() => eval('throw "t"')), attempt(() => eval('return 1')), attempt(() => eval('break')),
  attempt(() => eval('{')), attempt(() => eval('new.target')), eval(...['1 + 2', '3']), eval('\u20281')
);

//# eval in functions: new.target, super, this, arrows, arguments, private names
class A { m() { return 'A.m'; } }
class B extends A {
  constructor() { super(); this.t = eval('new.target === B'); this.a = eval('(() => this)()') === this; }
  m() { return eval('super.m()') + eval('(() => super.m())()'); } #p = 1; p() { return eval('this.#p'); }
  f = eval('this.#p + 1'); static s = eval('this === B');
}
const b = new B();
print(
  b, b.m(), b.p(), B.s, (() => eval('typeof arguments'))(), (function () { return eval('arguments[0]'); })(5),
  (function () { return (() => eval('arguments[0] = 9; arguments[0]'))(); })(5),
  new (class extends A { constructor() { eval('super()'); } })() instanceof A,
  (function f(x = eval('x2 = 1; typeof x2'), y = eval('var z = 2; z')) { return [x, y, typeof z]; })()
);
delete globalThis.x2;

//# var through eval conflicts with lexical names
print(
  attempt(() => { let a; eval('var a'); }), attempt(() => { let a; { eval('var a'); } }),
  attempt(() => { try { throw 1; } catch (e) { eval('var e = 5'); return e; } }),
  attempt(() => { const f = 1; eval('function f() {}'); }),
  attempt(() => { let a; eval('let a = 2; a'); return 'fine'; }),
  attempt(() => ((a) => { eval('var a = 2'); return a; })(1)), attempt(() => ((a = eval('var a = 1')) => a)()),
  attempt(() => (function (a, b = eval('var a = 1')) {})()),
  attempt(() => { for (let i = 0; i < 1; i++) eval('var i'); })
);

//# functions and closures made by eval live on
const fs = []; for (let i = 0; i < 3; i++) fs.push(eval('() => i++')); print(fs.map((f) => f()), fs.map((f) => f()));
function counter() {
  var n = 0; eval('var hidden = 10');
  return { inc: eval('() => ++n + hidden'), read: () => n, shadow: () => eval('hidden') };
}
const k = counter(); print(k.inc(), k.inc(), k.read(), k.shadow());
const gen = eval('(function* () { yield 1; yield* [2, 3]; })'); print([...gen()]);
eval('var { d1, d2: [d3] } = { d1: 1, d2: [3] }'); print(d1, d3);

//# eval inside with, switch, loops and generators
var out = []; with ({ w: 'with' }) { out.push(eval('w')); eval('var fromWith = w'); }
switch (1) { case 1: let sw = 'switch'; out.push(eval('sw')); } for (const x of [1, 2]) eval('out.push(x * 2)');
function* g() { const local = 'gen'; out.push(eval('local')); out.push(yield eval('local + 1')); } const it = g();
out.push(it.next().value); it.next('sent'); print(out, fromWith);
try { throw 'caught'; } catch (e) { print(eval('e')); } l: for (;;) { eval('out.length = 0'); break l; }
print(out.length);

//# strictness of eval code
(function () {
  'use strict';
  print(
    eval('var x = 1; x'), attempt(() => x), attempt(() => eval('undeclaredHere = 1')),
    attempt(() => eval('with ({}) {}')), attempt(() => eval('010')),
    (0, eval)('typeof (function () { return this; })()')
  );
})();
print(
  eval('"use strict"; var sx = 1; sx'), typeof sx, attempt(() => eval('"use strict"; delete Object.prototype')),
  eval('(function () { return typeof this; })()'), eval('"use strict"; (function () { return typeof this; })()'),
  attempt(() => eval('"use strict"; eval = 1'))
);
