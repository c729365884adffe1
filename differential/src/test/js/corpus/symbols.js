Symbols and the protocols they name.

//# symbols themselves
const s = Symbol('d'), t = Symbol('d');
print(
  s === t, s.toString(), s.description, Symbol().description, Symbol('').description, Symbol(undefined).description,
  typeof Object(s), Object(s) == s, Object(s) === s, Symbol.for('k') === Symbol.for('k'),
  Symbol.keyFor(Symbol.for('k')), Symbol.keyFor(s), attempt(() => new Symbol()), attempt(() => Symbol.keyFor('x')),
  attempt(() => +s), attempt(() => s + 1), !s, { [s]: 1 }, Object.keys({ [s]: 1 }).length, JSON.stringify({ [s]: 1 }),
  s in { [s]: 0 }, Object(s).description, Symbol.prototype[Symbol.toStringTag], Symbol.for().description,
  Object.getOwnPropertyDescriptor(Symbol, 'iterator')
);

//# toPrimitive and its fallbacks
const o = (d) => d;
print(
  `${{ [Symbol.toPrimitive]: (h) => h }}`, +{ [Symbol.toPrimitive]: (h) => (h === 'number' ? 7 : 0) },
  { [Symbol.toPrimitive]: (h) => h } + '', attempt(() => +{ [Symbol.toPrimitive]: () => ({}) }),
  attempt(() => `${{ [Symbol.toPrimitive]: 5 }}`), `${{ [Symbol.toPrimitive]: null, toString: () => 'ts' }}`,
  `${{ toString: () => ({}), valueOf: () => 'vo' }}`,
  attempt(() => `${{ toString: () => ({}), valueOf: () => ({}) }}`), +{ valueOf: () => '8', toString: () => '9' },
  { valueOf: () => 1, toString: () => 't' } + '', `${{ valueOf: () => 1, toString: () => 't' }}`,
  attempt(() => `${{ toString: null, valueOf: null }}`),
  Symbol.prototype[Symbol.toPrimitive].call(Object(Symbol.iterator)) === Symbol.iterator,
  attempt(() => Symbol.prototype[Symbol.toPrimitive].call(1))
);

//# hasInstance
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
print(
  2 instanceof Even, 3 instanceof Even, 1 instanceof { [Symbol.hasInstance]: () => 'truthy' },
  attempt(() => 1 instanceof {}), attempt(() => 1 instanceof { [Symbol.hasInstance]: 5 }),
  [] instanceof { [Symbol.hasInstance]: undefined }.constructor,
  Function.prototype[Symbol.hasInstance].call(Array, []), Function.prototype[Symbol.hasInstance].call({}, []),
  Object.getOwnPropertyDescriptor(Function.prototype, Symbol.hasInstance).writable
);
function F() {} const B = F.bind(null);
print(
  new F() instanceof B, {} instanceof B, attempt(() => { F.prototype = 5; return {} instanceof F; }), 5 instanceof F
);
F[Symbol.hasInstance] = () => true; print({} instanceof F && 'ignored?', Reflect.set(F, Symbol.hasInstance, 1));
Object.defineProperty(F, Symbol.hasInstance, { value: () => true }); print(1 instanceof F);

//# toStringTag
class T { get [Symbol.toStringTag]() { return 'Tee'; } } const ts = (v) => Object.prototype.toString.call(v);
print(
  ts(new T()), ts({ [Symbol.toStringTag]: 5 }), ts(Object.assign([], { [Symbol.toStringTag]: 'Arr' })), ts(null),
  ts(undefined), ts(1), ts(''), ts(true), ts(1n), ts(Symbol()), ts([]), ts(() => {}), ts(class {}), ts(/x/),
  ts(new Date()), ts(new Error()), ts((function () { return arguments; })()), ts(Math), ts(JSON), ts(new Map()),
  ts(Promise.resolve()), ts((function* () {})()), ts(new Proxy([], {})), ts(new Proxy(() => {}, {})),
  ts(new Boolean(0)), ts(Object(Symbol())), ts(globalThis) === '[object Undefined]', ts(new ArrayBuffer(1)),
  ts(async () => {}), ts([][Symbol.iterator]()), ts(Object.create(new Date())), ts(Reflect), ts(new WeakMap()),
  ts(''[Symbol.iterator]())
);

//# unscopables, species and iterator are where they belong
print(
  Object.keys(Array.prototype[Symbol.unscopables]).sort().filter((k) => k !== 'group' && k !== 'groupToMap'),
  Object.getPrototypeOf(Array.prototype[Symbol.unscopables]),
  [Array, Map, Set, Promise, RegExp, ArrayBuffer].map((C) => C[Symbol.species] === C),
  Map.prototype[Symbol.iterator] === Map.prototype.entries, Set.prototype[Symbol.iterator] === Set.prototype.values,
  Set.prototype.keys === Set.prototype.values, typeof String.prototype[Symbol.iterator],
  [Symbol.iterator, Symbol.match].map((s) => s.description),
  Object.getOwnPropertyDescriptor(Array, Symbol.species).get.name
);

//# names from symbols
const s = Symbol('desc'), e = Symbol(), o = { [s]() {}, get [Symbol.iterator]() { return 1; }, [e]: () => {}, async *[Symbol('')]() {} };
class A { static [s] = () => {}; [e] = class {}; }
print(
  o[s].name, Object.getOwnPropertyDescriptor(o, Symbol.iterator).get.name, o[e].name, A[s].name, new A()[e].name,
  Object.getOwnPropertySymbols(o).map((k) => k.description)
);

//# async and sync iterators, match, split and friends on plain objects
const o = {
  *[Symbol.iterator]() { yield 1; }, async *[Symbol.asyncIterator]() { yield 2; }, [Symbol.split]: (s, l) => [s, l],
  [Symbol.search]: () => 'found'
};
print([...o], 'a'.split(o, 3), 'b'.search(o), Array.from(o), new Set(o).size, Math.max(...o));
(async () => { for await (const x of o) print(x); })();
