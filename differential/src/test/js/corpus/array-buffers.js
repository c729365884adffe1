ArrayBuffer, resizing, transfer, DataView.

//# buffers: lengths, slices, views
const b = new ArrayBuffer(8);
print(
  b.byteLength, ArrayBuffer.isView(new DataView(b)), ArrayBuffer.isView(b), b.slice(2, -2).byteLength,
  b.slice(5, 1).byteLength, attempt(() => ArrayBuffer(1)), attempt(() => new ArrayBuffer(-1)),
  new ArrayBuffer('3').byteLength, new ArrayBuffer().byteLength, Object.prototype.toString.call(b),
  ArrayBuffer[Symbol.species] === ArrayBuffer, attempt(() => ArrayBuffer.prototype.byteLength),
  attempt(() => new ArrayBuffer(2 ** 53)), b.resizable, b.maxByteLength, attempt(() => b.resize(1))
);

//# DataView: every type, both orders, bounds
const v = new DataView(new ArrayBuffer(16), 1, 12); v.setInt16(0, -2); v.setUint16(2, 0x1234, true);
v.setFloat32(4, 1.5);
print(v.getInt16(0), v.getUint16(0), v.getUint16(2), v.getUint16(2, true), v.getFloat32(4), v.getUint8(4));
v.setFloat64(0, Math.PI, true); print(v.getFloat64(0, true), v.getFloat64(0)); v.setBigInt64(4, -5n);
print(v.getBigInt64(4), v.getBigUint64(4), v.getBigUint64(4, true)); v.setInt32(8, 2 ** 31); v.setUint8(0, 257);
v.setInt8(1, 200);
print(
  v.getInt32(8), v.getUint32(8), v.getUint8(0), v.getInt8(1), new Uint8Array(v.buffer), v.byteLength, v.byteOffset,
  attempt(() => v.getInt32(9)), attempt(() => v.getInt8(-1)), attempt(() => v.setInt16(11, 0)),
  attempt(() => v.setBigInt64(0, 1)), attempt(() => v.getInt8(Infinity)), v.getInt8(), v.getInt8('0'),
  attempt(() => new DataView({})), attempt(() => new DataView(v.buffer, 17)),
  attempt(() => new DataView(v.buffer, 1, 16)), attempt(() => DataView(v.buffer)), DataView.prototype.getInt8.length,
  DataView.prototype.setInt8.length
);

//# resizable buffers and views that follow
const b = new ArrayBuffer(4, { maxByteLength: 10 });
const all = new Uint8Array(b), fixed = new Uint8Array(b, 1, 2), tail = new Uint8Array(b, 2), dv = new DataView(b), dfix = new DataView(b, 2, 2);
const look = () => [b.byteLength, all.length, fixed.length, fixed.byteOffset, tail.length, tail.byteLength, attempt(() => dv.byteLength), attempt(() => dfix.byteLength)];
all.fill(7); print(b.resizable, b.maxByteLength, look()); b.resize(8); print(look(), all); b.resize(2);
print(look(), fixed[0], all); b.resize(1);
print(look(), attempt(() => fixed.fill(1)), attempt(() => tail.map((x) => x))); b.resize(10);
print(
  look(), all, attempt(() => b.resize(11)), attempt(() => b.resize(-1)),
  attempt(() => new ArrayBuffer(5, { maxByteLength: 4 })), new ArrayBuffer(1, {}).resizable
);

//# resizing during iteration, sorting, copying
const make = (n) => {
  const b = new ArrayBuffer(n, { maxByteLength: 16 }); const a = new Uint8Array(b);
  for (let i = 0; i < n; i++) a[i] = i; return [b, a];
};
{
  const [b, a] = make(6); const out = [];
  attempt(() => { for (const x of a) { out.push(x); if (x === 2) b.resize(4); } }); print(out);
}
{ const [b, a] = make(4); print(a.map((x, i) => { if (i === 1) b.resize(2); return x === undefined ? 99 : x; })); }
{ const [b, a] = make(4); print(attempt(() => a.fill({ valueOf() { b.resize(2); return 3; } }, 0, 4)), a); }
{ const [b, a] = make(6); print(a.slice({ valueOf() { b.resize(3); return 1; } })); }
{
  const [b, a] = make(4);
  print(a.indexOf(undefined, { valueOf() { b.resize(2); return 0; } }), a.includes(undefined));
}
{ const [b, a] = make(6); print(attempt(() => a.copyWithin({ valueOf() { b.resize(4); return 0; } }, 3)), a); }
{ const [b, a] = make(3); print(a.join({ toString() { b.resize(2); return '-'; } })); }

//# a typed array that shrinks while it is sorted
//@ differs QuickJS writes back the wrong elements.
//> Uint8Array[1, 0]
//> undefined
//node> Uint8Array[3, 2]
//node> undefined
const b = new ArrayBuffer(4, { maxByteLength: 16 }); const a = new Uint8Array(b); a.set([0, 1, 2, 3]);
a.sort((x, y) => { b.resize(2); return y - x; }); print(a);

//# filling a view that grows meanwhile stops at the old length
//@ needs typeof Promise.try === 'function'
//> Uint8Array[3, 3, 3, 3, 0, 0, 0, 0]
//> undefined
const b = new ArrayBuffer(4, { maxByteLength: 16 }); const a = new Uint8Array(b);
print(a.fill({ valueOf() { b.resize(8); return 3; } }));

