// Ways to the host through objects. A script that ends in a value ends in true: it has found the guest's realm alone.

//# 1 this.constructor.constructor gives the guest's process: OK(true)
const p = this.constructor.constructor('return process')();
p === globalThis.process && p.mainModule === undefined && [p.binding, p.dlopen, p._linkedBinding, p.exit].every((f) => { try { return f('fs') && false; } catch (e) { return e instanceof TypeError; } })

//# 1 this.constructor.constructor finds no Java: ERR(ReferenceError)
this.constructor.constructor('return Java.type("java.lang.Runtime")')()

//# 1 this.constructor.constructor finds no require: ERR(ReferenceError)
this.constructor.constructor('return require("fs")')()

//# 2 constructor of async functions: OK(true)
(async () => {}).constructor('return this')().then((found) => found === globalThis)

//# 2 constructor of generators: OK(true)
(function* () {}).constructor('yield this')().next().value === globalThis

//# 2 constructor of async generators: OK(true)
(async function* () {}).constructor('yield this')().next().then(({ value }) => value === globalThis)

//# 2 constructors of all kinds find no Java: ERR(ReferenceError)
(async () => {}).constructor('return Java')()

//# 3 everything that can be reached is of one realm: OK(true)
const foreign = [], seen = new Set(), todo = [];
const visit = (path, at) => {
  if (at === null || (typeof at !== 'object' && typeof at !== 'function') || seen.has(at)) return;
  seen.add(at);
  todo.push([path, at]);
};
for (const [path, at] of Object.entries({ globalThis, give, gift: give(), later, promise: later(), timer: setTimeout(() => {}) })) visit(path, at);
for (const f of [fail, crash]) try { f(); } catch (e) { visit('error', e); }
while (todo.length) {
  const [path, at] = todo.pop(), proto = Object.getPrototypeOf(at);
  if (typeof at === 'function' && at !== Function.prototype && !(at instanceof Function)) foreign.push(path);
  if (proto !== null && !(at instanceof Object) && Object.getPrototypeOf(proto) !== null) foreign.push(path);
  visit(path + '.__proto__', proto);
  for (const key of Reflect.ownKeys(at)) {
    const { value, get, set } = Object.getOwnPropertyDescriptor(at, key);
    for (const v of [value, get, set]) visit(path + '.' + String(key), v);
  }
}
if (foreign.length) throw new Error(foreign.join(' | '));
seen.size > 500

//# 3 what a host promise gives is of the guest's realm: OK(true)
later().then((v) => Object.getPrototypeOf(v) === Object.prototype && v.constructor.constructor === Function)

//# 3 prototype of a host function: OK(true)
give.__proto__.constructor('return globalThis')() === globalThis && give.prototype === undefined

//# 3 host function as a constructor: ERR(TypeError)
new give()

//# 3 host function as a base class: ERR(TypeError)
new (class extends give {})()

//# 3 Reflect.construct of a host function: ERR(TypeError)
Reflect.construct(give, [], Object)

//# 3 host function with a new prototype: OK(true)
Object.setPrototypeOf(give, null); give.call = undefined; Reflect.apply(give, null, []).list[0] === 1

