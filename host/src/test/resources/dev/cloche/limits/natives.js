// Built-in functions that loop without running any of the script. Each case starts with its technique's number, its name and the endings that are right.

//# 46 indexOf: TIME MEM
Array.prototype.indexOf.call({ length: 2 ** 32 - 1 }, 9);

//# 46 includes: TIME MEM
Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 9);

//# 46 lastIndexOf: TIME MEM
Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 9);

//# 46 every: TIME MEM
Array.prototype.every.call({ length: 2 ** 53 - 1 }, () => true);

//# 46 fill: TIME MEM
Array.prototype.fill.call({ length: 2 ** 53 - 1 }, undefined, 2 ** 40);

//# 46 copyWithin: TIME MEM
Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 0, 2 ** 20);

//# 46 reverse: TIME MEM
Array.prototype.reverse.call({ length: 2 ** 53 - 1 });

//# 46 splice: TIME MEM
Array.prototype.splice.call({ length: 2 ** 53 - 1 }, 0, 1);

//# 46 unshift: TIME MEM
Array.prototype.unshift.call({ length: 2 ** 53 - 2 }, 1);

//# 46 join: TIME MEM ERR(RangeError) ERR(InternalError)
Array.prototype.join.call({ length: 2 ** 32 - 1 }, '');

//# 46 concat: TIME MEM
[].concat({ length: 2 ** 40, [Symbol.isConcatSpreadable]: true });

//# 46 flat: TIME MEM
Array.prototype.flat.call({ length: 2 ** 53 - 1 });

//# 46 Array.from: TIME MEM
Array.from({ length: 2 ** 32 - 1 });

//# 46 text of a holey array: TIME MEM ERR(RangeError) ERR(InternalError)
new Array(1e9) + '';

//# 46 typed array fill: TIME MEM
const bytes = new Uint8Array(16 << 20);
for (;;) bytes.fill(1).indexOf(2);

//# 46 typed array sort: TIME MEM
const numbers = new Float64Array(2 << 20).map(() => Math.random());
for (;;) numbers.sort((a, b) => b - a);

//# 46 iterator helper without end: TIME MEM
(function* () { for (;;) yield 1; })().filter(() => false).next();

//# 46 Map that is walked while it grows: TIME MEM
const map = new Map([[0, 0]]);
for (const [key] of map) { map.delete(key); map.set(key + 1, 0); }

//# 46 Array.prototype.some on a typed array: TIME MEM
const wide = new Uint8Array(8 << 20);
for (;;) wide.some((byte) => byte > 0);

//# 46 structuredClone again and again: TIME ERR(ReferenceError) MEM
const tree = Array.from({ length: 1000 }, () => ({ a: [1, 2, 3] }));
for (;;) structuredClone(tree);

//# 46 getter chain of Object.entries: TIME MEM
for (;;) Object.entries({ get a() { return Object.entries({ get b() { return 1; } }); } });

//# 46 Reflect.ownKeys of a large object: TIME MEM
const large = Object.fromEntries(Array.from({ length: 50000 }, (_, i) => ['k' + i, i]));
for (;;) Reflect.ownKeys(large).sort();

//# 46 on an array-like of 2^53 - 1: VARIANT: TIME MEM
//@ indexOf(9) ;; lastIndexOf(9) ;; includes(9) ;; every(() => true) ;; some(() => false) ;; forEach(() => {})
//@ find(() => false) ;; findIndex(() => false) ;; findLast(() => false) ;; findLastIndex(() => false)
//@ reduce(() => 0, 0) ;; reduceRight(() => 0, 0) ;; filter(() => false) ;; flatMap(() => []) ;; flat() ;; reverse()
//@ copyWithin(0, 2 ** 20) ;; splice(0, 1)
const like = { length: 2 ** 53 - 1, __proto__: Array.prototype };
like.VARIANT;

