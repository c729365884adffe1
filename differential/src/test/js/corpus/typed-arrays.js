Typed arrays.

//# conversion of values on the way in
const vs = [
  0, -1, 1.9, -1.9, 255, 256, 2 ** 31, 2 ** 32 + 5, -(2 ** 31) - 1, NaN, Infinity, '7', null, true, 0.5, 1.5, 2.5,
  1e21
];
for (const T of [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array
]) print(T.name, [...T.from(vs)]);
print(
  BigInt64Array.of(2n ** 63n, -1n), BigUint64Array.of(-1n, 2n ** 64n), attempt(() => BigInt64Array.of(1)),
  attempt(() => Int8Array.of(1n)), new Float32Array([1.1, 16777217, 1e-46, -0])[0]
);

//# constructors: lengths, arrays, iterables, buffers, other typed arrays
print(
  new Uint8Array(3), new Uint8Array(), new Uint8Array(null), new Uint8Array('2'), new Uint8Array([1, , '3']),
  new Uint8Array(new Set([4, 5])), new Uint8Array({ length: 2, 0: 9 }), new Uint8Array(new Float32Array([1.7, 300])),
  new Uint8Array((function* () { yield 1; yield 2; })())
);
const b = new ArrayBuffer(8);
print(
  new Uint16Array(b, 2, 2).byteOffset, new Uint16Array(b, 2).length, attempt(() => new Uint16Array(b, 1)),
  attempt(() => new Uint32Array(new ArrayBuffer(6))), attempt(() => new Uint8Array(b, 9)),
  attempt(() => new Uint8Array(b, 4, 5)), attempt(() => Uint8Array(1)), attempt(() => new Uint8Array(-1)),
  attempt(() => new Uint8Array(Symbol())), attempt(() => new BigInt64Array(new Uint8Array(1))),
  attempt(() => new (Object.getPrototypeOf(Uint8Array))())
);

//# elements are exotic properties
const a = new Uint8Array([1, 2]); a[5] = 9; a['-0'] = 1; a['1.5'] = 1; a.x = 'ok';
print(
  a, 5 in a, '-0' in a, 1 in a, a['1'], a['-0'], a['01'], a[-1], delete a[7], Reflect.deleteProperty(a, 0),
  Object.getOwnPropertyDescriptor(a, 0), Object.keys(a), Reflect.set(a, 9, 1),
  Reflect.defineProperty(a, 9, { value: 1 }), Reflect.defineProperty(a, 0, { value: 7 }),
  Reflect.defineProperty(a, 0, { value: 7, configurable: false }), Reflect.defineProperty(a, 0, { get() {} }), a[0]
);
Object.prototype['9'] = 'inherited?'; print(a[9]); delete Object.prototype['9']; const child = Object.create(a);
child[5] = 1; child[0] = 3; print(a, Object.keys(child), Reflect.set(a, 0, 4, {}), a[0]);

//# methods shared with arrays
const a = Int16Array.of(5, 1, 4, -2);
print(
  a.map((x) => x * 2), a.filter((x) => x > 1), a.slice(1, -1), a.indexOf(4), a.lastIndexOf(9), a.includes(-2),
  a.find((x) => x < 0), a.findLast((x) => x > 1), a.findLastIndex((x) => x > 4), a.some(Boolean),
  a.every((x) => x > 0), a.reduce((x, y) => x + y), a.reduceRight((x, y) => `${x}${y}`, ''), a.join('-'),
  [...a.entries()], a.at(-1), a.toString(), a.fill(7, 1, 2), a.reverse(), a.copyWithin(0, 2),
  new Int16Array(a).sort(), a.with(0, 100), a.toSorted((x, y) => y - x), a.toReversed(), a,
  attempt(() => a.with(9, 1)), a.subarray(1, 3), a.keys().next(), attempt(() => a.map(() => 1n)),
  Object.prototype.toString.call(a), a.toLocaleString === Array.prototype.toLocaleString,
  a.values === a[Symbol.iterator]
);

//# default sort is numeric, with NaN last and -0 before 0
print(
  new Float64Array([3, NaN, -0, 0, -Infinity, 1, Infinity, NaN]).sort(), new Uint8Array([10, 9, 1]).sort(),
  BigInt64Array.of(3n, -1n, 2n).sort(), new Float32Array([5, 1, 4]).sort((a, b) => b - a),
  attempt(() => new Uint8Array(2).sort(1)), new Uint8Array([1, 2, 3, 4]).sort(() => 0),
  attempt(() => new Uint8Array([2, 1]).sort(() => { throw 'cmp'; }))
);

