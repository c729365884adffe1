// Results and arguments that fight their own reading; what is documented for those that do not.

//# 22 getter that loops: TIME
({ get a() { for (;;); } })

//# 22 getter that loops and catches: TIME
({ get a() { for (;;) { try { for (;;); } catch {} finally { continue; } } } })

//# 22 getter of an inner array: TIME
[[Object.defineProperty([], 0, { get() { for (;;); }, enumerable: true })]]

//# 22 getter in a Map's value and a Set: TIME
new Map([[1, new Set([{ get a() { for (;;); } }])]])

//# 22 toJSON is not asked: ERR(DataCloneError)
({ toJSON() { for (;;); } })

//# 22 inherited toJSON is not asked: OK
Object.prototype.toJSON = () => { for (;;); }; ({ a: 1 })

//# 22 getter that throws: ERR(EvalError)
({ get a() { throw new EvalError('x'); } })

//# 24 revoked proxy: ERR(TypeError) ERR(DataCloneError)
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy

//# 24 revoked proxy inside: ERR(TypeError) ERR(DataCloneError)
const { proxy, revoke } = Proxy.revocable([], {}); revoke(); [[proxy]]

//# 24 proxies in 1e5 proxies: ERR(DataCloneError) STACK TIME MEM
let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p

//# 24 proxy that is its own prototype: ERR(DataCloneError) ERR(TypeError) STACK TIME MEM
const o = {}; const p = new Proxy(o, { getPrototypeOf: () => p }); Object.setPrototypeOf(o, Object.create(p)); o instanceof Array; p

//# 24 object with 1e5 proxies as prototypes: ERR(DataCloneError) OK STACK TIME MEM
let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(Object.create(p), {}); Object.create(p)

//# 24 revoked proxy that is thrown: ERR
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy

//# 25 thenable that never resolves: ERR(Error)
({ then() {} })

//# 25 thenable that resolves to itself: TIME ERR(TypeError)
const t = { then(resolve) { resolve(t); } }; t

//# 25 promise that resolves to itself: ERR(TypeError)
let r; const p = new Promise((resolve) => { r = resolve; }); r(p); p

//# 25 thenable that resolves to a new thenable, for ever: TIME MEM
({ then(resolve) { const next = { then: this.then }; resolve(next); } })

//# 25 thenable that calls resolve twice: OK(1)
({ then(resolve, reject) { resolve(1); reject(2); resolve(3); throw 4; } })

//# 25 thenable whose getter throws: ERR(EvalError)
({ get then() { throw new EvalError('x'); } })

//# 25 thenable whose getter loops: TIME
({ get then() { for (;;); } })

//# 25 then that is another with each look: ERR(DataCloneError)
let looks = 0; ({ get then() { return looks++ ? () => { for (;;); } : undefined; }, get again() { return this.then; } })

//# 25 thenable function: OK(1)
const f = () => {}; f.then = (resolve) => resolve(1); f

//# 25 thenable whose then loops: TIME
({ then() { for (;;); } })

//# 25 thenable that is a proxy: TIME
new Proxy({}, { get() { for (;;); } })

//# 26 promise that is never settled: ERR(Error)
new Promise(() => {})

//# 26 promises that wait for each other: ERR(Error)
const a = (async () => { await null; await b; })(), b = (async () => { await a; })(); a

//# 26 generator that waits for ever: ERR(Error)
(async function* () { await new Promise(() => {}); yield 1; })().next()

//# 27 cyclic object: OK
const o = { list: [] }; o.list.push(o, o.list); o.self = o; o

//# 27 object that is 1e5 deep: ERR(DataCloneError) STACK
let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; o

//# 27 array that is 1e6 deep: ERR(DataCloneError) STACK MEM TIME
let a = []; for (let i = 0; i < 1e6; i++) a = [a]; a

//# 27 Maps in Maps, 1e4 deep: ERR(DataCloneError) STACK
let m = new Map(); for (let i = 0; i < 1e4; i++) m = new Map([[m, m]]); m

//# 27 getters that nest for ever: ERR(DataCloneError) STACK
const nest = () => ({ get a() { return nest(); } }); nest()

//# 27 object of 2e6 keys: MEM TIME LIMIT(RESULT)
const o = {}; for (let i = 0; i < 2e6; i++) o['k' + i] = 1; o

//# 27 array of length 2 ** 32 - 1: OK
const a = []; a.length = 2 ** 32 - 1; a

//# 27 array of holes: OK
[, , 1]

//# 27 array of 3e6 elements: LIMIT(RESULT) MEM TIME
new Array(3e6).fill(0)

//# 27 keys without end: LIMIT(RESULT) MEM TIME ERR(DataCloneError)
new Proxy({}, { ownKeys: () => { const keys = []; for (;;) keys.push('k' + keys.length); } })

//# 28 billion laughs: OK
let a = []; for (let i = 0; i < 30; i++) a = [a, a]; a

