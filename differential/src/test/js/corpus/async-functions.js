Async functions.

//# results, rejections and thenables
async function f(x) { return x; } async function t() { throw new RangeError(); }
(async () => {
  print(
    await f(1), await f(f(2)), await f({ then(r) { r('thenable'); } }), await t().catch((e) => e.name), await null,
    await f({ then: 5 })
  );
})();

//# the body runs synchronously up to its first await
const log = []; async function f() { log.push(1); await null; log.push(3); } f(); log.push(2);
Promise.resolve().then(() => log.push(4)).then(() => log);

//# errors before the first await reject, those of parameters too
async function f(a = (() => { throw 'parameter'; })()) {} async function g({ x }) {}
const p = f(); print(p instanceof Promise); Promise.allSettled([p, g(), g(null), g({ x: 1 }), (async ([a]) => a)(5)]);

//# try, catch and finally around await
const log = [];
async function f(how) {
  try { log.push('try'); await (how === 'reject' ? Promise.reject('no') : 'yes'); if (how === 'return') return 'r'; log.push('after'); } catch (e) { log.push('catch ' + e); return 'c'; } finally { log.push('finally'); await 1; log.push('end'); if (how === 'override') return 'o'; }
  return 'n';
}
(async () => { for (const how of ['ok', 'reject', 'return', 'override']) log.push(await f(how)); return log; })();

//# return await and plain return inside try
const no = () => Promise.reject('no'); async function a() { try { return await no(); } catch { return 'caught'; } }
async function b() { try { return no(); } catch { return 'caught'; } } Promise.allSettled([a(), b()]);

//# interleaving of several
const log = []; async function f(n, k) { for (let i = 0; i < k; i++) { log.push(n + i); await null; } return n; }
(async () => { const r = await Promise.all([f('a', 3), f('b', 2), f('c', 4)]); return [log.join(' '), r]; })();

//# ticks of await: values, native promises, thenables, async returns
const log = []; const step = (p, name, n) => { for (let i = 0; i < n; i++) p = p.then(() => log.push(name + i)); };
step(Promise.resolve(), 't', 8);
(async () => {
  await 1; log.push('value'); await Promise.resolve(); log.push('promise'); await { then(r) { r(); } };
  log.push('thenable'); await (async () => Promise.resolve())(); log.push('nested');
})();
new Promise((r) => { let p = Promise.resolve(); for (let i = 0; i < 12; i++) p = p.then(); p.then(() => r(log.join(' '))); });

//# await keeps the operand stack and evaluation order
const v = (x) => { print(x); return x; };
(async () => v(1) + (await v(2)) * v(3) + [v(4), await v(5), ...(await [v(6)])].length + (await ((a, b) => a - b)(await v(10), v(7))))();

//# await in loops, destructuring, conditions and switch
(async () => {
  const out = []; for (let i = await 0; i < (await 3); i += await 1) out.push(i);
  const { a = await 'default', [await 'k']: k } = { k: 'key' };
  switch (await 2) { case await 1: out.push('one'); case await 2: out.push('two'); default: out.push('default'); }
  while ((await out.length) < 7) out.push(a, k); return out;
})();

//# this, arguments and closures in async functions
const o = {
  v: 1, async m() { await null; return [this.v, arguments.length, (() => arguments[0])()]; },
  arrow() { return (async () => { await null; return [this.v, arguments[0]]; })(); }
};
(async () => [await o.m('x', 'y'), await o.arrow('z'), await (async function () { 'use strict'; return this; })()])();

//# async arrows and methods: names, prototypes, construction
async function f() {} const g = async () => {}; const h = async x => x;
const o = { async m() {}, async *g() {}, async() { return 'plain'; }, async: 1 };
print(
  f.hasOwnProperty('prototype'), g.name, h.length, o.m.name, attempt(() => new f()), attempt(() => new g()),
  Object.prototype.toString.call(f), Object.getPrototypeOf(f) === Object.getPrototypeOf(g),
  Object.getPrototypeOf(f).constructor('return await 5').name
);
const async = 3; print(async, ((async) => async)(4));
Object.getPrototypeOf(f).constructor('a', 'return (await a) + 1')(1);

//# await of a promise reads its constructor once, and of a getter then
const log = []; const p = Promise.resolve(1);
Object.defineProperty(p, 'constructor', { get() { log.push('constructor'); return Promise; } });
const t = { get then() { log.push('then'); return (r) => { log.push('called'); r('t'); }; } };
(async () => [await p, await t, log])();

//# rejections of thenables that misbehave
const bad = [
  { then() { throw 'thrown'; } }, { then(r, j) { j('rejected'); r('late'); } },
  { then(r) { r('first'); throw 'late'; } }, { get then() { throw 'getter'; } },
  { then(r) { r({ then(s) { s('chain'); } }); } }
];
(async () => {
  for (const b of bad) print(await (async () => { try { return await b; } catch (e) { return 'caught ' + e; } })());
})();

//# recursion and deep chains
const sum = async (n) => (n ? n + (await sum(n - 1)) : 0);
(async () => {
  let p = Promise.resolve(0); for (let i = 0; i < 500; i++) p = p.then((x) => x + 1);
  return [await sum(100), await p];
})();

//# a self-resolving promise and one that never settles
let r; const p = new Promise((x) => (r = x)); r(p); p.catch((e) => print(e.name));
(async () => { await new Promise(() => {}); print('never'); })();

//# errors nobody handles are reported by the host
(async () => { throw new RangeError('lost'); })(); 'value';

//# a rejection handled within its own request is not reported
const p = Promise.reject(new Error('handled later'));
Promise.resolve().then(() => p.catch((e) => print('late', e.message))); 'value';
