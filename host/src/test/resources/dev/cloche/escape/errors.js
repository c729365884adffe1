// Errors that fight whoever reads them.

//# 12 prepareStackTrace that answers the frames: ERR(Error)
Error.prepareStackTrace = (e, frames) => frames; throw new Error('x')

//# 12 prepareStackTrace that loops: TIME
Error.prepareStackTrace = () => { for (;;); }; throw new Error('x')

//# 12 prepareStackTrace that loops at an error of the engine's: TIME
Error.prepareStackTrace = () => { for (;;); }; null.x

//# 12 prepareStackTrace that loops at an error of the host's: TIME
Error.prepareStackTrace = () => { for (;;); }; crash()

//# 12 prepareStackTrace that throws: ERR(Error)
Error.prepareStackTrace = () => { throw new EvalError('x'); }; throw new Error('x')

//# 12 prepareStackTrace that recurses: ERR(Error) ERR(RangeError) STACK TIME
Error.prepareStackTrace = () => new Error('again').stack; throw new Error('x')

//# 12 prepareStackTrace that answers a proxy: ERR(Error)
Error.prepareStackTrace = () => new Proxy({}, { get() { for (;;); } }); throw new Error('x')

//# 12 prepareStackTrace that gets host functions' frames: OK(true)
let found = [];
Error.prepareStackTrace = (e, frames) => { for (const f of frames) for (const k of ['getThis', 'getFunction', 'getFileName', 'getEvalOrigin', 'getTypeName', 'getScriptNameOrSourceURL']) if (typeof f[k] === 'function') found.push(String(f[k]())); return ''; };
try { crash(); } catch (e) { e.stack; }
!found.some((t) => /java|cloche(?!:shim)|\/(home|tmp|root|work)\//i.test(t))

//# 12 stackTraceLimit of 1e9: ERR(Error)
Error.stackTraceLimit = 1e9; const f = (n) => { if (n === 0) throw new Error('x'); f(n - 1); }; f(3000)

//# 12 stackTraceLimit that is strange: ERR(Error)
for (const limit of [-1, NaN, 1e400, 2 ** 53, {}, '5', null, undefined]) { Error.stackTraceLimit = limit; new Error('y').stack; } throw new Error('x')

//# 12 stackTraceLimit that loops: TIME ERR(Error)
Object.defineProperty(Error, 'stackTraceLimit', { get() { for (;;); } }); throw new Error('x')

//# 12 captureStackTrace on what is not meant for it: OK(true)
for (const o of [{}, globalThis, give, Object.freeze({}), new Proxy({}, { defineProperty() { throw new TypeError('x'); } }), [], Promise.resolve()]) {
  try { Error.captureStackTrace(o, give); } catch (e) { if (!(e instanceof TypeError)) throw e; }
}
true

//# 12 captureStackTrace with prepareStackTrace that loops: TIME
Error.prepareStackTrace = () => { for (;;); }; const o = {}; Error.captureStackTrace(o); o.stack

//# 14 message of many megabytes: ERR(Error) MEM
throw new Error('m'.repeat(6 << 20))

//# 14 texts of many megabytes: ERR MEM
const e = new Error('m'.repeat(1 << 20)); e.name = 'n'.repeat(1 << 20); e.stack = 's'.repeat(1 << 20); e.code = 'c'.repeat(1 << 20); throw e

//# 14 message that cannot be made: ERR(Error) ERR(RangeError) ERR(InternalError) MEM
throw new Error('m'.repeat(2 ** 30))

//# 14 chain of 1e5 causes: ERR(Error) TIME
let e = new Error('0'); for (let i = 0; i < 1e5; i++) { const next = new Error('x'); next.cause = e; next.stack = ''; e = next; } throw e

//# 14 cyclic causes: ERR(Error)
const a = new Error('a'), b = new Error('b', { cause: a }); a.cause = b; a.errors = [a, b]; throw b

//# 14 aggregate of 1e6 errors: ERR(AggregateError) MEM TIME
throw new AggregateError(new Array(1e6).fill(new Error('x')), 'many')

//# 14 aggregate of aggregates: ERR(AggregateError)
let e = new Error('x'); for (let i = 0; i < 40; i++) e = new AggregateError([e, e, e], 'level'); throw e

//# 14 causes and errors that grow with each look: ERR(Error) ERR(AggregateError)
const e = new AggregateError([], 'x'); Object.defineProperty(e, 'cause', { get() { return new Error('y', { cause: e }); } }); Object.defineProperty(e, 'errors', { get() { return Array(1e6).fill(e); } }); throw e
