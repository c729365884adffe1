// What goes on when there is no memory left, and what wastes it. Each case starts with its technique's number, its name and the endings that are right.

//# 60 error caught and gone on: OK
let a = [], n = 0; for (;;) { try { a.push(new Array(1e5).fill(1)); } catch (e) { n++; if (n > 5) break; a.length = 0; } } n

//# 60 error caught while everything is held: OK
const a = []; let c = 0; for (;;) { try { for (;;) a.push({}); } catch (e) { if (++c > 200) break; } } a.length = 0; c

//# 60 exhausted again in finally: MEM
let a=[];try{for(;;)a.push([])}finally{for(;;)a.push([])}

//# 60 list of many strings as result: MEM
const a = []; for (let i = 0; ; i++) a.push('abcdefghijklm' + i); a

//# 60 caught and gone on: MEM TIME
const a = []; for (;;) { try { a.push(new Array(1e5).fill(1)); } catch {} }

//# 60 caught in VARIANT: MEM TIME
//@ catch ;; finally ;; a promise ;; a getter ;; a generator ;; an async function ;; a sort
const a = [], fill = () => { for (;;) a.push(new Uint8Array(1e5), {}); };
const again = (f) => { for (;;) { try { f(); } catch {} } };
({ catch: () => again(fill), finally: () => { for (;;) { try { fill(); } finally { continue; } } }, 'a promise': () => { const p = () => Promise.resolve().then(fill).then(p, p); return p(); },
  'a getter': () => again(() => ({ get x() { return fill(); } }).x), 'a generator': () => again(() => [...(function* () { yield fill(); })()]),
  'an async function': () => { const p = async () => { for (;;) { try { await null; fill(); } catch {} } }; p(); }, 'a sort': () => again(() => [2, 1].sort(fill)) })['VARIANT']();

//# 60 memory that is full when VARIANT is done: OK MEM ERR TIME
//@ new Error('x').stack ;; JSON.stringify(a) ;; 'x'.repeat(100) + a.length ;; `${{}}` ;; /(a+)+b/.test('aaa')
//@ new Promise(() => {}) ;; eval('1 + 1') ;; new Function('return 1')() ;; [3, 1, 2].sort()
//@ structuredClone(a.slice(0, 2)) ;; console.log('full') ;; console.log(a.slice(0, 9))
//@ hostFunction('full', a.slice(0, 9)) ;; Object.keys(a).length ;; new Map([[1, 2]]) ;; Symbol('x') ;; 10n ** 1000n
//@ new Date().toISOString() ;; setTimeout(() => {}) ;; require ;; process ;; a.map((x) => [x]) ;; parseInt('1')
//@ null.x ;; undefinedName ;; throwIt()
const a = [], throwIt = () => { throw new Error('x'.repeat(1000)); };
for (const size of [1 << 20, 1 << 16, 1 << 12, 256, 16]) { try { for (;;) a.push(new Uint8Array(size)); } catch {} }
for (;;) { try { VARIANT; break; } catch (e) { if (a.length < 10) throw e; a.length -= 1; } }

//# 60 code for which there is no memory: MEM
eval('[' + '{a:1},'.repeat(2e6) + ']');

//# 60 result when memory is full: MEM
const s = 'x'.repeat(8 << 20), a = globalThis.full = []; for (const size of [1 << 16, 1 << 12, 256]) { try { for (;;) a.push(new Uint8Array(size)); } catch {} } s

//# 60 error when memory is full: MEM
const s = 'x'.repeat(8 << 20), a = globalThis.full = []; for (const size of [1 << 16, 1 << 12, 256]) { try { for (;;) a.push(new Uint8Array(size)); } catch {} } throw { s, toString() { return s; } };

//# 60 frames when memory is full: MEM STACK TIME
const a = []; const f = (x) => { a.push(new Uint8Array(1e4)); try { return f([x]); } finally { f({ x }); } }; f(1);

//# 61 sizes up to VARIANT that come and go: OK MEM TIME
//@ 64 ;; 5000 ;; 100000 ;; 1000000
const a = []; let r = 1; for (let i = 0; i < 1e6; i++) { r = (r * 1103515245 + 12345) % 2147483648; a[r % 100] = r % 3 ? new Uint8Array(r % VARIANT) : 'x'.repeat(r % (VARIANT / 50)) + i; } 1

