Promises: combinators, order of jobs, subclasses.

//# order of reactions, nested and chained
const log = []; const p = Promise.resolve();
p.then(() => { log.push(1); p.then(() => log.push(4)); }).then(() => log.push(5)); p.then(() => log.push(2));
Promise.reject().catch(() => log.push(3)); p.finally(() => log.push('f')).then(() => log.push('g'));
new Promise((r) => { let q = p; for (let i = 0; i < 9; i++) q = q.then(); q.then(() => r(log)); });

//# resolving with a promise or thenable takes more jobs than with a value
const log = [];
const tick = (n, p = Promise.resolve()) => { for (let i = 1; i <= n; i++) p = p.then(() => log.push(i)); return p; };
new Promise((r) => r('v')).then((v) => log.push(v));
new Promise((r) => r(Promise.resolve('p'))).then((v) => log.push(v));
new Promise((r) => r({ then(f) { log.push('then called'); f('t'); } })).then((v) => log.push(v));
Promise.resolve().then(() => Promise.resolve('inner')).then((v) => log.push(v)); tick(7).then(() => log.join(' '));

//# resolve functions work once and only settle
let r, j; const p = new Promise((a, b) => { r = a; j = b; }); r(1); j(2); r(3);
print(r.length, r.name, j.length, attempt(() => new r()));
const q = new Promise((a) => { a(new Promise(() => {})); throw 'ignored'; }); Promise.race([q, p]);

//# executors that throw, and calls that are wrong
print(
  attempt(() => Promise()), attempt(() => new Promise()), attempt(() => new Promise({})),
  attempt(() => Promise.resolve.call(1)), attempt(() => Promise.prototype.then.call({})), Promise.length
);
new Promise(() => { throw 'executor'; }).catch((e) => [e]);

//# then with values that are no functions passes through
Promise.allSettled([Promise.resolve(1).then(5, null), Promise.reject(2).then('x'), Promise.resolve(3).finally('y'), Promise.reject(4).catch(null), Promise.reject(5).then(undefined, (e) => e + 1)]);

//# finally keeps the value, waits for its callback and can reject
(async () => {
  print(
    await Promise.resolve(1).finally((...a) => { print(a); return 'dropped'; }),
    await Promise.reject(2).finally(() => 3).catch((e) => e),
    await Promise.resolve(4).finally(() => { throw 5; }).catch((e) => e),
    await Promise.resolve(6).finally(() => Promise.reject(7)).catch((e) => e),
    await Promise.resolve(8).finally(() => ({ then(r) { print('waited'); r(); } }))
  );
})();

//# all, allSettled, any, race
const d = (v) => ({ then(r) { r(v); } }); const no = (v) => Promise.reject(v);
(async () => {
  print(
    await Promise.all([1, d(2), Promise.resolve(3)]), await Promise.all([]),
    await Promise.all([1, no('e'), no('f')]).catch((e) => e), await Promise.allSettled([1, no(2), d(3)]),
    await Promise.any([no(1), d(2), 3]), await Promise.race([no(1), 2]).catch((e) => e),
    await Promise.any([]).catch((e) => e),
    await Promise.any([no(1), no(2)]).catch((e) => [e.name, e.errors, Object.getOwnPropertyDescriptor(e, 'errors').enumerable])
  );
})();

//# combinators over strings, generators, sets and things that do not iterate
(async () => {
  print(
    await Promise.all('ab'), await Promise.all(new Set([1, 2])),
    await Promise.all((function* () { yield 1; yield Promise.resolve(2); })()),
    await Promise.all(5).catch((e) => e.name), await Promise.race().catch((e) => e.name),
    await Promise.allSettled((function* () { throw 'it'; })()).catch((e) => e)
  );
})();

//# combinators call resolve and then in order and close their iterators
const log = [];
class P extends Promise {
  static resolve(v) { log.push(`resolve ${v}`); return super.resolve(v); }
  then(...a) { log.push('then'); return super.then(...a); }
}
const it = { [Symbol.iterator]() { let n = 0; return { next: () => ({ value: n, done: n++ > 1 }), return() { log.push('closed'); return {}; } }; } };
const all = P.all(it); print(log.slice(), all instanceof P); const saved = Promise.resolve;
Promise.resolve = () => { throw 'no resolve'; }; const failed = Promise.all(it); Promise.resolve = saved;
failed.catch((e) => [e, log.at(-1)]);

