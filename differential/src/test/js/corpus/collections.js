Map, Set, WeakMap, WeakSet, WeakRef, grouping.

//# keys: NaN, -0, objects, order of insertion
const o = {};
const m = new Map([[NaN, 'nan'], [-0, 'zero'], [o, 'object'], ['1', 'string'], [1, 'number'], [1n, 'big'], [undefined, 'u'], [null, 'n']]);
print(
  m.get(NaN), m.get(0), Object.is([...m.keys()][1], 0), m.get({}), m.get(o), m.get('1'), m.get(1n), m.get(), m.size,
  m.has(null)
);
m.set('1', 'updated').delete(1); m.set(1, 'last');
print([...m.keys()], m.delete('none'), new Set([0, -0, NaN, NaN, '0', 0n]).size, [...new Set([-0])][0]);

//# constructors use set and add, check entries, close iterators
const src = (v) => ({ [Symbol.iterator]() { let d = false; return { next: () => ({ value: v, done: d || ((d = false), false) }), return() { print('closed'); return {}; } }; } });
print(
  attempt(() => new Map(src(5))), attempt(() => new WeakMap(src([1, 2]))), attempt(() => new Map([1])),
  attempt(() => new Map(5)), attempt(() => Map()), new Map(null).size, new Set(undefined).size, new Set('hello'),
  new Map([{ 0: 'k', 1: 'v' }]), attempt(() => new WeakSet([1])), new Map([[]]), Map.length, Set.name
);
const add = Set.prototype.add; Set.prototype.add = function (v) { return add.call(this, v + 1); };
print(new Set([1, 2])); Set.prototype.add = 5; print(attempt(() => new Set([1])), attempt(() => new Set().size));
Set.prototype.add = add;

//# forEach sees additions, has its receiver, returns nothing
const s = new Set([1, 2]); const out = [];
print(
  s.forEach(function (v, k, set) { out.push(v, k === v, set === s, this.t); if (v < 4) s.add(v + 2); }, { t: 'T' }),
  out, attempt(() => s.forEach(5)), attempt(() => Map.prototype.forEach.call(s, () => {}))
);
const m = new Map([[1, 2], [3, 4]]); m.forEach((v, k, map) => { map.delete(3); print(k, v); }); m.clear();
print(
  m, m.size, [...m], m.set(m, m).get(m) === m,
  attempt(() => Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.call({}))
);

//# many entries, deletions and re-insertions
const m = new Map(); for (let i = 0; i < 5000; i++) m.set((i * 7919) % 5003, i);
for (let i = 0; i < 5003; i += 3) m.delete(i); for (let i = 0; i < 100; i++) m.set(`k${i % 50}`, i); let h = 0;
for (const [k, v] of m) h = (h * 33 + String(k).length * v) | 0;
print(m.size, h, m.get(7919 % 5003), [...m.keys()].slice(0, 3), [...m].at(-1)); const s = new Set();
for (let i = 0; i < 3000; i++) { s.add(i); if (i % 2) s.delete(i - 1); }
print(s.size, [...s][0], s.has(2998), s.has(2999)); const keys = Array.from({ length: 500 }, () => ({}));
const w = new WeakMap(keys.map((k, i) => [k, i]));
print(keys.reduce((a, k) => a + w.get(k), 0), w.delete(keys[3]), w.has(keys[3]));

//# entries and iterators
const m = new Map([['a', 1]]);
print(
  [...m.entries()], [...m.values()], m.entries().next(), [...new Set(['x']).entries()],
  m[Symbol.iterator] === m.entries, Object.prototype.toString.call(m.keys()), m.keys().toString()
);
const it = m.keys(); print(it.next(), (m.set('b', 2), it.next()), it.next(), (m.set('c', 3), it.next()));

//# groupBy
//@ needs Object.groupBy && Map.groupBy
//> null-prototype {"odd": [1, 3], "even": [2], "even!": [4]} Map {1 => [1], 0 => [-0, 0], NaN => [NaN, NaN]} null-prototype {"h": ["h"], "e": ["e"], "l": ["l", "l"], "o": ["o"]} "throws <TypeError>" "throws <TypeError>" null-prototype {} null null-prototype {[@@iterator]: [1, 2]} "throws \"cb\"" ["1", "2", "3"]
//> undefined
print(
  Object.groupBy([1, 2, 3, 4], (x, i) => (x % 2 ? 'odd' : 'even') + (i > 2 ? '!' : '')),
  Map.groupBy([1, -0, 0, NaN, NaN], (x) => x), Object.groupBy('hello', (c) => c),
  attempt(() => Object.groupBy(null, (x) => x)), attempt(() => Object.groupBy([1], 5)), Object.groupBy([], (x) => x),
  Object.getPrototypeOf(Object.groupBy([1], () => 'k')), Object.groupBy([1, 2], () => Symbol.iterator),
  attempt(() => Object.groupBy([1], () => { throw 'cb'; })), Reflect.ownKeys(Object.groupBy([3, 1, 2], (x) => x))
);