//# 28 billion laughs in a Map: OK
let m = 'x'; for (let i = 0; i < 100; i++) m = new Map([[m, m], ['k', m]]); m

//# 28 billion laughs of getters: TIME LIMIT(RESULT) MEM ERR(DataCloneError)
const laugh = () => ({ get a() { return laugh(); }, get b() { return laugh(); } }); let d = 0; const bomb = () => (d++ > 900 ? 1 : { get a() { return bomb(); } }); [...Array(1e5)].map(() => ({ get a() { d = 0; return bomb(); } }))

//# 28 billion laughs as text: MEM TIME ERR STACK
let s = 'ha'; for (let i = 0; i < 29; i++) s += s; s

//# 28 billion laughs of errors: OK ERR
let e = new Error('x'); for (let i = 0; i < 40; i++) e = Object.assign(new AggregateError([e, e]), { cause: e }); [e]

//# 30 toJSON of prototypes is not asked: OK
Array.prototype.toJSON = Object.prototype.toJSON = String.prototype.toJSON = BigInt.prototype.toJSON = () => 'forged'; [1, 'x', { b: 2n }]

//# 31 NaN: OK(NaN)
NaN

//# 31 infinities and -0: OK
[Infinity, -Infinity, -0, 1e400]

//# 31 2 ** 53 + 1: OK(9007199254740992)
2 ** 53 + 1

//# 31 BigInt of 2 ** 20 bits: OK ERR(RangeError) MEM TIME
(1n << 1048570n)

//# 31 BigInt of 10 ** 1e6: ERR(RangeError) MEM TIME
10n ** 1000000n

//# 31 invalid date: OK
new Date(NaN)

//# 31 undefined property: OK
({ a: undefined, b: [undefined, null] })

//# 31 symbol: ERR(DataCloneError)
Symbol('s')

//# 31 strings of strange characters: OK("\ud800|\u2028|\u0000")
'\ud800|\u2028|\0'

//# 32 function: ERR(DataCloneError)
(() => 1)

//# 32 class: ERR(DataCloneError)
(class {})

//# 32 generator: ERR(DataCloneError)
(function* () {})()

//# 32 iterators: ERR(DataCloneError)
[[].values(), new Map().entries(), 'x'[Symbol.iterator](), 'x'.matchAll(/x/g)]

//# 32 Map with hostile methods: OK
class M extends Map { get size() { throw 1; } get() { throw 2; } [Symbol.iterator]() { throw 3; } entries() { throw 4; } forEach() { throw 5; } } new M([[1, { get a() { return 2; } }]])

//# 32 WeakMap, WeakSet, WeakRef: ERR(DataCloneError)
[new WeakMap(), new WeakSet(), new WeakRef({})]

//# 32 RegExp with hostile properties: OK ERR(EvalError)
const r = /x/g; for (const k of ['source', 'flags', 'exec', 'toString']) Object.defineProperty(r, k, { get() { throw new EvalError(k); } }); r

//# 32 RegExp whose lastIndex converts: OK(/x/g)
const r = /x/g; r.lastIndex = { valueOf() { for (;;); } }; r

//# 32 view of a detached buffer: ERR
const b = new ArrayBuffer(1 << 16), v = new Uint8Array(b); b.transfer(); v

//# 32 view of a shrunk buffer: OK ERR
const b = new ArrayBuffer(64, { maxByteLength: 128 }); const v = new Uint16Array(b, 32, 8), w = new Uint8Array(b, 8); b.resize(8); [v, w]

//# 32 buffer detached while it is read: OK ERR
const b = new ArrayBuffer(1 << 16); [new Uint8Array(b, 8), { get a() { b.transfer(1 << 4); return 1; } }, new Uint8Array(b.slice()), b, new DataView(new ArrayBuffer(8))]

//# 32 buffer that shrinks while it is read: OK ERR(DataCloneError)
const b = new ArrayBuffer(1 << 16, { maxByteLength: 1 << 20 }); const v = new Float64Array(b); ({ get a() { b.resize(3); return 1; }, v, get c() { b.resize(1 << 20); return 1; }, b, w: new Uint8Array(b) })

//# 32 buffers of the prototypes' own: ERR OK
[Uint8Array.prototype, Object.create(Uint8Array.prototype), Object.setPrototypeOf([], Uint8Array.prototype), Object.setPrototypeOf(new Uint8Array(2), null)]

//# 32 the global object: ERR(DataCloneError)
globalThis

//# 36 result changed by a job: OK
const r = { x: 1 }; Promise.resolve().then(() => { r.x = 2; }); setTimeout(() => { r.x = 3; }, 0); r

//# 36 result changed by its own reading: OK
const r = { get a() { r.list.length = 0; delete r.b; queueMicrotask(() => { r.list.push('late'); }); return 1; }, list: [1, 2], b: 3 }; r

//# 36 result changed by a thenable that gives it: OK
const r = { x: 0 }; ({ then(resolve) { resolve(r); r.x = 1; } })
