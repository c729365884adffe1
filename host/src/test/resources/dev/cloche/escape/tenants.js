// What a tenant might learn of others or of the machine, or do to its own limits. A value is true.

//# 90 what is not of this run: OK(true)
typeof leaked === 'undefined' && !RegExp.$1 && !RegExp.lastMatch && Object.getOwnPropertySymbols(globalThis).filter((s) => s !== Symbol.toStringTag).length === 0 && typeof Object.prototype.leaked === 'undefined'

//# 90 leave as much as possible: OK(true)
for (const o of [globalThis, Object, Array, Math, JSON, console, process, Promise, Function].flatMap((o) => [o, o.prototype ?? o])) o.leaked = 'leaked';
globalThis[Symbol.for('leaked')] = 1; /(leaked)/.exec('leaked'); setInterval(() => { globalThis.leaked++; }, 0); new Promise(() => {});
Object.freeze(Array.prototype); Math.random = () => 4; Date.now = () => 4; Promise.prototype.finally = undefined; queueMicrotask(() => { for (let i = 0; i < 1e4; i++); }); true

//# 90 random numbers are this isolate's: OK(true)
const seen = new Set(Array.from({ length: 200 }, Math.random)); seen.size > 190 && [...seen].every((x) => x >= 0 && x < 1)

//# 94 new buffers after old ones, all of zeros: OK(true)
for (let round = 0; round < 8; round++) { for (let n = 8; n < 1 << 18; n *= 2) { new Uint8Array(n + round).fill(0xa5); 'secret'.repeat(n); } }
let dirty = 0;
for (let n = 8; n < 1 << 18; n *= 2) {
  const fixed = new ArrayBuffer(n), grown = new ArrayBuffer(8, { maxByteLength: n }), moved = new ArrayBuffer(8);
  grown.resize(n); grown.resize(1); grown.resize(n);
  for (const b of [fixed, grown, moved.transfer(n), fixed.slice(0), Buffer.alloc(n).buffer, Buffer.allocUnsafe(n).buffer, new Float64Array(n / 8).buffer, new DataView(new ArrayBuffer(n)).buffer]) dirty += new Uint8Array(b).findIndex((x) => x !== 0) + 1;
}
dirty === 0

//# 94 holes of large arrays are empty: OK(true)
const a = new Array(1e5); a.length = 10; a.length = 1e5; const b = new Array(1000).fill(1); b.length = 1; b.length = 1000;
a.every(() => false) && b.indexOf(undefined) === -1 && !(999 in b) && Array.from({ length: 1000 }).every((x) => x === undefined)

//# 94 strings that are cut short hold what they show: OK(true)
let s = 'secret'.repeat(1e4); s = s.slice(6, 9); s === 'sec' && String.fromCharCode(...new Uint16Array(64)) === '\0'.repeat(64) && new TextDecoder().decode(new Uint8Array(64)) === '\0'.repeat(64)

//# 95 no threads, and nothing that two could share: OK(true)
['SharedArrayBuffer', 'Atomics', 'Worker', 'WebAssembly', 'MessageChannel', 'BroadcastChannel', 'PerformanceObserver'].every((name) => !(name in globalThis)) && (() => { try { structuredClone(new ArrayBuffer(8), { transfer: [new ArrayBuffer(8)] }); } catch {} return true; })()

//# 95 no clock is finer than 0.1 ms: OK(true)
const fine = (ticks) => ticks.some((t) => { const step = t * 10; return Math.abs(step - Math.round(step)) > 1e-3; });
const now = [], high = [], big = [];
for (let i = 0; i < 1000; i++) { now.push(performance.now()); big.push(Number(process.hrtime.bigint() % 1000000n) / 1e6); high.push(process.hrtime()[1] / 1e6); }
!fine(now) && !fine(big) && !fine(high) && !fine([performance.timeOrigin % 1e6]) && Number.isInteger(Date.now()) && now.every((t, i) => i === 0 || t >= now[i - 1])

//# 96 the process tells nothing: OK(true)
const { pid, ppid, platform, arch, env, argv, execArgv, title } = process;
JSON.stringify([Object.keys(env), argv, execArgv, process.cwd(), platform, pid, ppid]) === '[[],[],[],"/","cloche",1,0]'

//# 96 no memory, load, user or name of the machine: OK(true)
['memoryUsage', 'cpuUsage', 'resourceUsage', 'getuid', 'geteuid', 'getgid', 'getgroups', 'report', 'config', 'mainModule', 'execPath', 'stdin', 'stdout'].every((name) => { try { return typeof process[name] !== 'function' && !process[name]; } catch { return true; } })