//# 61 every second one freed, then larger ones VARIANT: OK MEM TIME
//@ strings ;; buffers ;; objects
const make = { strings: (n) => 'x'.repeat(n) + n, buffers: (n) => new Uint8Array(n), objects: (n) => Object.fromEntries(Array.from({ length: n / 16 }, (_, i) => ['k' + i, i])) }.VARIANT;
for (let size = 64; size < 1 << 16; size *= 2) { let a = []; try { for (;;) a.push(make(size)); } catch {} for (let i = 0; i < a.length; i += 2) a[i] = null; try { for (;;) a.push(make(size * 2)); } catch {} a = null; } 1

//# 63 cycles that are dropped: OK
for (let i = 0; i < 3e4; i++) { const x = {}; x.x = x; } 1

//# 63 WeakMap: MEM
let k=[];const w=new WeakMap;for(;;){const o={};k.push(o);w.set(o,{})}

//# 63 weak references: MEM
const a = []; for (;;) a.push(new WeakRef({}));

//# 63 finalization registry: MEM
const r = new FinalizationRegistry(() => {}), a = []; for (;;) { const o = {}; a.push(o); r.register(o, 1); }

//# 63 cycles VARIANT made and dropped: OK(1) TIME
//@ o.o = o ;; o.f = () => o ;; o.m = new Map([[o, o]]) ;; o.p = Promise.resolve(o)
//@ o.g = (function* () { yield o; })() ;; o.w = new WeakRef(o) ;; o.a = [o, [o]] ;; o.e = new Error('x', { cause: o })
//@ o.x = new Proxy(o, { o }) ;; o.s = new Set([o]) ;; Object.setPrototypeOf(o, new Proxy({}, { o }))
for (let i = 0; i < 2e5; i++) { const o = {}; VARIANT; } 1

//# 63 VARIANT flood: OK MEM TIME
//@ new WeakRef({}) ;; registry.register({}, 1) ;; new WeakMap([[{}, {}]]) ;; new WeakSet([{}]) ;; weak.set({}, {})
const registry = new FinalizationRegistry(() => {}), weak = new WeakMap(), a = []; for (let i = 0; i < 1e6; i++) a[i % 1e4] = VARIANT; 1

//# 63 finalizers that make garbage: OK TIME MEM
const r = new FinalizationRegistry(() => { for (let i = 0; i < 2; i++) r.register({ i }, 1); }); globalThis.r = r; r.register({}, 1); 1

//# 64 promises: MEM
let a=[];for(;;)a.push(new Promise(()=>{}))

//# 64 generators: MEM
function*g(){yield 1}let a=[];for(;;){const x=g();x.next();a.push(x)}

//# 64 async functions that wait: MEM
let a=[];for(;;)a.push((async()=>{await new Promise(()=>{})})())

//# 64 job queue: MEM
function f() { for (;;) Promise.resolve().then(() => {}); } f();

//# 64 pending VARIANT: MEM TIME ERR LIMIT(HOST_CALLS)
//@ new Promise(() => {}) ;; (async () => { await new Promise(() => {}); })()
//@ (() => { const g = (function* () { yield 1; })(); g.next(); return g; })()
//@ (async function* () { yield 1; })().next() ;; Promise.all([new Promise(() => {})])
//@ Promise.resolve().then(() => {}) ;; setTimeout(() => {}, 1e6) ;; { then() {} } ;; hostFunction(1)
const a = []; for (;;) a.push(VARIANT);

//# 64 VARIANT a million times: LIMIT(CONSOLE) TIME
//@ log ;; info ;; warn ;; error ;; debug ;; trace
for (let i = 0; i < 1e6; i++) console.VARIANT('line ' + i); for (;;);

//# 64 console.VARIANT a million times: LIMIT(CONSOLE) TIME ERR
//@ table([1]) ;; dir({}) ;; group('x') ;; count() ;; assert(false) ;; time('x') ;; log('x'.repeat(2e6))
for (let i = 0; i < 1e6; i++) console.VARIANT; for (;;);
