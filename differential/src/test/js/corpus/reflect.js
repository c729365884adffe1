Reflect, property descriptors, object integrity.

//# Reflect answers where Object throws
const f = Object.freeze({ a: 1 });
print(
  Reflect.defineProperty(f, 'b', { value: 1 }), Reflect.deleteProperty(f, 'a'), Reflect.set(f, 'a', 2),
  Reflect.setPrototypeOf(f, {}), Reflect.setPrototypeOf(f, Object.prototype), Reflect.preventExtensions(f),
  Reflect.isExtensible({}), Reflect.has(f, 'a'), Reflect.getPrototypeOf(f) === Object.prototype, Reflect.ownKeys(f),
  Reflect.getOwnPropertyDescriptor(f, 'a'), Reflect[Symbol.toStringTag], attempt(() => Reflect.get(1, 'a')),
  attempt(() => Reflect.setPrototypeOf({}, 1)), attempt(() => Reflect.apply(1)),
  attempt(() => Reflect.construct(() => {}, [])), attempt(() => Reflect.construct(Date, [], Math.max)),
  attempt(() => Reflect.apply(Math.max, null)), Reflect.apply(Math.max, null, { length: 2, 0: 4, 1: 9 }),
  attempt(() => Reflect.defineProperty({}, 'x'))
);

//# get and set with receivers
const o = { get g() { return this.v; }, set s(x) { this.v = x; }, d: 1 }; const r = { v: 'receiver' };
print(
  Reflect.get(o, 'g', r), Reflect.set(o, 's', 5, r), r, Reflect.set(o, 'd', 2, r), o.d, r, Reflect.set({}, 'x', 1, 5),
  Reflect.set(Object.freeze({ x: 1 }), 'x', 2, {}), Reflect.set({ x: 1 }, 'x', 2, Object.freeze({})),
  Reflect.set({ x: 1 }, 'x', 2, { set x(v) {} }), Reflect.set([], 'length', 'bad', {})
);
const t = {}; Object.defineProperty(t, 'x', { value: 1, writable: true, enumerable: false, configurable: true });
Reflect.set({}, 'x', 2, t); print(Object.getOwnPropertyDescriptor(t, 'x'));

//# descriptors: defaults, mixing, changing
const o = {}; Object.defineProperty(o, 'a', {}); Object.defineProperty(o, 'b', { get: () => 1, configurable: true });
print(Object.getOwnPropertyDescriptors(o)); Object.defineProperty(o, 'b', { value: 2 });
print(Object.getOwnPropertyDescriptor(o, 'b'));
for (const d of [
  { get() {}, value: 1 }, { set() {}, writable: true }, { get: 5 }, { set: null }, 5, undefined,
  { get: undefined, set: undefined }
]) print(attempt(() => Object.getOwnPropertyDescriptor(Object.defineProperty({}, 'x', d), 'x')));
const nc = Object.defineProperty({}, 'w', { value: 1, writable: true });
for (const d of [
  { value: 2 }, { enumerable: true }, { configurable: true }, { get() {} }, { writable: false }, { value: 3 },
  { value: 2 }, { writable: true }
]) print(attempt(() => Object.defineProperty(nc, 'w', d).w));
const z = Object.defineProperty({}, 'z', { value: -0 });
print(
  attempt(() => Object.defineProperty(z, 'z', { value: 0 })),
  attempt(() => Object.defineProperty(z, 'z', { value: -0 })),
  attempt(() => Object.is(Object.defineProperty(Object.defineProperty({}, 'n', { value: NaN }), 'n', { value: NaN }).n, NaN))
);

//# defineProperty converts descriptors in a fixed order
const log = [];
const d = new Proxy({ value: 1, writable: true, enumerable: true, configurable: true }, { has(t, k) { log.push('has ' + k); return k in t; }, get(t, k) { log.push('get ' + k); return t[k]; } });
Object.defineProperty({}, { toString() { log.push('key'); return 'k'; } }, d); print(log);
print(
  attempt(() => Object.defineProperties({}, { a: { value: 1 }, b: 5 })),
  Object.getOwnPropertyNames(Object.defineProperties({}, { b: {}, a: {}, 1: {} }))
);

//# array length as a property
const a = [1, 2, 3]; Object.defineProperty(a, 1, { value: 'fixed', configurable: false });
print(
  attempt(() => { 'use strict'; a.length = 0; }), a, Reflect.set(a, 'length', 0),
  attempt(() => Object.defineProperty(a, 'length', { value: 0 })),
  attempt(() => Object.defineProperty([], 'length', { value: -1 })),
  attempt(() => Object.defineProperty([], 'length', { get() {} })),
  attempt(() => Object.defineProperty([], 'length', { value: 1.5 }))
);
const b = [1]; Object.defineProperty(b, 'length', { writable: false });
print(
  Reflect.set(b, 1, 'x'), Reflect.set(b, 0, 'y'), b, Reflect.set(b, 'length', 1), Reflect.set(b, 'length', 2),
  Object.getOwnPropertyDescriptor(b, 'length')
);
const c = []; let n = 0; attempt(() => { c.length = { valueOf() { n++; return 2; } }; }); print(n, c.length);