//# 96 locale and time zone are fixed: OK(true)
new Date(0).getTimezoneOffset() === 0 && new Date(2026, 6, 1).getTimezoneOffset() === 0 && typeof Intl === 'undefined' && (1234.5).toLocaleString() === '1234.5' && new Date(0).toString().includes('GMT+0000')

//# 98 toString, getters and proxies in what is logged, all endless: OK(true) TIME
const loop = () => { for (;;); };
console.log({ get a() { loop(); } }, new Proxy({}, { get: loop, ownKeys: loop, getPrototypeOf: loop }), Object.defineProperty({}, Symbol.toStringTag, { get: loop }));
console.log({ [Symbol.for('nodejs.util.inspect.custom')]: loop, inspect: loop, toJSON: loop, valueOf: loop, constructor: { get name() { loop(); } } });
console.dir(new (class extends Map { get size() { loop(); } entries() { loop(); } })([[1, 2]])); console.assert(false, { toString: loop });
true

//# 98 getter in a table: TIME OK
console.table([{ get a() { for (;;); } }])

//# 98 toString that loops, for %s: TIME OK
console.log('%s', { toString() { for (;;); } })

//# 98 formats: OK
console.log('%s%d%i%f%j%o%O%c%%%', 'a', {}, [], Symbol(), 1n, () => 1, new Proxy({}, {}), 'css'); console.log('%s'.repeat(1e4), 'x'); console.log('%1000000000s %n %x', 1)

//# 98 1e6 lines: LIMIT(CONSOLE) TIME
for (let i = 0; i < 1e6; i++) console.log(i)

//# 98 one endless line: LIMIT(CONSOLE) ERR TIME MEM
let s = 'x'; for (;;) { s += s; console.log(s); }

//# 98 lines of huge objects: LIMIT(CONSOLE) TIME MEM OK
const o = []; for (let i = 0; i < 1e5; i++) o.push({ i, o }); for (let i = 0; i < 100; i++) console.dir(o, { depth: 1e9, maxArrayLength: 1e9, breakLength: 1e9 })

//# 98 billion laughs to the console: OK LIMIT(CONSOLE) TIME MEM
let a = ['ha']; for (let i = 0; i < 40; i++) a = [a, a]; console.dir(a, { depth: Infinity }); console.log(a)

//# 98 groups without end: LIMIT(CONSOLE) TIME MEM
for (;;) { console.group(); console.log(1); }

//# 98 counters and timers of the console without end: MEM TIME LIMIT(CONSOLE)
for (let i = 0; ; i++) { console.time('t' + i); console.count('c' + i); }

//# 98 lines from finally after the deadline: TIME
try { for (;;); } catch { console.log('after') } finally { console.log('after') }

//# 99 rejection that nobody handles: ERR(EvalError) OK
Promise.reject(new EvalError('x')); 1

//# 99 rejection that is handled late: OK(true)
const p = Promise.reject(new EvalError('x')); Promise.resolve().then(() => p.catch(() => {})); Promise.resolve(true)

//# 99 rejection with undefined: ERR OK
Promise.reject(); 1

//# 99 rejection with a proxy: ERR(DataCloneError) OK
Promise.reject(new Proxy({}, { get() { for (;;); } })); 1

//# 99 rejection with an error that loops: TIME ERR(Error)
Promise.reject(Object.defineProperty(new Error('x'), 'message', { get() { for (;;); } })); () => {}

//# 99 throw in finally over the real error: ERR(EvalError)
(async () => { try { throw new RangeError('first'); } finally { throw new EvalError('second'); } })()

//# 99 rejections without end: TIME MEM
(function again() { Promise.reject(1).catch(again); Promise.reject(2); })(); (async () => { for (;;) await null; })()

//# 99 1e5 rejections that nobody handles: ERR TIME MEM
for (let i = 0; i < 1e5; i++) Promise.reject(new Error('x' + i)); 1

//# 100 limits, raised from within: STACK
Error.stackTraceLimit = 1e9; process.setMaxListeners?.(1e9); globalThis.maxCallDepth = 1e9; (function f() { f(); })()

//# 100 gc is not there: ERR(ReferenceError)
gc()

//# 100 timers, redefined: TIME
setTimeout = (f) => f(); clearTimeout = () => {}; performance.now = () => 0; Date.now = () => 0; for (;;) { try { setTimeout(() => { for (;;); }); } catch {} }

//# 100 memory is exhausted, and asked for again: MEM TIME
const a = []; for (;;) { try { for (;;) a.push(new Uint8Array(1 << 16)); } catch { a.length >>= 1; } }

//# 100 the stack is exhausted, and asked for again: TIME
for (;;) { try { (function f() { f(); })(); } catch {} }

//# 100 all that is there, replaced: TIME
for (const key of Reflect.ownKeys(globalThis)) { try { globalThis[key] = () => { throw 1; }; delete globalThis[key]; } catch {} } for (;;);
