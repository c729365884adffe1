Proxies.

//# every trap is asked by its operation
const log = [];
const handler = new Proxy({}, { get(t, trap) { return (...a) => { log.push(trap + (typeof a[1] === 'string' ? ' ' + a[1] : '')); return Reflect[trap](...a); }; } });
function target() { 'use strict'; return this === undefined || this === globalThis ? 'called' : 'with this'; }
const p = new Proxy(target, handler); p.x; p.x = 1; 'x' in p; delete p.x; p(); new p(); Object.getPrototypeOf(p);
Object.setPrototypeOf(p, Function.prototype); Object.isExtensible(p); Object.getOwnPropertyDescriptor(p, 'x');
Object.defineProperty(p, 'y', { value: 1, configurable: true }); Object.keys(p); p instanceof Object;
({}) instanceof p; typeof p; p.toString === 1; ({ ...p }); Object.preventExtensions(p); print(log);

//# get, set and has of invariants that are broken
const t = Object.freeze({ a: 1 }); const nc = Object.defineProperty({}, 'g', { get: undefined, set: undefined });
const p = (target, h) => new Proxy(target, h);
print(
  attempt(() => p(t, { get: () => 2 }).a), attempt(() => p(t, { get: () => 1 }).a),
  attempt(() => p(nc, { get: () => 1 }).g), attempt(() => 'a' in p(t, { has: () => false })),
  attempt(() => 'b' in p(t, { has: () => true })), attempt(() => { 'use strict'; p(t, { set: () => true }).a = 5; }),
  attempt(() => { p(t, { set: () => true }).a = 1; return 'same'; }),
  attempt(() => delete p(t, { deleteProperty: () => true }).a),
  attempt(() => delete p({ x: 1 }, { deleteProperty: () => true }).x),
  attempt(() => Object.keys(p(t, { ownKeys: () => [] }))),
  attempt(() => Object.keys(p({}, { ownKeys: () => ['a', 'a'] }))),
  attempt(() => Object.keys(p({}, { ownKeys: () => [1] }))),
  attempt(() => Reflect.ownKeys(p(t, { ownKeys: () => ['a', 'b'] }))),
  attempt(() => Object.getPrototypeOf(p(t, { getPrototypeOf: () => null }))),
  attempt(() => Object.getPrototypeOf(p({}, { getPrototypeOf: () => 1 }))),
  attempt(() => Object.isExtensible(p(t, { isExtensible: () => true }))),
  attempt(() => Object.preventExtensions(p({}, { preventExtensions: () => true }))),
  attempt(() => Object.getOwnPropertyDescriptor(p(t, { getOwnPropertyDescriptor: () => undefined }), 'a')),
  attempt(() => Object.getOwnPropertyDescriptor(p({}, { getOwnPropertyDescriptor: () => ({ value: 1, configurable: false }) }), 'a')),
  attempt(() => Object.defineProperty(p(t, { defineProperty: () => true }), 'n', { value: 1 })),
  attempt(() => Object.setPrototypeOf(p(t, { setPrototypeOf: () => true }), {})),
  attempt(() => new (p(function () {}, { construct: () => 1 }))())
);

//# traps that are no functions, null, or undefined
const p = (h) => new Proxy({ x: 1 }, h);
print(
  attempt(() => p({ get: 5 }).x), p({ get: null }).x, p({ get: undefined }).x,
  attempt(() => p({ get get() { throw 'trap getter'; } }).x), attempt(() => new Proxy({}, null)),
  attempt(() => Proxy({}, {})), attempt(() => new Proxy(5, {})), Proxy.length, Proxy.prototype,
  typeof new Proxy(() => {}, {}), typeof new Proxy(class {}, {}), typeof new Proxy({}, {})
);

//# revocation
const { proxy, revoke } = Proxy.revocable({ x: 1 }, {});
print(
  proxy.x, revoke(), attempt(() => proxy.x), attempt(() => 'x' in proxy), attempt(() => { proxy.x = 1; }),
  attempt(() => Object.keys(proxy)), attempt(() => Array.isArray(proxy)), attempt(() => Object.getPrototypeOf(proxy)),
  typeof proxy, revoke(), attempt(() => new Proxy(proxy, {}) && 'proxy of revoked')
);
const f = Proxy.revocable(() => 1, {}); f.revoke();
print(typeof f.proxy, attempt(() => f.proxy()), attempt(() => new f.proxy()));
const self = Proxy.revocable({}, { get(t, k) { self.revoke(); return Reflect.get(t, k); } });
print(self.proxy.x, attempt(() => self.proxy.x));

//# receivers, inheritance from proxies, and setters
const log = [];
const base = new Proxy({ get who() { return this.name; } }, { get(t, k, r) { log.push(['get', String(k), r === child]); return Reflect.get(t, k, r); }, set(t, k, v, r) { log.push(['set', k, r === child]); return Reflect.set(t, k, v, r); }, has(t, k) { log.push(['has', k]); return k in t; } });
const child = Object.create(base, { name: { value: 'child' } }); print(child.who, child.nothing, 'nope' in child);
child.fresh = 1; print(Object.getOwnPropertyNames(child), log);

