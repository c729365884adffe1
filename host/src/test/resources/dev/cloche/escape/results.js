// Results that fight their own reading. Each starts at a line with its name and the endings that are right.

//# getter that throws: RangeError
({ get a() { throw new RangeError('x'); } })
//# toJSON is not asked: DataCloneError
({ toJSON() { for (;;); } })
//# proxy: thrown
new Proxy({}, { ownKeys() { throw 1; }, get() { throw 2; } })
//# proxy inside: DataCloneError
({ a: [new Proxy([], {})] })
//# revoked proxy: TypeError DataCloneError
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy
//# proxy as prototype: value DataCloneError
Object.create(new Proxy({}, { get(t, k) { return k === 'then' ? undefined : 1; } }))
//# proxies in proxies: DataCloneError RangeError
let p = {}; for (let i = 0; i < 1e4; i++) p = new Proxy(p, {}); p
//# prototype chain of proxies around: DataCloneError RangeError TypeError
const o = {}; const p = new Proxy(o, {}); try { Object.setPrototypeOf(o, p); } catch {} p
//# thenable that resolves to itself: TypeError
const t = new Promise((resolve) => setTimeoutLike(resolve)); function setTimeoutLike(r) { queueMicrotask(() => r(t)); } t
//# thenable that throws: RangeError
({ then() { throw new RangeError('x'); } })
//# then getter that throws: RangeError
({ get then() { throw new RangeError('x'); } })
//# thenable that settles twice: value
({ then(resolve, reject) { resolve(1); reject(2); resolve(3); throw 4; } })
//# function: DataCloneError
(() => 1)
//# class: DataCloneError
(class A {})
//# symbol: DataCloneError
Symbol('s')
//# generator: DataCloneError
(function* () {})()
//# weak collections: DataCloneError
[new WeakMap(), new WeakSet()]
//# weak reference: DataCloneError
new WeakRef({})
//# finalization registry: value DataCloneError
new FinalizationRegistry(() => {})
//# the global object: DataCloneError
globalThis
//# detached buffer: DataCloneError TypeError
const b = new ArrayBuffer(8); b.transfer(); b
//# view of a detached buffer: DataCloneError TypeError
const b = new ArrayBuffer(8); const v = new Uint8Array(b); b.transfer(); v
//# view out of bounds of a shrunk buffer: DataCloneError TypeError value
const b = new ArrayBuffer(64, { maxByteLength: 128 }); const v = new Uint16Array(b, 32, 8); b.resize(8); v
//# length-tracking view of a shrunk buffer: DataCloneError TypeError value
const b = new ArrayBuffer(64, { maxByteLength: 128 }); const v = new DataView(b, 32); b.resize(8); v
//# view detached while it is read: DataCloneError TypeError value
const b = new ArrayBuffer(1 << 16); ({ get a() { b.transfer(); return 1; }, v: new Uint8Array(b), b })
//# buffer that grows after it was read, before its view is: DataCloneError
const b = new ArrayBuffer(64, { maxByteLength: 128 }); ({ b, get a() { b.resize(128); return 1; }, v: new Uint8Array(b) })
//# buffer that grows between two views: DataCloneError
const b = new ArrayBuffer(64, { maxByteLength: 128 }); [new Uint8Array(b, 8), { get a() { b.resize(72); return 1; } }, new DataView(b, 8)]
//# buffer that shrinks and grows between two views: value
const b = new ArrayBuffer(64, { maxByteLength: 128 }); [new Float64Array(b), { get a() { b.resize(0); b.resize(64); return 1; } }, new Uint8Array(b)]
//# array that shrinks while it is read: value
const a = [1, 2, 3, 4]; Object.defineProperty(a, 0, { get() { a.length = 1; return 0; }, enumerable: true }); a
//# array that grows while it is read: value
const a = [1]; Object.defineProperty(a, 0, { get() { for (let i = 0; i < 1e4; i++) a.push(i); return 0; }, enumerable: true }); a
//# map that grows while it is read: value
const m = new Map([[{ get a() { for (let i = 0; i < 100; i++) m.set({}, i); return 1; } }, 1]]); m
//# set that is cleared while it is read: value
const s = new Set([{ get a() { s.clear(); return 1; } }, 2, 3]); s
//# object whose getter deletes the rest: value
const o = { get a() { for (const k of Object.keys(o)) if (k !== 'a') delete o[k]; return 1; }, b: 2, c: { d: 3 } }; o
//# object whose getter frees a nested value: value
let o = { get a() { o.b = null; new Array(1e5).fill({}); return 1; }, b: { c: [1, 2, 3] } }; o
//# map subclass with hostile methods: value
class M extends Map { get size() { throw 1; } get() { throw 2; } [Symbol.iterator]() { throw 3; } entries() { throw 4; } } new M([[1, 2]])
//# date subclass with hostile methods: value
class D extends Date { getTime() { throw 1; } valueOf() { throw 2; } [Symbol.toPrimitive]() { throw 3; } } new D(5)
//# regular expression with hostile source: value RangeError
const r = /x/; Object.defineProperty(r, 'source', { get() { throw new RangeError('x'); } }); r
//# array with hostile length: value
const a = [1, 2]; Object.defineProperty(a, 'x', { get() { throw 1; } }); a
//# error among values with hostile fields: value DataCloneError Error
const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1; } }); [e]
//# boxed primitive with hostile conversions: value
const n = Object(1); n.valueOf = () => { throw 1; }; n[Symbol.toPrimitive] = () => { throw 2; }; [n]
//# typed array with hostile getters: value
const t = new Uint8Array(4); for (const k of ['length', 'buffer', 'byteLength', 'byteOffset']) Object.defineProperty(t, k, { get() { throw 1; } }); t
//# keys that are strange: value
({ '': 1, '\0': 2, '\ud800': 3, ['k'.repeat(1 << 16)]: 4 })
//# very many keys: value RESULT MEMORY TIMEOUT
const o = {}; for (let i = 0; i < 1e5; i++) o['k' + i] = i; o
//# array of great length and nothing in it: value
const a = []; a.length = 2 ** 32 - 1; a
//# arguments object: value DataCloneError
(function () { return arguments; })(1, 2)
//# module namespace of nothing, Math and JSON: value
[Math, JSON]
//# the prototypes themselves: value DataCloneError TypeError
[Object.prototype, Array.prototype, Error.prototype]
//# the prototypes of buffers: value DataCloneError TypeError
[Uint8Array.prototype, Map.prototype, Date.prototype]
//# a cycle through everything: value
const m = new Map(); const a = [m]; m.set(a, { a, m, e: Object.assign(new Error('x'), { cause: a }) }); a