//# freeze, seal, preventExtensions and their tests
const levels = (o) => [Object.isExtensible(o), Object.isSealed(o), Object.isFrozen(o)];
const o = { a: 1, get b() { return 2; } };
print(
  levels(o), levels(Object.preventExtensions(o)), levels(Object.seal(o)), levels(Object.freeze(o)), levels({}),
  levels(Object.preventExtensions({})), levels(1), levels('s'), Object.freeze(5),
  Object.getOwnPropertyDescriptor(Object.freeze([1]), 0), attempt(() => Object.freeze(new Uint8Array(1))),
  levels(Object.freeze(new Uint8Array(0))), attempt(() => Object.seal(new Uint8Array(0)).length),
  levels(Object.freeze(() => {}))
);
const sealed = Object.seal({ x: 1 }); sealed.x = 2; delete sealed.x; sealed.y = 1; print(sealed);

//# keys come in order: indices, strings, symbols
const s1 = Symbol('1'), s2 = Symbol('2');
const o = {
  b: 1, [s2]: 1, 10: 1, a: 1, 9: 1, '-1': 1, '01': 1, 4294967294: 1, 4294967295: 1, [s1]: 1, '1.5': 1, 0: 1
};
delete o.b; o.b = 1;
print(
  Reflect.ownKeys(o), Object.keys(Object.assign({}, o)), JSON.stringify(o), Object.entries('ab'),
  Reflect.ownKeys([, 1]), Reflect.ownKeys(new String('ab')),
  Reflect.ownKeys(class { static [s1] = 1; static 2 = 1; static b() {} }).filter((k) => k !== 'prototype')
);
class K { z = 1; 5 = 1; a = 1; 2 = 1; constructor() { this.y = 1; this[1] = 1; } } print(Reflect.ownKeys(new K()));

//# many properties, deletion and re-adding keep the order
const o = {}; for (let i = 0; i < 200; i++) o['k' + ((i * 37) % 200)] = i;
for (let i = 0; i < 200; i += 3) delete o['k' + i]; for (let i = 0; i < 200; i += 6) o['k' + i] = -i; let h = 0;
for (const k in o) h = (h * 31 + o[k] + k.length) | 0;
print(Object.keys(o).length, h, Object.keys(o).slice(0, 5), Object.keys(o).slice(-3));

//# prototypes: chains, cycles, null, setters on the way
const a = { x: 1, set s(v) { this.hidden = v; } }; const b = Object.create(a, { y: { value: 2, enumerable: true } });
b.s = 5; b.x = 7;
print(
  b, a.x, Object.getPrototypeOf(b) === a, a.isPrototypeOf(b), b.hasOwnProperty('s'), b.propertyIsEnumerable('y'),
  Object.hasOwn(b, 'x'), attempt(() => Object.setPrototypeOf(a, b)), attempt(() => { a.__proto__ = b; }),
  Object.setPrototypeOf(5, null), attempt(() => Object.setPrototypeOf(null, {})),
  attempt(() => Object.setPrototypeOf({})), attempt(() => Object.create()),
  attempt(() => Object.setPrototypeOf(Object.prototype, {})), Object.create(null) instanceof Object,
  `${attempt(() => '' + Object.create(null))}`
);

//# Object.assign, entries, fromEntries, is
const log = []; const src = { get a() { log.push('get'); return 1; }, [Symbol('s')]: 2 };
Object.defineProperty(src, 'h', { value: 1 }); const dst = { set a(v) { log.push('set ' + v); } };
print(
  Object.assign(dst, null, src, 'xy', undefined, 5, [, 'one']), log, attempt(() => Object.assign(null)),
  attempt(() => Object.assign(Object.freeze({}), { a: 1 })), typeof Object.assign(1)
);
print(
  Object.fromEntries([['a', 1], ['b', 2], ['a', 3]]), Object.fromEntries(new Map([[1, 2]])),
  attempt(() => Object.fromEntries([1])), attempt(() => Object.fromEntries()),
  Object.fromEntries([{ 0: 'k', 1: 'v' }]), Object.is(NaN, NaN), Object.is(0, -0), Object.is('a', 'a'),
  Object.is({}, {}), Object.entries([5, , 6]), Object.values('hi')
);