//# resolve returns the same promise of the same constructor
class P extends Promise {} const p = Promise.resolve(1); const q = P.resolve(2);
print(
  Promise.resolve(p) === p, P.resolve(p) === p, P.resolve(q) === q, Promise.resolve(q) === q,
  P.resolve(p) instanceof P
);
q.constructor = Promise; print(Promise.resolve(q) === q, P.resolve(q) === q);

//# subclasses through then, catch, finally and species
const made = []; class P extends Promise { constructor(e) { super(e); made.push(new.target.name); } }
class Q extends P { static get [Symbol.species]() { return Promise; } } const p = new P((r) => r(1));
print(p.then() instanceof P, p.catch() instanceof P, new Q((r) => r()).then() instanceof P, made);
const x = p.finally(() => {}); print(x instanceof P, made.length); Promise.reject.call(P, 'r').catch((e) => e);

//# capabilities of foreign constructors
function C(executor) { executor((v) => print('resolved', v), (e) => print('rejected', e)); }
print(
  Promise.resolve.call(C, 5), Promise.reject.call(C, 6),
  attempt(() => Promise.resolve.call(function (e) { e(); e(() => {}, () => {}); }, 1) instanceof Object),
  attempt(() => Promise.resolve.call(function (e) { e(() => {}, 1); }, 1)),
  attempt(() => Promise.resolve.call(function (e) { e(() => {}, () => {}); e(() => {}, () => {}); }, 1))
);

//# a then that is a getter, that throws, that calls twice
const log = []; const p = (t) => Promise.resolve(t); const twice = { then(r, j) { r('one'); j('two'); r('three'); } };
let reads = 0; const getter = { get then() { reads++; return (r) => r('got'); } };
Promise.allSettled([p(twice), p(getter), p({ get then() { throw 'g'; } }), p({ then() { throw 't'; } }), p({ then: 1 }), p(Object.assign(() => {}, { then(r) { r('function'); } }))]).then((v) => [v, reads]);

//# chain cycles reject with a TypeError
const p = Promise.resolve().then(() => p); p.catch((e) => e.name);

//# a promise resolved by itself through a thenable stays pending without error
let t; const p = new Promise((r) => { t = r; }); t({ then(r) { r(5); r(p); } }); p;

//# long chains and many reactions of one promise run in order
let r; const p = new Promise((x) => (r = x)); const out = []; for (let i = 0; i < 50; i++) p.then(() => out.push(i));
let q = p; for (let i = 0; i < 200; i++) q = q.then((v) => v + 1); r(0);
q.then((v) => [v, out.length, out.every((x, i) => x === i)]);

//# withResolvers and try
//@ needs Promise.try && Promise.withResolvers
//> ["promise", "resolve", "reject"] true "throws <TypeError>"
//> [1, 3, "sync", "a", 1, true]
const { promise, resolve, reject } = Promise.withResolvers(); resolve(1); reject(2); class P extends Promise {}
print(
  Object.keys(Promise.withResolvers()), P.withResolvers().promise instanceof P,
  attempt(() => Promise.withResolvers.call({}))
);
(async () => [await promise, await Promise.try((a, b) => a + b, 1, 2), await Promise.try(() => { throw 'sync'; }).catch((e) => e), await Promise.try(async () => 'a'), Promise.try.length, P.try(() => 1) instanceof P])();

//# queueing from inside jobs keeps first in, first out
const log = [];
const job = (n, depth) => Promise.resolve().then(() => { log.push(`${n}${depth}`); if (depth < 3) job(n, depth + 1); });
job('a', 0); job('b', 0); Promise.resolve().then(() => { job('c', 1); log.push('x'); });
(async () => { for (let i = 0; i < 10; i++) await i; return log.join(' '); })();
