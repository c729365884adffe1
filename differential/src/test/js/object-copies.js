// Copies of objects at random. SEED is put in front. Each object is made several times, once for each way to copy it: all
// copies, and what becomes of them and of their sources later, must be the same. Prints which are not, and a hash of all.
// xorshift32, so that all engines make the same objects
let state;
const start = (seed) => {
  state = Math.imul(seed, 2654435761) | 1;
  for (let i = 0; i < 8; i++) next(1);
};
const next = (n) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % n;
};
const pick = (list) => list[next(list.length)];

const SYMBOLS = [Symbol('s'), Symbol('t'), Symbol.iterator, Symbol.for('u')];
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'x y', '', 'constructor', 'toString', 'length', 'é', '中', 'value', 'get'];
const NUMERIC = ['0', '1', '2', '10', '9', '007', '-1', '-0', '1.5', '4294967294', '4294967295', '2147483647', '2147483648', '1e3'];
const key = (s = 5) => {
  switch (next(s)) {
    case 0: case 1: return pick(NAMES);
    case 2: return pick(NUMERIC);
    case 3: return 'k' + next(60);
    default: return next(3) ? pick(NAMES) : pick(SYMBOLS);
  }
};
const PROTO = { inherited: 1, get a() { return 'inherited getter'; }, set b(v) { throw new Error('a setter ran'); } };
class C { #hidden = 1; own = 2; a = 3; static has(o) { return #hidden in o; } get up() { return 4; } }
const SHARED = [{}, [], PROTO, () => 0];
const value = () => (next(4) ? next(100) : next(2) ? pick(SHARED) : pick([undefined, null, -0, NaN, 'text', 7n, true]));

// What a getter or a trap has done, in order.
let log;
const accessor = (o) => {
  const name = next(1000);
  const victim = key();
  const act = next(4);
  return {
    get() {
      log.push(name);
      // QuickJS-ng looks before the first getter which properties there are, so none goes or is hidden meanwhile.
      const found = Object.getOwnPropertyDescriptor(o, victim);
      if (act === 1 && found?.enumerable && found.writable) o[victim] = 'late';
      if (act === 2 && !found && Object.isExtensible(o)) o[victim] = 'new';
      return name;
    },
    set: next(2) ? (v) => { log.push('set', v); } : undefined,
    enumerable: next(3) > 0,
    configurable: true,
  };
};
const descriptor = (o) => {
  if (!next(3)) return accessor(o);
  return { value: value(), writable: next(2) === 0, enumerable: next(3) > 0, configurable: next(3) > 0 };
};
const literals = [
  () => ({}),
  () => ({ a: 1, b: 2, c: 3 }),
  () => ({ b: 1, 1: 2, a: 3, 0: 4 }),
  () => ({ a: value(), ['k' + next(9)]: value(), c: value(), d: value(), e: value(), f: value(), g: value() }),
  () => JSON.parse('{"a": 1, "10": 2, "x y": {"b": 1}, "9": 3, "a": 4}'),
  () => ({ ...{ a: 1, b: 2, c: 3 }, d: 4 }),
  () => ({ ...{ a: 1, b: 2 } }),
  () => Object.create(null),
  () => Object.create(PROTO),
  () => new C(),
  () => [1, 2, , 4],
  () => Object.assign(() => 0, { a: 1 }),
  () => Object('text'),
  () => (function () { return arguments; })(1, 2),
  () => Object.fromEntries([['z', 1], ['3', 2], ['a', 3]]),
  () => { const o = {}; for (let i = next(90); i > 0; i--) o['p' + i] = i; return o; },
];
const change = (o) => {
  switch (next(12)) {
    case 0: case 1: delete o[key()]; break;
    case 2: Object.defineProperty(o, key(), descriptor(o)); break;
    case 3: if (!next(4)) Object.setPrototypeOf(o, pick([null, PROTO, Object.prototype])); break;
    case 4: if (!next(3)) pick([Object.freeze, Object.seal, Object.preventExtensions])(o); break;
    case 5: Object.defineProperty(o, '__proto__', { value: value(), writable: true, enumerable: true, configurable: true }); break;
    case 6: { const keys = Reflect.ownKeys(o); if (keys.length) delete o[pick(keys)]; break; }
    default: o[key()] = value();
  }
};
const trying = (f) => {
  try {
    f();
  } catch (e) {
    log.push(e.name);
  }
};
const build = () => {
  const o = pick(literals)();
  for (let i = next(3) ? next(8) : next(60); i > 0; i--) trying(() => change(o));
  return o;
};

const traps = {
  ownKeys(o) { log.push('ownKeys'); return Reflect.ownKeys(o); },
  getOwnPropertyDescriptor(o, k) { log.push(k); return Reflect.getOwnPropertyDescriptor(o, k); },
  get(o, k) { log.push('get'); return o[k]; },
};
const put = (o, k, v) => Object.defineProperty(o, k, { value: v, writable: true, enumerable: true, configurable: true });
const byHand = (to, from, ...but) => {
  if (from === null || from === undefined) return to;
  const o = Object(from);
  for (const k of Reflect.ownKeys(o)) {
    if (but.includes(k)) continue;
    const found = Reflect.getOwnPropertyDescriptor(o, k);
    if (found && found.enumerable) put(to, k, o[k]);
  }
  return to;
};
// Where that is a key, a target that inherits no setter of it: Object.assign would call that one.
const assigned = (o) => Object.hasOwn(o, '__proto__')
  ? Object.setPrototypeOf(Object.assign(Object.create(null), o), Object.prototype)
  : Object.assign({}, o);
const FORMS = [
  [(o) => ({ ...o }), (o) => byHand({}, o), assigned],
  [(o) => ({ ...o, a: 'after', 1: 2 }), (o) => put(put(byHand({}, o), 'a', 'after'), '1', 2)],
  [(o) => ({ c: 'before', ...o }), (o) => byHand({ c: 'before' }, o)],
  [(o) => ({ __proto__: PROTO, ...o }), (o) => byHand(Object.create(PROTO), o)],
  [(o) => ({ __proto__: null, ...o }), (o) => byHand(Object.create(null), o)],
  [(o) => ({ ...o, ...o }), (o) => byHand(byHand({}, o), o)],
  [(o) => ({ ...{ ...o } }), (o) => byHand({}, byHand({}, o))],
  [(o) => { const { ...rest } = o; return rest; }, (o) => byHand({}, o)],
  [(o) => { const { a, 1: one, ...rest } = o; return rest; }, (o) => (o.a, o[1], byHand({}, o, 'a', '1'))],
  [(o) => ({ ...new Proxy(o, traps) }), (o) => byHand({}, new Proxy(o, traps))],
];

const valueText = (v) => {
  const at = SHARED.indexOf(v);
  if (at >= 0) return '#' + at;
  return typeof v === 'object' && v !== null ? JSON.stringify(v) : typeof v === 'function' ? 'f' : Object.is(v, -0) ? '-0' : String(v);
};
const describe = (o) => {
  const lines = [Object.isExtensible(o), [null, PROTO, Object.prototype].indexOf(Object.getPrototypeOf(o)), Object.keys(o).join('|')];
  for (const k of Reflect.ownKeys(o)) {
    const d = Object.getOwnPropertyDescriptor(o, k);
    lines.push(`${String(k)}=${d.get || d.set ? `${!!d.get},${!!d.set}` : valueText(d.value)},${d.writable},${d.enumerable},${d.configurable}`);
  }
  const names = [];
  for (const k in o) names.push(k);
  return [...lines, names.join('|')].join('\n');
};

// What becomes of one object, its copy and a copy of that one.
const story = (seed, copy) => {
  log = [];
  start(seed);
  const source = build();
  const states = [];
  const note = () => states.push(log.map(String).join(), describe(source), ...copies.map(describe));
  const copies = [];
  trying(() => copies.push(copy(source)));
  note();
  trying(() => copies.push(copy(copies[0] ?? {})));
  start(seed + 1e6);
  for (let i = 0; i < 12; i++) {
    const o = pick([source, ...copies]);
    trying(() => change(o));
    if (i % 4 === 3) note();
  }
  // Siblings of the copy, which have its shape, are what they would be.
  trying(() => copies.push(copy(source)));
  note();
  return states.join('\n--\n');
};

let hash = 0;
const lines = [];
for (let i = 0; i < 100; i++) {
  const seed = SEED * 1000 + i;
  start(seed + 2e6);
  const [form, ...others] = pick(FORMS);
  const told = story(seed, form);
  for (const other of others) {
    const same = story(seed, other);
    if (same === told) continue;
    const [one, two] = [told, same].map((text) => text.split('\n'));
    const at = one.findIndex((line, n) => line !== two[n]);
    print('different', seed, String(form), String(other), at, one[at], two[at]);
  }
  for (let c = 0; c < told.length; c++) hash = (Math.imul(hash, 31) + told.charCodeAt(c)) | 0;
  if (i % 20 === 19) lines.push(hash);
}
print(lines.join());
