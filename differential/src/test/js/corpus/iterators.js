Iterators: protocols, helpers.

//# spread, destructuring, from and for-of ask the same questions
const log = [];
const src = (n) => ({ get [Symbol.iterator]() { log.push('get iterator'); return () => ({ get next() { log.push('get next'); return () => { log.push('next'); return { get done() { log.push('done'); return n-- <= 0; }, get value() { log.push('value'); return n; } }; }; }, get return() { log.push('get return'); return undefined; } }); } });
const run = (f) => { log.length = 0; const r = f(); return [r, log.join(' ')]; };
print(
  run(() => { const [a] = src(3); return a; }), run(() => { for (const x of src(5)) break; }),
  run(() => new Set(src(1)).size), run(() => { const [...r] = src(1); return r; })
);

//# spread looks Symbol.iterator up once
//@ differs QuickJS looks it up twice, the first time to see whether it is an array's own (GetIterator).
//> [1] 1 [1] ["get iterator", "get iterator", "get iterator", "get iterator", "get iterator", "get iterator"]
//> undefined
//node> [1] 1 [1] ["get iterator", "get iterator", "get iterator"]
//node> undefined
const log = []; const src = { get [Symbol.iterator]() { log.push('get iterator'); return () => [1].values(); } };
print([...src], Math.max(...src), Array.from(src), log);

//# built-in iterators share prototypes and check their receiver
const P = Object.getPrototypeOf; const base = P(P([][Symbol.iterator]()));
print(
  [[].values(), new Map().keys(), new Set().values(), ''[Symbol.iterator](), 'a'.matchAll(/a/g), (function* () {})()].map((i) => [i[Symbol.toStringTag], base.isPrototypeOf(i), i[Symbol.iterator]() === i, typeof i.next, 'return' in i]),
  attempt(() => P([].values()).next.call(new Map().keys())),
  attempt(() => P(new Map().keys()).next.call(new Set().values())), Object.getOwnPropertyNames(P([].values())),
  Object.getOwnPropertyDescriptor(P([].values()), 'next').enumerable
);

//# iterators over collections that change
const m = new Map([[1, 'a'], [2, 'b'], [3, 'c']]); const seen = [];
for (const [k] of m) {
  seen.push(k); if (k === 1) { m.delete(2); m.set(4, 'd'); m.delete(1); m.set(1, 'again'); }
  if (seen.length > 8) break;
}
print(seen, m); const s = new Set([1]); let n = 0; for (const x of s) { s.delete(x); if (++n < 5) s.add(x + 1); }
print(n, s); const it = new Set([1, 2]).values(); it.next(); it.next(); print(it.next());
const c = new Set([1, 2, 3]); const i2 = c.values(); i2.next(); c.clear(); c.add(9); print([...i2], i2.next());

//# map, filter, take, drop, flatMap
//@ needs ((closed) => { try { Iterator.prototype.take.call({ return() { closed = true; } }, NaN); } catch { return closed; } })(false)
//> "return at" 2
//> "return at" 0
//> "return at" 6
//> "return at" 0
//> "return at" 0
//> "return at" 0
//> "return at" 0
//> "return at" 1
//> "return at" 1
//> [[0, 0], [2, 1], [4, 2], [6, 3]] [1, 3, 5] [0, 1] [2, 3] [0, 0, 1, 1, 2, 2] [0, 1] [] {"value": undefined, "done": true} [16, 25] "throws <RangeError>" "throws <RangeError>" "throws <RangeError>" "throws <TypeError>" "throws <TypeError>" "throws <TypeError>" ["a", "b"]
//> undefined
const it = (n) => {
  let i = 0;
  return { __proto__: Iterator.prototype, next() { return { value: i, done: i++ >= n }; }, return() { print('return at', i); return {}; } };
};
print(
  [...it(4).map((x, i) => [x * 2, i])], [...it(6).filter((x) => x % 2)], [...it(9).take(2)], [...it(4).drop(2)],
  [...it(3).flatMap((x) => [x, x])], [...it(2).take(9)], [...it(2).drop(9)], it(9).take(0).next(),
  [...it(9).filter((x) => x > 2).map((x) => x * x).drop(1).take(2)], attempt(() => it(1).take(-1)),
  attempt(() => it(1).take(NaN)), attempt(() => it(1).drop('x')), attempt(() => it(1).map(5)),
  attempt(() => [...it(1).flatMap(() => 'str')]), attempt(() => [...it(1).flatMap(() => 5)]),
  [...it(1).flatMap(() => new String('ab'))]
);

//# reduce, toArray, forEach, some, every, find
//@ needs ((closed) => { try { Iterator.prototype.take.call({ return() { closed = true; } }, NaN); } catch { return closed; } })(false)
//> "closed"
//> "closed"
//> "closed"
//> "closed"
//> "closed"
//> 6 "x0123" "throws <TypeError>" [0, 1, 2] [[0, 0], [1, 1], [2, 2]] true false 3 undefined false "throws \"cb\"" "throws <TypeError>"
//> undefined
const it = (n) => {
  let i = 0;
  return { __proto__: Iterator.prototype, next() { return { value: i, done: i++ >= n }; }, return() { print('closed'); return {}; } };
};
const out = []; it(3).forEach((x, i) => out.push([x, i]));
print(
  it(4).reduce((a, b) => a + b), it(4).reduce((a, b) => a + b, 'x'), attempt(() => it(0).reduce((a) => a)),
  it(3).toArray(), out, it(5).some((x) => x === 2), it(5).every((x) => x < 2), it(5).find((x) => x > 2),
  it(3).find(() => false), it(3).some(() => 0), attempt(() => it(3).forEach(() => { throw 'cb'; })),
  attempt(() => it(3).reduce(5))
);

