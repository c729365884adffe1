Spread: copies of objects.

//# copies are plain and apart from their source
const source = { a: 1, b: { c: 2 }, 3: 'three', '': 0, 'd e': null };
const copy = { ...source }; copy.a = 10; delete copy.b; copy.f = 1; source['3'] = 'changed'; delete source[''];
print(source, copy, copy.b === source.b, Object.keys(copy), Object.keys(source));
const twice = { ...source, ...source }; const more = { ...{ ...source }, a: 'last' }; print(twice, more, twice !== source);

//# what is frozen, sealed, hidden or not writable becomes ordinary
const frozen = Object.freeze({ a: 1, b: 2 }); const sealed = Object.seal({ c: 3 });
const odd = Object.defineProperties({}, { x: { value: 1, enumerable: true }, y: { value: 2 }, z: { value: 3, enumerable: true, configurable: true } });
for (const o of [frozen, sealed, odd]) {
  const copy = { ...o }; print(Object.getOwnPropertyDescriptors(copy), Object.isExtensible(copy));
  copy.extra = 1; for (const key in copy) copy[key] = 'new'; print(copy, o);
}

//# getters run, in order, once each, and what they do is seen
const log = [];
const o = { a: 1, get b() { log.push('b'); this.c = 'changed'; this.d = 'late'; return 'B'; }, c: 3, get e() { log.push('e'); return 'E'; } };
const copy = { ...o }; print(copy, Object.getOwnPropertyDescriptor(copy, 'b'), log);
print(attempt(() => ({ ...{ get x() { throw new RangeError('x'); } } })));

//# symbols are copied, private members are not, inherited ones neither
const s = Symbol('s');
class C { #secret = 1; own = 2; [s] = 3; static has(x) { return #secret in x; } get inherited() { return 4; } }
const c = new C(); const copy = { ...c };
print(copy, copy[s], C.has(c), C.has(copy), Reflect.ownKeys(copy), Object.getPrototypeOf(copy) === Object.prototype);
const child = { ...Object.create({ up: 1 }, { own: { value: 2, enumerable: true } }) }; print(child, 'up' in child);
print({ ...Object.assign(Object.create(null), { bare: 1 }) }, Object.getPrototypeOf({ ...Object.create(null) }) === Object.prototype);

//# prototypes in literals, keys that look like them
const proto = { p: 1 }; const a = { __proto__: proto, ...{ q: 2 } }; const b = { ...{ q: 2 }, __proto__: proto };
print(a, b, a.p, b.p, Object.getPrototypeOf(a) === proto, Object.getPrototypeOf(b) === proto);
const evil = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}'); const copy = { ...evil };
print(Reflect.ownKeys(copy), copy.polluted, Object.getPrototypeOf(copy) === Object.prototype, ({}).polluted);

//# what is no plain object
print({ ...null, ...undefined, ...1, ...true, ...[7, , 9], ...(() => 0), ...new Date(0), ...new Map([[1, 2]]), ...Symbol('x') });
print({ ...new Proxy({ a: 1, b: 2 }, {}) }); (function () { print({ ...arguments }); })('x', 'y');
const o = { a: 1 }; o.self = o; const copy = { ...o }; print(copy.self === o, copy !== o);

//# without the names on the left
const { a, ...rest } = { a: 1, b: 2, c: 3 }; const { ...all } = { a: 1, b: 2 }; const { [a + 'x']: none, ...others } = { '1x': 1, y: 2 };
print(rest, all, others, none); all.a = 9; rest.d = 4; print(rest, all);

//# many copies that go different ways
const base = { id: 0, name: 'n', tags: ['t'] }; const made = [];
for (let i = 0; i < 50; i++) { const x = { ...base, id: i }; if (i % 3 === 0) x['k' + i % 5] = i; if (i % 4 === 0) delete x.name; if (i % 7 === 0) Object.freeze(x); made.push(x); }
base.name = 'changed'; print(made.map((x) => Object.entries(x).join('|')).join(' '), Object.isFrozen(made[0]), Object.isFrozen(made[1]));

//# what a getter deletes before its turn
//@ differs QuickJS copies it, as undefined: it looks before the first getter which properties there are (CopyDataProperties).
//> {"a": 1, "b": undefined} {"a": 1, "b": undefined}
//> undefined
//node> {"a": 1} {"a": 1}
//node> undefined
const source = () => ({ get a() { delete this.b; return 1; }, b: 2 }); const { ...rest } = source(); print({ ...source() }, rest);
