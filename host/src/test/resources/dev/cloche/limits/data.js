// Sorting, JSON, dates, shared memory. Each case starts with its technique's number, its name and the endings that are right.

//# 49 sort of many: TIME MEM
const many = Array.from({ length: 5e5 }, (_, i) => (i * 7919) % 500009);
for (;;) many.sort((a, b) => (a ^ b) & 1 ? 1 : -1);

//# 49 comparator that empties: TIME MEM
for (;;) { const a = [3, 1, 2, 5, 4]; a.sort((p, q) => { a.length = 0; return p - q; }); }

//# 49 comparator VARIANT: TIME OK ERR MEM
//@ () => 1 ;; () => -1 ;; () => 0 ;; () => NaN ;; () => Math.random() - 0.5 ;; (a, b) => a - b ;; () => 'x'
//@ () => ({}) ;; () => 1n
const a = Array.from({ length: 2e5 }, (_, i) => (i * 7919) % 200003);
const c = VARIANT;
a.sort(c); a.toSorted(c); new Float64Array(a).sort(c); a.length;

//# 49 comparator that VARIANT: TIME OK ERR(TypeError) MEM
//@ empties ;; grows ;; shrinks ;; freezes ;; sorts ;; deletes
for (let round = 0; ; round++) {
  const a = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1009);
  a.sort((x, y) => { ({ empties: () => (a.length = 0), grows: () => a.push(1), shrinks: () => a.pop(), freezes: () => Object.freeze(a), sorts: () => a.length < 20 && a.sort(), deletes: () => delete a[x % 1000] }).VARIANT(); return x - y; });
}

//# 49 comparator that throws at the edge VARIANT: OK
//@ 1 ;; 2 ;; 100 ;; 1000
let n = 0; const a = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1009);
for (let i = 0; i < 200; i++) { n = 0; try { a.sort((x, y) => { if (++n >= VARIANT * i) throw new RangeError('edge'); return x - y; }); } catch (e) { if (e.message !== 'edge') throw e; } }
if (a.length !== 1000 || new Set(a).size !== 1000) throw new Error('corrupted');

//# 49 sort of 1e7: TIME MEM
const a = Array.from({ length: 1e7 }, (_, i) => -i); a.sort();

//# 49 typed array's comparator that resizes: TIME OK ERR(TypeError) MEM
const b = new ArrayBuffer(1 << 16, { maxByteLength: 1 << 18 }), t = new Uint32Array(b).map((_, i) => -i);
const u = new Uint32Array(b); for (let i = 0; i < u.length; i++) u[i] = i * 7919;
u.sort((x, y) => { b.resize(b.byteLength === 8 ? 1 << 16 : 8); return x - y; }); u.length;

//# 50 JSON.parse: TIME MEM
const text = '[' + '1,'.repeat(5e5) + '1]';
for (;;) JSON.parse(text);

//# 50 quadratic reviver: TIME OK MEM
JSON.parse('[' + '1,'.repeat(20000) + '1]', function (k, v) { return k === '' ? v : Object.keys(this).length; });

//# 50 replacer that grows: TIME ERR(RangeError) MEM
JSON.stringify({}, (k, v) => ({ a: v, b: v }));

//# 50 parse of a flat text of VARIANT MB: TIME MEM OK
//@ 1 ;; 10 ;; 50
JSON.parse('[' + '1,'.repeat((VARIANT << 20) / 2) + '1]').length;

//# 50 stringify with an indent of VARIANT: TIME MEM ERR OK
//@ '  ' ;; 1e9 ;; '\t'.repeat(1e6) ;; -1 ;; NaN ;; Infinity ;; {}
let deep = {}; for (let i = 0; i < 500; i++) deep = { deep, i };
for (let i = 0; i < 20; i++) JSON.stringify(deep, null, VARIANT);

//# 50 reviver: VARIANT: TIME MEM OK ERR STACK
//@ this.x = {}; this.y = [1, 2] ;; return [[v]] ;; delete this[k] ;; this.b = { c: { d: v } }
const text = JSON.stringify(Array.from({ length: 3000 }, (_, i) => ({ a: i, b: [i] })));
JSON.parse(text, function (k, v) { VARIANT; return v; });

//# 50 replacer that grows an object: TIME MEM STACK
JSON.stringify({}, function (k, v) { for (let i = 0; i < 10; i++) this['k' + Math.random()] = {}; return { v, w: [v] }; });

//# 50 stringify of a text that is escaped: TIME MEM ERR
JSON.stringify('\u0000'.repeat(2e7));

//# 50 stringify of a proxy's VARIANT for ever: TIME MEM
//@ ownKeys ;; get ;; getOwnPropertyDescriptor
JSON.stringify(new Proxy({ a: 1 }, { VARIANT() { for (;;); } }));

//# 52 Date of a long text: TIME MEM
for (;;) new Date('1'.repeat(1e6));

//# 52 Date of many texts: TIME MEM
for (;;) Date.parse('2020-01-01T00:00:00.000Z' + ' '.repeat(100));

//# 52 date of VARIANT: OK ERR(TypeError) TIME MEM
//@ NaN ;; 'x'.repeat(1e7) ;; '1'.repeat(1e7) ;; ' '.repeat(1e7) ;; '('.repeat(1e6) ;; 1e400
//@ '2020-01-01' + ' '.repeat(1e6) ;; {} ;; Symbol() ;; 1n ;; 'Jan 1 2020 ' + '(x)'.repeat(1e6)
String(new Date(VARIANT)); Date.parse(VARIANT); new Date(VARIANT).getTime(); 1;

//# 52 VARIANT again and again: TIME MEM
//@ toLocaleString ;; toLocaleDateString ;; toLocaleTimeString ;; toISOString ;; toString ;; toUTCString
const d = new Date(8.64e15); for (;;) d.VARIANT('x'.repeat(100), { timeZone: 'y' });

//# 52 Date.UTC with what converts for ever: TIME MEM
Date.UTC(2020, { valueOf() { for (;;); } });

//# 53 Atomics.wait: ERR(ReferenceError)
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);

//# 53 VARIANT: ERR(ReferenceError) ERR(TypeError)
//@ new SharedArrayBuffer(4) ;; Atomics.wait(new Int32Array(4), 0, 0) ;; Atomics.waitAsync(new Int32Array(4), 0, 0)
//@ Atomics.notify(new Int32Array(4), 0) ;; new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true })
//@ new Worker('x')
VARIANT;