//# helpers are lazy, close what they wrap, and are generators of a kind
//@ needs Iterator.prototype.map
//> [] {"value": 0, "done": false} {"value": undefined, "done": true} {"value": undefined, "done": true} ["next", "map", "return"] "Iterator Helper" true true false "throws <TypeError>"
//> "generator closed"
//> [1] {"value": undefined, "done": true}
//> ["throws <TypeError>", "throws <TypeError>"]
//> "throws \"mapper\""
//> undefined
const log = [];
const src = {
  __proto__: Iterator.prototype, n: 0, next() { log.push('next'); return { value: this.n++, done: this.n > 5 }; },
  return() { log.push('return'); return { value: 'r' }; }
};
const m = src.map((x) => { log.push('map'); return x; });
print(
  log.slice(), m.next(), m.return(), m.next(), log, m[Symbol.toStringTag], m[Symbol.iterator]() === m,
  Object.getPrototypeOf(m) === Object.getPrototypeOf([].values().filter(() => 1)), 'throw' in m,
  attempt(() => Object.getPrototypeOf(m).next.call({}))
);
const g = (function* () { try { yield 1; yield 2; } finally { print('generator closed'); } })().take(1);
print([...g], g.next()); let self; self = [1, 2].values().map(() => attempt(() => self.next())); print([...self]);
print(attempt(() => [...[1].values().map(() => { throw 'mapper'; })]));

//# Iterator itself: constructor, from, subclasses
//@ needs Iterator.prototype.map
//> "throws <TypeError>" "throws <TypeError>" true [1, 2] [] ["a", "b"] "throws <TypeError>" "throws <TypeError>" [1, 2] true "Iterator" "function" "throws <TypeError>"
//> true
//> undefined
print(
  attempt(() => Iterator()), attempt(() => new Iterator()), new (class extends Iterator {})() instanceof Iterator,
  Iterator.from([1, 2]).toArray(), Iterator.from({ next: () => ({ done: true }) }).toArray(),
  Iterator.from('ab').toArray(), attempt(() => Iterator.from(5)), attempt(() => Iterator.from(null)),
  Iterator.from({ i: 0, next() { return { value: this.i, done: this.i++ > 1 }; } }).map((x) => x + 1).toArray(),
  [].values() instanceof Iterator, Iterator.prototype[Symbol.toStringTag],
  typeof Object.getOwnPropertyDescriptor(Iterator.prototype, Symbol.toStringTag).get,
  attempt(() => Iterator.prototype.map.call({}, (x) => x).next())
);
const o = Object.create(Iterator.prototype); o[Symbol.toStringTag] = 'Mine';
print(Object.hasOwn(o, Symbol.toStringTag));

//# what Iterator.from wraps answers its own result objects
//@ needs Iterator.from
//@ differs QuickJS makes a new result object with a value.
//> {"value": undefined, "done": true}
//node> {"done": true}
Iterator.from({ [Symbol.iterator]: null, next: () => ({ done: true }) }).next();

//# concatenated iterators
//@ needs Iterator.concat
//> [1, 2, 3] [] "throws <TypeError>" "throws <TypeError>" ["x", "y", "z"]
//> ["open a", "close a"] {"value": undefined, "done": true}
//> undefined
print(
  [...Iterator.concat([1, 2], new Set([3]), [])], [...Iterator.concat()], attempt(() => Iterator.concat([1], 5)),
  attempt(() => Iterator.concat('ab')), [...Iterator.concat(['x'], Object('yz'))]
);
const log = [];
const src = (n) => ({ [Symbol.iterator]() { log.push(`open ${n}`); return { next: () => ({ value: n, done: false }), return() { log.push(`close ${n}`); return {}; } }; } });
const c = Iterator.concat(src('a'), src('b')); c.next(); c.return(); print(log, c.next());

//# zip and zipKeyed
//@ needs Iterator.zip
//> [[1, "a"], [2, "b"]] [[1, 2], ["p", 3]] "throws <TypeError>" [] [{"a": 1, "b": 3}, {"a": 2, "b": 4}] "throws <TypeError>" "throws <TypeError>" [[1, 3], [2, undefined]]
//> undefined
print(
  [...Iterator.zip([[1, 2, 3], 'ab'.split('')])],
  [...Iterator.zip([[1], [2, 3]], { mode: 'longest', padding: ['p'] })],
  attempt(() => [...Iterator.zip([[1], [2, 3]], { mode: 'strict' })]), [...Iterator.zip([])],
  [...Iterator.zipKeyed({ a: [1, 2], b: [3, 4] })].map((o) => ({ ...o })),
  attempt(() => Iterator.zip([[1]], { mode: 'x' })), attempt(() => Iterator.zip(5)),
  [...Iterator.zip([[1, 2], [3]], { mode: 'longest' })]
);
