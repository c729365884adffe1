// Conversions that change the buffer in use: whatever they do, the engine reads and writes inside of it.

//# 35 valueOf of a fill's arguments shrinks the buffer: OK ERR
const b = new ArrayBuffer(1 << 16, { maxByteLength: 1 << 16 }), v = new Uint8Array(b);
v.fill({ valueOf() { b.resize(1); return 7; } }); v.fill(1, { valueOf() { b.resize(0); return 0; } }, { valueOf() { b.resize(9); return 1e9; } });
v.join() === '1,1,1,1,1,1,1,1,1' || v.every((x) => x < 8)

//# 35 valueOf in every method of views detaches or resizes: OK(true)
const kinds = [Uint8Array, Float16Array, BigInt64Array];
const acts = [(b) => b.resize(0), (b) => b.resize(8), (b) => b.resize(512), (b) => b.transfer(), (b) => { b.resize(0); b.resize(512); }, (b) => b.transferToFixedLength(16)];
const names = Object.getOwnPropertyNames(Object.getPrototypeOf(Uint8Array.prototype)).filter((n) => n !== 'constructor' && typeof Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), n).value === 'function');
const outcomes = new Set();
for (const Kind of kinds) for (const act of acts) for (const name of names) {
  const b = new ArrayBuffer(256, { maxByteLength: 512 }), v = new Kind(b), big = typeof v[0] === 'bigint';
  let n = 0;
  const once = (k) => ({ valueOf() { if (n++ === 0) act(b); return big && k === 0 ? 1n : k; }, toString() { if (n++ === 0) act(b); return ','; } });
  const compare = (x, y) => { if (n++ === 3) act(b); return 1; };
  for (const args of [[once(0), once(1), once(1e9)], [compare, once(2)], [once(100), once(0)], [1, once(3), once(-1)], [[once(0), once(0), once(0)], once(20)]]) {
    n = 0;
    try { v[name](...args); outcomes.add('done'); } catch (e) { outcomes.add(e.name); }
    if (b.detached) break;
  }
}
[...outcomes].every((o) => ['done', 'TypeError', 'RangeError', 'SyntaxError'].includes(o)) && outcomes.has('done') && outcomes.has('TypeError')

//# 35 valueOf in every method of DataView: OK(true)
const outcomes = new Set();
for (const act of [(b) => b.resize(0), (b) => b.resize(8), (b) => b.transfer()]) {
  for (const name of Object.getOwnPropertyNames(DataView.prototype).filter((n) => /^[gs]et./.test(n))) {
    for (const place of [0, 1, 2]) {
      const b = new ArrayBuffer(1024, { maxByteLength: 4096 }), v = new DataView(b);
      const args = [1000, name.includes('Big') ? 1n : 1, true];
      const plain = args[place];
      args[place] = { valueOf() { act(b); return plain; } };
      try { v[name](...args); outcomes.add('done'); } catch (e) { outcomes.add(e.name); }
    }
  }
}
[...outcomes].every((o) => ['done', 'TypeError', 'RangeError'].includes(o)) && outcomes.size > 1

//# 35 constructors of views whose arguments shrink the buffer: OK(true)
const outcomes = new Set();
for (const Kind of [Uint8Array, Float64Array, DataView]) for (const act of [(b) => b.resize(0), (b) => b.transfer(), (b) => b.resize(4096)]) for (const place of [1, 2]) {
  const b = new ArrayBuffer(1024, { maxByteLength: 4096 });
  const args = [b, 512, 32];
  args[place] = { valueOf() { act(b); return 512; } };
  try { const v = new Kind(...args); outcomes.add(v.byteOffset + v.byteLength <= b.byteLength || 'beyond'); } catch (e) { outcomes.add(e.name); }
}
!outcomes.has('beyond') && outcomes.has('RangeError')

//# 35 species that gives a smaller or shared view: OK(true)
const outcomes = new Set();
for (const name of ['map', 'filter', 'slice', 'subarray']) for (const make of [() => new Uint8Array(1), (v) => new Uint8Array(v.buffer, 1), () => new Float64Array(0), () => [], () => { const d = new Uint8Array(64); d.buffer.transfer(); return d; }]) {
  const b = new ArrayBuffer(64, { maxByteLength: 128 }), v = new Uint8Array(b);
  v.constructor = { [Symbol.species]: function () { const made = make(v); if (name === 'slice') b.resize(4); return made; } };
  try { v[name](name === 'map' || name === 'filter' ? () => 1 : 0); outcomes.add('done'); } catch (e) { outcomes.add(e.name); }
}
[...outcomes].every((o) => ['done', 'TypeError', 'RangeError'].includes(o))