//# iteration of a view that is out of bounds or detached
const b = new ArrayBuffer(4, { maxByteLength: 8 }); const f = new Uint8Array(b, 2, 2); const it = f.values();
it.next(); b.resize(1);
print(
  attempt(() => it.next()), f.length, f.byteOffset, f[0], Object.keys(f), attempt(() => [...f]),
  attempt(() => f.at(0)), 0 in f, f[0] = 5
);
b.resize(8); print(f.length, [...f]);

//# transfer, detached, and methods of what is detached
//@ needs ArrayBuffer.prototype.transfer
//> true 0 0 undefined 0 Uint8Array[1, 2, 3, 4, 0, 0] true 8 "throws <TypeError>" "throws <TypeError>" "throws <TypeError>" "throws <TypeError>" "throws <TypeError>"
//> false Uint8Array[1, 2] true "throws <TypeError>"
//> 3 false "throws <RangeError>" [0, 0, 0, 0]
//> 0 "throws <TypeError>" "throws <TypeError>" "1" []
//> undefined
const b = new ArrayBuffer(4, { maxByteLength: 8 }); const u = new Uint8Array(b); u.set([1, 2, 3, 4]);
const c = b.transfer(6);
print(
  b.detached, b.byteLength, u.length, u[0], u.byteOffset, new Uint8Array(c), c.resizable, c.maxByteLength,
  attempt(() => b.slice()), attempt(() => u.fill(1)), attempt(() => new Uint8Array(b)), attempt(() => b.transfer()),
  attempt(() => u.set([1]))
);
const d = c.transferToFixedLength(2);
print(d.resizable, new Uint8Array(d), c.detached, attempt(() => new DataView(c)));
const e = new ArrayBuffer(3).transfer();
print(e.byteLength, e.detached, attempt(() => e.transfer(-1)), [...new Uint8Array(new ArrayBuffer(2).transfer(4))]);
let w = new Uint8Array([5, 6]); attempt(() => w.fill({ valueOf() { w.buffer.transfer(); return 1; } }));
print(w.length, attempt(() => w.sort((a, b) => a - b)), attempt(() => [...w]), w.toString.call([1]), Object.keys(w));

//# Float16Array and its friends
//@ needs typeof Float16Array === 'function'
//> Float16Array[1.5, 65504, Infinity, 0, 0.0999755859375, -0, NaN, 0.333251953125, 2048] 1.3369140625 65504 Infinity 2
//> 1.5 -2 15872 192
//> Float16Array[1, 2, 3] Float16Array[1, Infinity, NaN, 0.00006103515625] Float16Array[0.333251953125, 0.66650390625] Float16Array[7] [[0, 1.099609375]]
//> undefined
print(
  Float16Array.of(1.5, 65504, 65520, 1e-8, 0.1, -0, NaN, 1 / 3, 2049), Math.f16round(1.337), Math.f16round(65519),
  Math.f16round(65520), Float16Array.BYTES_PER_ELEMENT
);
const v = new DataView(new ArrayBuffer(4)); v.setFloat16(0, 1.5); v.setFloat16(2, -2, true);
print(v.getFloat16(0), v.getFloat16(2, true), v.getUint16(0), v.getUint16(2));
print(
  new Float16Array([3, 1, 2]).sort(), new Float16Array(new Uint16Array([0x3c00, 0x7c00, 0xfe00, 0x0400]).buffer),
  new Float16Array([1, 2]).map((x) => x / 3), new Float16Array([5]).with(0, 7), [...new Float16Array([1.1]).entries()]
);

//# buffers with species, and slices that are too small
class B extends ArrayBuffer { static get [Symbol.species]() { return this.other ?? this; } } const b = new B(8);
new Uint8Array(b).set([1, 2, 3, 4]); print(b.slice(1, 3) instanceof B, new Uint8Array(b.slice(1, 3)));
B.other = function (n) { return new ArrayBuffer(n - 1); }; print(attempt(() => b.slice(0, 4)));
B.other = function () { return b; }; print(attempt(() => b.slice()));
B.other = function (n) { return new ArrayBuffer(n + 2); }; print(b.slice(0, 2)); B.other = function () { return {}; };
print(attempt(() => b.slice()));

//# base64 and hex of bytes
//@ needs Uint8Array.fromBase64
//> Uint8Array[72, 101, 108, 108, 111] Uint8Array[0, 255, 127] "SGk=" "01ff" "-_8" "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>" Uint8Array[72, 101, 108, 108, 111] "throws <SyntaxError>" Uint8Array[251, 255] {"read": 4, "written": 2} {"read": 0, "written": 0}
//> undefined
print(
  Uint8Array.fromBase64('SGVsbG8='), Uint8Array.fromHex('00ff7F'), new Uint8Array([72, 105]).toBase64(),
  new Uint8Array([1, 255]).toHex(), new Uint8Array([251, 255]).toBase64({ alphabet: 'base64url', omitPadding: true }),
  attempt(() => Uint8Array.fromHex('0')), attempt(() => Uint8Array.fromHex('zz')),
  attempt(() => Uint8Array.fromBase64('A')), Uint8Array.fromBase64(' SG VsbG8 '),
  attempt(() => Uint8Array.fromBase64('SGVsbG8', { lastChunkHandling: 'strict' })),
  Uint8Array.fromBase64('-_8', { alphabet: 'base64url' }), new Uint8Array(4).setFromHex('0102'),
  new Uint8Array(2).setFromBase64('AQIDBA==')
);