//# arrays behind proxies stay arrays
const p = new Proxy([1, 2, 3], {});
print(
  Array.isArray(p), p.length, p.map((x) => x * 2), JSON.stringify(p), [...p], p.concat([4]), [0].concat(p),
  Object.prototype.toString.call(p)
);
p.push(4); p.length = 2; print(p, p.slice(1), [].concat(new Proxy([, 1], {})), p.indexOf(2), p.at(-1));
const log = [];
const q = new Proxy([], { set(t, k, v) { log.push(k); t[k] = v; return true; }, defineProperty(t, k, d) { log.push('define ' + k); return Reflect.defineProperty(t, k, d); } });
q.push('a', 'b'); q.unshift('c'); print(log, q);

//# operations over proxies are seen step by step
const seen = (target) => {
  const log = [];
  const p = new Proxy(target, { get(t, k, r) { log.push('get ' + String(k)); return Reflect.get(t, k, r); }, has(t, k) { log.push('has ' + String(k)); return k in t; }, ownKeys(t) { log.push('ownKeys'); return Reflect.ownKeys(t); }, getOwnPropertyDescriptor(t, k) { log.push('desc ' + String(k)); return Reflect.getOwnPropertyDescriptor(t, k); }, set(t, k, v, r) { log.push('set ' + String(k)); return Reflect.set(t, k, v, t); }, deleteProperty(t, k) { log.push('delete ' + String(k)); return delete t[k]; }, defineProperty(t, k, d) { log.push('define ' + String(k)); return Reflect.defineProperty(t, k, d); } });
  return (f) => { try { f(p); } catch (e) { log.push(e.name); } return log.join(', '); };
};
for (const [target, f] of [
  [[3, 1, 2], (p) => Array.prototype.reverse.call(p)], [[1, , 3], (p) => Array.prototype.forEach.call(p, () => {})],
  [[1, 2, 3], (p) => Array.prototype.splice.call(p, 1, 1)], [[1, 2], (p) => Array.prototype.includes.call(p, 2)],
  [{ a: 1, b: 2 }, (p) => Object.assign({}, p)], [{ a: 1 }, (p) => JSON.stringify(p)],
  [{ a: 1 }, (p) => Object.entries(p)], [{ a: 1 }, (p) => Object.freeze(p)],
  [[1, 2], (p) => Array.prototype.copyWithin.call(p, 0, 1)], [{ length: 2, 0: 'a', 1: 'b' }, (p) => Array.from(p)],
  [{ get: 1, value: 2 }, (p) => Object.defineProperty({}, 'x', p)], [{ x: 1 }, (p) => { for (const k in p); }],
  [{}, (p) => `${p}`], [[1, 2], (p) => Array.prototype.join.call(p)], [{ then: 1 }, (p) => Promise.resolve(p)],
  [[5, 6], (p) => { const [a] = p; }], [{ a: 1, b: 2 }, (p) => { const { a, ...r } = p; }],
  [[2, 1], (p) => Array.prototype.sort.call(p)], [{ cause: 1 }, (p) => new Error('x', p)]
]) print(seen(target)(f));

//# proxies of proxies, proxies as handlers, as prototypes and as constructors
let depth = 0; let p = { v: 'deep' };
for (let i = 0; i < 50; i++) p = new Proxy(p, { get(t, k) { depth++; return t[k]; } }); print(p.v, depth);
class A { constructor(x) { this.x = x; this.t = new.target === P; } static s = 1; m() { return this.x; } }
const P = new Proxy(A, { construct(t, args, nt) { return Reflect.construct(t, args.map((x) => x * 2), nt); } });
class B extends P { } print(new P(2), new B(3), B.s, new B(4).m(), new P(1) instanceof A, new P(1) instanceof P);
const negative = new Proxy([1, 2, 3], { get: (t, k, r) => Reflect.get(t, /^-\d+$/.test(k) ? t.length + +k : k, r) });
print(negative[-1], negative['-3'], negative[0]);

//# private names and internal slots do not go through
const m = new Proxy(new Map([[1, 2]]), {});
print(
  attempt(() => m.get(1)), attempt(() => m.size),
  Map.prototype.get.call(new Proxy(Map, {}).prototype.constructor && new Map([[1, 3]]), 1),
  attempt(() => new Proxy(new Date(0), {}).getTime()), attempt(() => new Proxy(5n, {})),
  attempt(() => new Proxy(/x/, {}).exec('x')), attempt(() => new Proxy(() => 1, {})()),
  attempt(() => new Proxy(Promise.resolve(), {}).then()), attempt(() => new Proxy(new Uint8Array([7]), {}).length),
  new Proxy(new Uint8Array([7]), {})[0], attempt(() => new Proxy(function* () { yield 1; }(), {}).next()),
  attempt(() => Function.prototype.toString.call(new Proxy(class {}, {})).length > 0),
  attempt(() => JSON.stringify(new Proxy(Object(1), {})))
);

//# ownKeys: order, symbols, and what is filtered
const s = Symbol('s');
const p = new Proxy({ a: 1, [s]: 2 }, { ownKeys: () => ['z', s, 'a', 'b'], getOwnPropertyDescriptor: (t, k) => (k === 'b' ? undefined : { value: k, enumerable: k !== 'z', configurable: true }) });
print(
  Reflect.ownKeys(p), Object.keys(p), Object.getOwnPropertyNames(p), Object.getOwnPropertySymbols(p),
  Object.values(p), { ...p }, JSON.stringify(p), Object.getOwnPropertyDescriptors(p)
);