//# 35 methods of ArrayBuffer whose arguments detach it: OK(true)
const outcomes = new Set();
for (const name of ['slice', 'resize', 'transfer', 'transferToFixedLength']) for (const act of [(b) => b.transfer(), (b) => b.resize(0), (b) => b.resize(128)]) {
  const b = new ArrayBuffer(64, { maxByteLength: 128 });
  try { outcomes.add(typeof b[name]({ valueOf() { act(b); return 32; } }, { valueOf() { act(b); return 64; } })); } catch (e) { outcomes.add(e.name); }
}
[...outcomes].every((o) => ['object', 'undefined', 'TypeError', 'RangeError'].includes(o))

//# 35 set from a view of the same buffer, and from getters that shrink: OK(true)
const b = new ArrayBuffer(4096, { maxByteLength: 4096 }), v = new Uint32Array(b);
const outcomes = new Set();
for (const source of [new Uint8Array(b, 3), new Float64Array(b), { length: 1000, get 5() { b.resize(16); return 1; } }, { get length() { b.resize(0); return 100; } }, new Proxy([1, 2, 3], { get(t, k) { b.resize(8); return t[k]; } })]) {
  b.resize(4096);
  try { v.set(source, 1); outcomes.add('done'); } catch (e) { outcomes.add(e.name); }
}
[...outcomes].every((o) => ['done', 'TypeError', 'RangeError'].includes(o))

//# 35 iterators of a view that shrinks under them: OK(true)
const b = new ArrayBuffer(64, { maxByteLength: 64 }), v = new Uint8Array(b);
let seen = 0;
try { for (const x of v) { seen++; b.resize(1); } } catch (e) { if (!(e instanceof TypeError)) throw e; }
try { for (const [i, x] of v.entries()) { b.transfer(); seen++; } } catch (e) { if (!(e instanceof TypeError)) throw e; }
seen < 64

//# 35 TextDecoder, TextEncoder and crypto with buffers that change: OK(true)
const outcomes = new Set();
const attempt = (f) => { const b = new ArrayBuffer(64, { maxByteLength: 128 }); try { f(b, new Uint8Array(b)); outcomes.add('done'); } catch (e) { outcomes.add(e.name); } };
attempt((b, v) => new TextDecoder().decode(v, { get stream() { b.transfer(); return false; } }));
attempt((b, v) => new TextEncoder().encodeInto({ toString() { b.transfer(); return 'x'.repeat(100); } }, v));
attempt((b, v) => { b.transfer(); crypto.getRandomValues(v); });
attempt((b, v) => { b.resize(8); crypto.getRandomValues(v); });
attempt((b, v) => structuredClone({ get a() { b.resize(128); return 1; }, v, w: new Uint8Array(b) }, { get transfer() { b.resize(3); return []; } }));
attempt((b, v) => Buffer.from(b).fill({ valueOf() { b.transfer(); return 1; } }));
attempt((b, v) => Buffer.from(b).write('x'.repeat(64), { valueOf() { b.resize(1); return 2; } }));
attempt((b, v) => Buffer.from(b).copy(v, 0, { valueOf() { b.resize(1); return 2; } }));
attempt((b, v) => Buffer.concat([v, { length: 1e9 }], 64));
[...outcomes].every((o) => ['done', 'TypeError', 'RangeError', 'DataCloneError', 'AssertionError', 'EncodingError'].includes(o))

//# 35 argument of a host function whose getters change the buffer: OK(true)
const outcomes = new Set();
for (const act of [(b) => b.resize(0), (b) => b.resize(3), (b) => b.resize(128), (b) => b.transfer()]) {
  for (const order of [(b, g) => [b, g, new Uint8Array(b)], (b, g) => [new Float64Array(b), g, b], (b, g) => [new Uint8Array(b), g, new Uint16Array(b, 8, 4), new DataView(b)]]) {
    const b = new ArrayBuffer(64, { maxByteLength: 128 });
    try { const back = echo(...order(b, { get a() { act(b); return 1; } })); outcomes.add(back[1].a === 1 ? 'done' : 'forged'); } catch (e) { outcomes.add(e.name); }
  }
}
[...outcomes].every((o) => o === 'done' || o === 'DataCloneError') && outcomes.has('done')