//# 4 error of a host function, walked through: OK(true)
const texts = [];
for (const f of [fail, crash, () => give(() => 1), () => give(1n << 2000000n)]) {
  try { f(); throw new SyntaxError('not thrown'); } catch (e) {
    if (e.constructor.constructor !== Function || !(e instanceof Error) || e instanceof SyntaxError) throw e;
    if (e.cause !== undefined || e.constructor.constructor('return this')() !== globalThis) throw new Error('cause');
    for (let o = e; o; o = Object.getPrototypeOf(o)) for (const k of Reflect.ownKeys(o)) {
      const d = Object.getOwnPropertyDescriptor(o, k);
      texts.push(String(k), typeof d.value === 'object' ? Object.keys(d.value) : String(d.value));
    }
  }
}
!/java|cloche(?!:shim)|secret|[a-z]Exception(?!\(\) {\n    \[native)|\/[a-z]+\//.test(texts.join().replaceAll('DOMException', ''))

//# 4 rejection of a host promise, walked through: OK(true)
laterFails().then(() => false, (e) => e instanceof Error && e.cause === undefined && !/java|cloche|secret/i.test(e.stack + e.message + Object.getOwnPropertyNames(e)))

//# 5 constructor of a promise: OK(true)
Promise.resolve().constructor.constructor('return this')() === globalThis

//# 5 then of a host promise: OK(true)
later().then.constructor === Function && later().constructor === Promise && later() instanceof Promise

//# 5 constructor of a promise finds no host: ERR(ReferenceError)
Promise.resolve().constructor.constructor('return host_call')()

//# 6 handle of a timer: OK(true)
const t = setTimeout(() => {}), i = setInterval(() => {}), m = setImmediate(() => {});
[t, i, m, t.ref(), t.unref()].every((h) => h.constructor.constructor === Function && h.constructor.constructor('return this')() === globalThis) && clearInterval(i) === undefined

//# 6 forged handles of timers: OK(true)
const t = setTimeout(() => {}, 1);
for (const forged of [-1, 2 ** 32, NaN, 1e400, {}, [], '1', null, Symbol(), 1n, { __proto__: Object.getPrototypeOf(t) }, new Proxy(t, {}), { [Symbol.toPrimitive]() { throw 1; } }]) {
  for (const clear of [clearTimeout, clearInterval, clearImmediate]) try { clear(forged); } catch (e) { if (!(e instanceof TypeError) && e !== 1) throw e; }
}
true

//# 7 traps that a host might spring: OK(true)
let hits = 0;
const handler = {};
for (const name of Reflect.ownKeys(Reflect)) if (typeof Reflect[name] === 'function') handler[name] = (...a) => { hits++; return Reflect[name](...a); };
const names = [];
for (const target of [class {}, () => 1, [], {}, new Map(), new Error('x'), new Uint8Array(4), Promise.resolve(1), new Date()]) {
  for (const f of [give, later, fail, echo]) {
    for (const value of [new Proxy(target, handler), { a: [new Proxy(target, handler)] }, new Map([[1, new Proxy(target, handler)]])]) {
      try { f(value); names.push('passed'); } catch (e) { names.push(e.name); }
    }
  }
}
hits === 0 && new Set(names).size === 1 && names[0] === 'DataCloneError'

//# 7 functions and classes are not handed over: OK(true)
[class {}, () => 1, async () => 1, function* () {}, Math.max, give, { f() {} }, [() => 1], new (class { f = () => 1; })(), Object.assign(new Error(), { code: () => 1 })]
  .map((v) => { try { echo(v); return 'passed'; } catch (e) { return e.name; } }).join() === 'DataCloneError,'.repeat(9) + 'passed'

//# 9 __lookupGetter__ of a host function: OK(true)
give.__lookupGetter__('__proto__').call(give) === Function.prototype && Object.prototype.__lookupSetter__('__proto__').constructor === Function

//# 9 __proto__ of a host function's result, set: OK(true)
const r = give(); r.__proto__ = { list: 'forged' }; r.list[0] === 1 && give().__proto__ === Object.prototype

//# 9 __defineGetter__ on a host function: OK(true)
give.__defineGetter__('name', () => { throw 1; }); give().list.length === 1

//# 11 species of what is passed: OK(true)
const a = [1, 2]; let called = 0;
class Fake extends Array { constructor(...args) { called++; super(...args); } static get [Symbol.species]() { called++; return Fake; } }
a.constructor = Fake;
const back = echo(a); called === 0 && Array.isArray(back) && back.constructor === Array

//# 11 species of a promise that is returned: OK(true)
const p = Promise.resolve(true);
p.constructor = { [Symbol.species]: function (f) { f(() => {}, () => {}); return { then(r) { r('forged'); } }; } };
p

//# 11 species of a result's promise: OK(true)
class P extends Promise { static get [Symbol.species]() { return function (f) { f(() => {}, () => {}); return { then(r) { r('forged'); } }; }; } }
P.resolve(true)

//# 11 then of a host promise, replaced: OK(true)
const p = later(); p.then = (f) => f('forged'); (async () => (await Promise.prototype.then.call(p, (v) => v)).a === 1)()

//# 15 host call at the edge of the stack: OK(true)
let calls = 0, other = 0;
function f() { try { f(); } catch (e) { if (calls < 20) try { give(); calls++; } catch (x) { if (!(x instanceof RangeError) && !(x instanceof InternalError)) throw x; other++; } throw e; } }
try { f(); } catch (e) { if (!(e instanceof RangeError) || e.constructor.constructor !== Function) throw e; }
calls > 0

//# 15 host call that fails at the edge of the stack: OK(true)
let texts = new Set();
let tries = 0;
function f() { try { f(); } catch (e) { if (tries++ < 40) try { crash(); } catch (x) { texts.add(`${x.name} ${x.message} ${x.stack}`); } throw e; } }
try { f(); } catch {}
texts.size > 0 && ![...texts].some((t) => /java|cloche|StackOverflow|secret/i.test(t))

//# 15 host call with an argument that recurses: OK(true) ERR(RangeError)
let o = { get a() { return give(o); } };
try { give(o); } catch (e) { if (!(e instanceof RangeError)) throw e; }
true

//# 15 console at the edge of the stack: OK(true)
let lines = 0;
function f() { try { f(); } catch (e) { if (lines++ < 40) console.log('%o', e); throw e; } }
try { f(); } catch (e) { if (!(e instanceof RangeError)) throw e; }
true

//# 16 hooks of the glue have no name: OK(true)
['cloche', '__cloche', 'host', '__host', 'host_call', 'host_take', '__globals__', '__result', '__resolve', 'complete', 'print', 'scriptArgs', 'bjson', '__loadScript', '__context__']
  .every((name) => typeof globalThis[name] === 'undefined' && !(name in console) && !(name in process))

//# 16 a result cannot be forged from within: OK(true)
globalThis.resolve?.('forged'); globalThis.__globals__?.resolve?.('forged');
const p = new Promise((resolve, reject) => { resolve(true); resolve('twice'); reject(new Error('late')); throw new Error('later'); });
p.then(() => { p.then = (f) => f('forged'); });
p

//# 16 forged handles are data: OK(true)
const back = echo({ $js: 'ref', path: '$' }, { handle: 2 ** 32, id: -1 }, NaN, -1, 2 ** 53);
JSON.stringify(back) === '[{"$js":"ref","path":"$"},{"handle":4294967296,"id":-1},null,-1,9007199254740992]'

//# 16 arguments of host functions that are no arguments: OK(true)
const r = [];
for (const args of [{ length: -1 }, { length: NaN }, { length: 2 ** 32 }, { length: 1e300 }, { get length() { throw new EvalError('mine'); } }]) {
  try { r.push(Reflect.apply(echo, undefined, args).length); } catch (e) { r.push(e.name); }
}
r.every((x) => x === 0 || /^(Range|Type|Eval|DataClone)Error$/.test(x))

//# 19 eval, direct and indirect: OK(true)
(0, eval)('this') === globalThis && eval('this') === this && new Function('return this')() === globalThis

//# 19 endless eval: TIME
eval('for (;;);')

//# 19 endless indirect eval: TIME
try { (0, eval)('try { for (;;); } finally { for (;;); }'); } catch {} finally { eval('for (;;);'); }

//# 19 endless Function: TIME
new Function('for (;;);')()

//# 19 eval of eval of eval: ERR(RangeError) ERR(InternalError) STACK TIME MEM
let s = '1'; for (let i = 0; i < 20; i++) s = `eval(${JSON.stringify(s)})`; eval(s); (function f(t) { eval('f(t)'); })('x')

//# 19 with over a host function: OK(true)
let r; with (give) { r = name; } with (give()) { r += list.length; } r === 'give1'

//# 19 with over a proxy that has everything: OK(true)
let r; with (new Proxy({}, { has: (t, k) => k !== 'r', get: (t, k) => (k === Symbol.unscopables ? undefined : () => 'trapped') })) { r = give(); } r === 'trapped'

//# 19 with and an endless getter: TIME
with ({ get x() { for (;;); } }) x;

//# 19 with in strict code: ERR(SyntaxError)
'use strict'; with ({}) {}

//# 19 arguments.callee and caller: OK(true)
let strict; try { (function () { 'use strict'; return arguments.callee; })(); } catch (e) { strict = e.name; }
const callee = (function () { return arguments.callee; })();
strict === 'TypeError' && typeof callee === 'function' && (callee.caller ?? null) === null && (() => { try { return give.caller ?? null; } catch (e) { return null; } })() === null

//# 19 this of sloppy functions: OK(true)
(function () { return this; })() === globalThis && (function () { return this; }).call(give) === give

//# 21 finalizer that loops: TIME OK
globalThis.r = new FinalizationRegistry(() => { for (;;); }); r.register({}, 1); 0

//# 21 finalizers without end: TIME MEM
globalThis.r = new FinalizationRegistry(function again() { r.register({}, 1); }); r.register({}, 1); 0

//# 21 finalizer that throws: OK ERR(EvalError)
globalThis.r = new FinalizationRegistry(() => { throw new EvalError('late'); }); r.register({}, 1); true

//# 21 weak references to host values: OK(true)
const w = new WeakRef(give()); let o = w.deref(); o === undefined || o.list[0] === 1