//# weak collections: keys, values, symbols
const k = {}, f = () => {}; const w = new WeakMap([[k, 1]]);
print(
  w.get(k), w.set(f, 'fn').get(f), w.has({}), w.get(1), w.has(1), w.delete(1), attempt(() => w.set(1, 2)),
  attempt(() => w.set(Symbol.for('r'), 1)), attempt(() => new WeakSet().add('x')), w.set(Symbol('local'), 's') === w,
  'size' in w, typeof w.forEach, Symbol.iterator in w, new WeakSet([k]).has(k),
  attempt(() => WeakMap.prototype.get.call(new Map(), k)), Object.prototype.toString.call(new WeakSet()),
  attempt(() => WeakMap())
);

//# WeakRef and FinalizationRegistry
const o = { alive: true }; const r = new WeakRef(o);
print(
  r.deref() === o, r.deref().alive, attempt(() => new WeakRef(1)), attempt(() => WeakRef(o)),
  Object.prototype.toString.call(r), 'constructor' in r
);
const reg = new FinalizationRegistry(() => {});
print(
  reg.register(o, 'held', o), reg.unregister(o), reg.unregister({}), attempt(() => reg.register(1)),
  attempt(() => reg.register(o, o)), attempt(() => new FinalizationRegistry(5)), attempt(() => reg.unregister(1)),
  Object.prototype.toString.call(reg)
);

//# symbols as targets of WeakRef
//@ differs QuickJS takes symbols as keys of WeakMap, but not for WeakRef (CanBeHeldWeakly).
//> "throws <TypeError>"
//node> "\"s\""
attempt(() => new WeakRef(Symbol('s')).deref().description);

//# Set methods
//@ needs Set.prototype.union
//> Set {1, 2, 3, 4, 5} Set {4, 3} Set {4, 3} Set {1, 2} Set {1, 2, 5} true false true false true Set {1, 2, 3, 4, "k"} 1
//> undefined
const a = new Set([1, 2, 3, 4]), b = new Set([5, 4, 3]);
print(
  a.union(b), a.intersection(b), b.intersection(a), a.difference(b), a.symmetricDifference(b),
  new Set([3]).isSubsetOf(a), a.isSubsetOf(b), a.isSupersetOf(new Set([1, 4])), a.isDisjointFrom(b),
  a.isDisjointFrom(new Set([9])), a.union(new Map([['k', 1]])), new Set([-0]).union(new Set([0])).size
);

//# Set methods with set-likes: what is read and when
//@ needs Set.prototype.union
//> [Set {1, 2, 3, 7}, "size get has get keys keys"] [Set {1}, "size get has get keys keys"] [Set {2, 3}, "size get has get keys keys"] [Set {2, 3, 7}, "size get has get keys keys"] [false, "size get has get keys"] [false, "size get has get keys keys"] [Set {1}, "size get has get keys has 1"] [false, "size get has get keys keys"]
//> "throws <TypeError>"
//> "throws <TypeError>"
//> "throws <TypeError>"
//> "throws <TypeError>"
//> "throws <RangeError>"
//> "throws <TypeError>"
//> "throws <TypeError>"
//> "throws <TypeError>"
//> "throws <TypeError>"
//> "Set"
//> undefined
const log = [];
const like = {
  get size() { log.push('size'); return 2; },
  get has() { log.push('get has'); return (v) => { log.push(`has ${v}`); return v === 1; }; },
  get keys() { log.push('get keys'); return () => { log.push('keys'); return [7, 1].values(); }; }
};
const run = (f) => { log.length = 0; const r = f(); return [r, log.join(' ')]; }; const s = new Set([1, 2, 3]);
print(
  run(() => s.union(like)), run(() => s.intersection(like)), run(() => s.difference(like)),
  run(() => s.symmetricDifference(like)), run(() => s.isSubsetOf(like)), run(() => s.isSupersetOf(like)),
  run(() => new Set([1]).intersection(like)), run(() => s.isDisjointFrom(like))
);
for (const bad of [
  [1], 'ab', { size: NaN, has() {}, keys() {} }, { size: 1, has: 5, keys() {} }, { size: -1, has() {}, keys() {} },
  { size: 1, has() {} }, null, { size: 'x', has() {}, keys() {} }, { size: 1, has: () => true, keys: () => 5 }
]) print(attempt(() => s.union(bad)));
class Sub extends Set { static get [Symbol.species]() { return Array; } }
print(new Sub([1]).union(new Set([2])).constructor.name);

//# getOrInsert
//@ needs Map.prototype.getOrInsert
//> 1 3 "c!" 1 Map {"a" => 1, "b" => 3, "c" => "c!", "e" => "computed"} "throws <TypeError>" "computed" "computed" true
//> 1 1 "throws <TypeError>"
//> undefined
const m = new Map([['a', 1]]);
print(
  m.getOrInsert('a', 2), m.getOrInsert('b', 3), m.getOrInsertComputed('c', (k) => k + '!'),
  m.getOrInsertComputed('a', () => { throw 'never'; }), m, attempt(() => m.getOrInsertComputed('d', 5)),
  m.getOrInsertComputed('e', (k) => { m.set(k, 'meanwhile'); return 'computed'; }), m.get('e'),
  Object.is([...new Map().getOrInsertComputed.call(new Map(), -0, (k) => [k])][0], 0)
);
const w = new WeakMap(); const k = {};
print(w.getOrInsert(k, 1), w.getOrInsertComputed(k, () => 2), attempt(() => w.getOrInsert(1, 1)));