//# 35 with, toSorted and toReversed while the buffer changes: OK(true)
const outcomes = new Set();
for (const f of [(b, v) => v.with(0, { valueOf() { b.resize(1); return 1; } }), (b, v) => v.with({ valueOf() { b.resize(1); return 60; } }, 1), (b, v) => v.toSorted(() => { b.resize(1); return 1; }), (b, v) => v.sort(() => { b.transfer(); return 1; }), (b, v) => v.at({ valueOf() { b.resize(1); return 50; } }), (b, v) => v.copyWithin(0, { valueOf() { b.resize(1); return 8; } }, 64), (b, v) => v.lastIndexOf(0, { valueOf() { b.resize(1); return 63; } }), (b, v) => v.includes(undefined, { valueOf() { b.resize(1); return 0; } })]) {
  const b = new ArrayBuffer(64, { maxByteLength: 64 });
  try { f(b, new Uint8Array(b)); outcomes.add('done'); } catch (e) { outcomes.add(e.name); }
}
[...outcomes].every((o) => ['done', 'TypeError', 'RangeError'].includes(o))

//# 92 comparators and callbacks that empty what is being worked on: OK(true)
const big = () => Array.from({ length: 40 }, (_, i) => ({ i }));
const outcomes = new Set();
for (const name of ['sort', 'map', 'filter', 'forEach', 'reduce', 'reduceRight', 'find', 'findLast', 'some', 'every', 'flatMap', 'toSorted']) {
  for (const act of [(a) => { a.length = 0; }, (a) => a.splice(0, 39), (a) => a.push(...a), (a) => Object.freeze(a), (a) => { a.length = 1e5; a.length = 3; }]) {
    const a = big(); let n = 0;
    try { a[name]((x, y) => { if (n++ === 5) act(a); return name === 'flatMap' ? [x, a] : 1; }); outcomes.add('done'); } catch (e) { outcomes.add(e.name); }
  }
}
[...outcomes].every((o) => ['done', 'TypeError', 'RangeError'].includes(o))

//# 92 Maps and Sets changed by their own iteration: OK(true)
let seen = 0;
const m = new Map(Array.from({ length: 100 }, (_, i) => [i, { i }]));
m.forEach((v, k) => { seen++; m.delete(k); if (seen === 10) m.clear(); if (seen < 20) m.set('n' + seen, {}); });
const s = new Set([1, 2, 3]); for (const x of s) { s.delete(x); if (seen++ < 200) s.add({}); else s.clear(); }
Map.groupBy(m, () => { m.clear(); return {}; });
const u = new Set([{}, {}]); u.union({ size: 1, has: () => { u.clear(); return true; }, keys: () => ({ next: () => { u.clear(); return { done: true }; } }) });
u.isSubsetOf({ size: 9, has: () => { u.clear(); return true; }, keys() {} }); seen > 0

//# 92 regular expressions, reduced while they match: OK(true)
const r = /(a)|b/g; let n = 0;
const text = 'ab'.repeat(500).replace(r, (...a) => { if (n++ === 3) { r.compile('(x)(y)(z)', 'g'); r.lastIndex = 1e9; } return { toString() { r.compile('q'); return 'long'.repeat(9); } }; });
for (const k of ['exec', 'test', Symbol.split, Symbol.match, Symbol.matchAll, Symbol.search]) { const q = /a+/y; q.lastIndex = { valueOf() { q.compile('(((b)))', 'g'); return 0; } }; try { q[k]('aaaa'); } catch (e) { if (!(e instanceof TypeError)) throw e; } }
text.length > 500

//# 92 object freed by what reads it: OK(true)
let o = { get a() { o = null; for (let i = 0; i < 1000; i++) ({ ['k' + i]: [i] }); return 1; }, b: { c: [1] } };
const { a, b } = o; const args = [{ valueOf() { args.length = 0; return 1; } }, 2, {}];
Math.max(...args); String.raw({ raw: { get 0() { return 'x'; }, length: 3 } }, { toString() { args.push(1); return 'y'; } });
const arr = [1, 2, 3]; arr[Symbol.iterator] = function* () { arr.length = 0; yield* [4, 5]; }; const [...rest] = arr;
a === 1 && b.c[0] === 1 && rest.length === 2