//# set and subarray share or overlap
const b = new Uint8Array([1, 2, 3, 4, 5]); b.set(b.subarray(0, 4), 1); print(b); b.set([9, 8], 3); b.set('12');
b.set({ length: 1, 0: 77 }, 2);
print(
  b, attempt(() => b.set([1], 5)), attempt(() => b.set([1], -1)), attempt(() => b.set(5)), attempt(() => b.set(null))
);
const s = b.subarray(1); s[0] = 99; print(b[1], s.buffer === b.buffer, s.byteOffset, s.subarray(-2).byteOffset);
const f = new Float32Array(b.buffer.slice(0, 4)); const over = new Uint16Array([1, 2, 3, 4]);
new Uint8Array(over.buffer).set(over); print(new Uint8Array(over.buffer));

//# set from an array of another type over the same bytes
//@ differs QuickJS converts in place, and reads what it has already written.
//> Uint16Array[1, 0, 0, 0]
//> undefined
//node> Uint16Array[1, 2, 3, 4]
//node> undefined
const over = new Uint16Array(4); const bytes = new Uint8Array(over.buffer, 0, 4); bytes.set([1, 2, 3, 4]);
over.set(bytes); print(over);

//# from and of, with mappers, iterators and species
print(
  Uint8Array.from({ length: 3 }, (_, i) => i * i), Uint8Array.from('123'), Uint8Array.from(new Map([[1, 2]]).keys()),
  Float64Array.of('1.5', true), attempt(() => Uint8Array.from.call(Array, [1])), attempt(() => Uint8Array.from(null)),
  attempt(() => Uint8Array.of.call(Object, 1)),
  Uint8Array.from([1, 2], function (x) { return x + this.k; }, { k: 10 })
);
class S extends Uint8Array { static get [Symbol.species]() { return Uint16Array; } }
print(
  new S([1, 2]).map((x) => x * 200), new S(2).slice(), new S([1]).subarray(0).constructor.name,
  Object.getPrototypeOf(Int8Array).name, Int8Array.BYTES_PER_ELEMENT, Float64Array.prototype.BYTES_PER_ELEMENT,
  Int8Array.length, Int8Array.name
);

//# the same bytes as other types
const f = new Float64Array([1, -0, NaN, 1 / 3]);
print([...new Uint8Array(f.buffer, 0, 16)], [...new BigUint64Array(f.buffer)].map((x) => x.toString(16)));
const u = new Uint32Array([0x7f800000, 0xff800000, 0x3f800000, 0x00000001]);
print(new Float32Array(u.buffer), new Int8Array(new Uint8Array([200, 127]).buffer));
const round = new Float32Array(1);
print([0.1, 1e40, 1 + 2 ** -24, 2 ** -150, 16777219].map((x) => ((round[0] = x), round[0] === Math.fround(x), round[0])));

//# callbacks that change or watch the array
const a = new Uint8Array([1, 2, 3]); print(a.map((x, i, self) => { self[i + 1] = 50; return x; }), a); const log = [];
a.forEach(function (x, i, self) { log.push(x, i, self === a, this.t); }, { t: 1 }); print(log); let n = 0;
print(
  a.find((x) => { n++; return false; }), n, a.fill({ valueOf() { n++; return 5; } }), n, a.includes(undefined),
  new Float32Array([NaN]).includes(NaN), new Float32Array([NaN]).indexOf(NaN), [].concat(a).length, Array.isArray(a),
  Array.from(a), JSON.stringify(a), JSON.stringify({ f: new Float32Array([0.1]) }), Object.entries(a)
);

//# length is not a property of its own, and comparisons by index in loops
const a = new Uint32Array(1000); for (let i = 0; i < a.length; i++) a[i] = i * 2654435761; let h = 0;
for (const x of a) h = (h ^ x) >>> 0; for (const i in a) h = (h + +i) >>> 0;
print(h, Object.getOwnPropertyDescriptor(a, 'length'), 'length' in a, a.hasOwnProperty('length')); a.length = 5;
print(a.length); const i8 = new Int8Array(4); i8[0]++; i8[1] += 200; i8[2]--; i8[3] ||= 300; i8[0] <<= 7; print(i8);
const d = new Float64Array(3); [d[0], d[1]] = [1.5, 2.5]; ({ x: d[2] } = { x: 9 }); d[0] **= 2;
print(d, (d[5] = 'returned'), d[5]);