//# 46 on an array-like of 2^32 - 1: VARIANT: TIME MEM ERR OK
//@ indexOf ;; lastIndexOf ;; includes ;; every ;; some ;; forEach ;; find ;; findIndex ;; findLast ;; findLastIndex
//@ reduce ;; reduceRight ;; filter ;; map ;; flatMap ;; flat ;; fill ;; copyWithin ;; reverse ;; splice ;; unshift
//@ shift ;; push ;; pop ;; join ;; concat ;; slice ;; sort ;; toReversed ;; toSorted ;; toSpliced ;; with ;; toString
//@ toLocaleString ;; at ;; keys
Array.prototype.VARIANT.call({ length: 2 ** 32 - 1 }, () => true, 1, 2);

//# 46 on a holey array of 4e9: VARIANT: TIME MEM ERR OK
//@ indexOf ;; lastIndexOf ;; includes ;; every ;; some ;; forEach ;; find ;; findIndex ;; findLast ;; findLastIndex
//@ reduce ;; reduceRight ;; filter ;; map ;; flatMap ;; flat ;; fill ;; copyWithin ;; reverse ;; splice ;; unshift
//@ shift ;; join ;; concat ;; slice ;; sort ;; toReversed ;; toSorted ;; toSpliced ;; with ;; toString
//@ toLocaleString
const holes = []; holes.length = 4e9;
for (;;) holes.VARIANT(() => true, 1, 2);

//# 46 on a proxy of an array: VARIANT: TIME MEM ERR
//@ indexOf ;; includes ;; lastIndexOf ;; join ;; reverse ;; fill ;; concat ;; slice ;; flat
for (;;) Array.prototype.VARIANT.call(new Proxy([], { get: (t, k) => (k === 'length' ? 2 ** 32 - 1 : t[k]), has: () => true }), 1);

//# 46 on a typed array as large as may be: VARIANT: TIME MEM ERR
//@ fill ;; sort ;; indexOf ;; lastIndexOf ;; includes ;; reverse ;; copyWithin ;; join ;; toSorted ;; toReversed ;; set
//@ slice ;; subarray ;; with ;; some ;; every ;; find ;; map ;; filter ;; reduce ;; toString ;; toLocaleString
const bytes = new Float32Array(2 << 20);
for (;;) bytes.VARIANT('VARIANT' === 'set' ? bytes : () => 0, 1, 2);

//# 46 VARIANT of an object of many: TIME MEM ERR
//@ Object.keys ;; Object.entries ;; Object.values ;; Object.getOwnPropertyNames ;; Object.getOwnPropertyDescriptors
//@ Reflect.ownKeys ;; JSON.stringify ;; structuredClone ;; Object.freeze ;; Object.isFrozen ;; Object.fromEntries
//@ Object.assign
const many = {}; for (let i = 0; i < 5e4; i++) many['k' + i] = i; many[Symbol.iterator] = function* () { for (const k in this) yield [k, this[k]]; };
for (;;) VARIANT(many);

//# 46 VARIANT of a long array-like: TIME MEM ERR OK
//@ Array.from ;; Array.prototype.slice.call ;; Float64Array.from ;; Math.max.apply.bind(Math.max, null) ;; String.raw
//@ Reflect.apply.bind(null, Math.max, null) ;; JSON.stringify
(VARIANT)({ length: 2 ** 32 - 1, raw: { length: 2 ** 40 }, toJSON: () => Array(1e9) });

//# 46 copies of buffers: TIME MEM
const from = new Uint8Array(8 << 20), to = new Uint8Array(8 << 20);
for (;;) { to.set(from); to.copyWithin(1, 0); from.buffer.slice(0); }

//# 46 sets VARIANT of many: TIME MEM ERR OK
//@ union ;; intersection ;; difference ;; symmetricDifference ;; isSubsetOf ;; isSupersetOf ;; isDisjointFrom
const set = new Set(Array(1e5).keys());
for (;;) set.VARIANT({ size: Infinity, has: () => true, keys: () => ({ next: () => ({ value: 1 }) }) });
