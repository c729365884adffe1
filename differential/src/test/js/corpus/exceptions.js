Exceptions: throwing, catching, unwinding, the errors themselves.

//# anything can be thrown, and identity is kept
for (const v of [undefined, null, 0, 'text', Symbol.iterator, 5n, [1], NaN]) {
  try { throw v; } catch (e) { print(Object.is(e, v), e); }
}
const o = {}; try { throw o; } catch (e) { print(e === o); }

//# errors of the engine are of their realm and class
for (const f of [
  () => null.x, () => undefined.x.y, () => nowhere, () => (void 0)(), () => ({}).x(), () => new 5(),
  () => Symbol() + '', () => 1n + 1, () => [].reduce((a) => a), () => new Array(-1), () => 'x'.repeat(-1),
  () => (1).toFixed(101), () => BigInt(1.5), () => BigInt('x'), () => decodeURIComponent('%'),
  () => JSON.parse('{'), () => new RegExp('['), () => Object.defineProperty(1, 'x', {}),
  () => null[Symbol.iterator], () => { const [a] = null; }, () => 'a' in 'b', () => ({}) instanceof 5,
  () => ({}) instanceof (() => {}), () => new Proxy(1, {}), () => Reflect.ownKeys(1), () => structuredMissing(),
  () => new Date(NaN).toISOString(), () => 'x'.normalize('y'), () => new Intl2(),
  () => (function () { 'use strict'; x9 = 1; })(), () => Object.setPrototypeOf(Object.preventExtensions({}), {}),
  () => { const a = {}; const b = { __proto__: a }; a.__proto__ = b; }, () => new WeakMap([[1, 2]]),
  () => Symbol.prototype.toString.call(1),
  () => new (class { constructor() { this.#x; } #x; static y = new this(); })(), () => 1n / 0n, () => 2n ** -1n,
  () => +1n, () => Math.max(1n), () => new ArrayBuffer(-1), () => new Uint16Array(new ArrayBuffer(3)),
  () => new DataView(new ArrayBuffer(1)).getInt16(0)
]) print(attempt(f));

//# messages, names, toString and properties of errors
const e = new Error('msg', { cause: 'why' });
print(
  Object.getOwnPropertyNames(e).filter((n) => n !== 'stack').sort(), Object.getOwnPropertyDescriptor(e, 'message'),
  Object.getOwnPropertyDescriptor(e, 'cause').enumerable, String(e), String(new RangeError()), e.name,
  Object.prototype.hasOwnProperty.call(new Error(), 'message'), 'cause' in new Error('x', {}),
  new Error('x', { cause: undefined }), new Error(undefined).hasOwnProperty('message'), new Error(null).message,
  new Error({ toString: () => 'obj' }).message
);
print(
  Error.prototype.toString.call({ name: 'N', message: 'M' }), Error.prototype.toString.call({}),
  Error.prototype.toString.call({ name: '', message: 'only' }),
  Error.prototype.toString.call({ name: 'only', message: '' }), attempt(() => Error.prototype.toString.call(1)),
  Error('called') instanceof Error, Error.length, RangeError.length, Object.getPrototypeOf(TypeError) === Error,
  TypeError.prototype.name, Error.prototype.message, typeof e.stack
);

//# AggregateError and causes
const a = new AggregateError([1, new Error('x')], 'all', { cause: 'c' });
print(
  a, a.message, AggregateError.length, Object.getOwnPropertyDescriptor(a, 'errors').enumerable,
  attempt(() => new AggregateError()), new AggregateError('ab').errors, a instanceof Error,
  Object.prototype.hasOwnProperty.call(new AggregateError([]), 'message')
);
const order = [];
new AggregateError({ [Symbol.iterator]() { order.push('errors'); return [].values(); } }, { toString() { order.push('message'); return ''; } }, { get cause() { order.push('cause'); } });
print(order);

//# catch, rethrow, wrap; finally runs on each way out
const log = [];
function f(n) { try { log.push(n); if (n > 2) throw new Error(`at ${n}`); f(n + 1); } catch (e) { log.push(`c${n}`); throw new Error(`${n} < ${e.message}`, { cause: e }); } finally { log.push(`f${n}`); } }
try { f(0); } catch (e) { print(e.message, e.cause.cause.message, log); }

//# unwinding through natives: sort, map, replace, getters, toString, JSON, iterators
const boom = () => { throw 'boom'; };
for (const f of [
  () => [3, 1, 2].sort(boom), () => [1].map(boom), () => 'a'.replace(/a/, boom),
  () => ({ get x() { return boom(); } }).x, () => `${{ toString: boom }}`, () => JSON.stringify({ toJSON: boom }),
  () => JSON.parse('[1]', boom), () => Array.from({ length: 1 }, boom), () => new Set({ [Symbol.iterator]: boom }),
  () => Object.assign({}, { get a() { return boom(); } }), () => +{ valueOf: boom },
  () => [...{ [Symbol.iterator]: boom }], () => new Proxy({}, { get: boom }).x,
  () => Reflect.construct(boom.bind()), () => [1, 2].includes({ get length() { return boom(); } }),
  () => new Map([[1, 2]]).forEach(boom),
  () => Array.prototype.concat.call({ get [Symbol.isConcatSpreadable]() { return boom(); } }),
  () => 'x'.localeCompare({ toString: boom }), () => new Function({ toString: boom }),
  () => parseInt({ [Symbol.toPrimitive]: boom })
]) print(attempt(f));

//# a throw inside catch and finally, in loops
const log = [];
for (let i = 0; i < 3; i++) {
  try { try { throw `t${i}`; } catch (e) { if (i === 1) throw `c${i}`; log.push(e); } finally { if (i === 2) throw `f${i}`; log.push(`ok${i}`); } } catch (e) { log.push(`outer ${e}`); continue; } finally { log.push('end'); }
  log.push('body');
}
print(log);

//# the operand stack is clean after a catch in an expression
const bad = () => { throw 1; }; const safe = (f) => { try { return f(); } catch { return 'caught'; } };
print(
  [1, safe(bad), { a: safe(bad) }, `${safe(bad)}`, 1 + (safe(() => bad() + bad()) + 2), [...[1], ...[safe(() => [1, 2, ...[bad()]])]]],
  Math.max(1, safe(() => Math.max(1, 2, bad())) === 'caught' ? 5 : 0)
);
for (const x of [
  1, 2
]) for (const y of [safe(() => { for (const z of [1, 2, 3]) { for (const w in { a: 1 }) bad(); } })]) print(x, y);

//# recursion too deep is a RangeError that can be caught, again and again
const deep = () => deep() + 1; const seen = new Set();
for (let i = 0; i < 3; i++) try { deep(); } catch (e) { seen.add(e instanceof RangeError || e.name); }
print([...seen]); let n = 0; const o = { get x() { n++; return this.x; } };
try { o.x; } catch (e) { print(e instanceof RangeError, n > 100); }

//# errors made by Reflect.construct and with patched prototypes
class X extends Error {
  constructor(...a) { super(...a); this.extra = 1; } toString() { return 'X!' + super.toString(); }
}
X.prototype.name = 'Xname'; const x = new X('m');
print(
  String(x), x, Reflect.construct(Error, ['m'], X) instanceof X,
  `${Object.assign(new Error('m'), { name: 'Renamed' })}`
);
const noProto = Object.setPrototypeOf(new Error('kept'), null);
print(noProto.message, Object.prototype.toString.call(noProto));

//# errors in static blocks, fields, default parameters and computed keys
print(
  attempt(() => class { static { throw 'block'; } }),
  attempt(() => new (class { x = (() => { throw 'field'; })(); })()),
  attempt(() => ((a = (() => { throw 'default'; })()) => a)()), attempt(() => ({ [(() => { throw 'key'; })()]: 1 })),
  attempt(() => class { [(() => { throw 'class key'; })()]() {} }),
  attempt(() => class extends (() => { throw 'heritage'; })() {}),
  attempt(() => `${(() => { throw 'template'; })()}`), attempt(() => { throw (() => { throw 'inner first'; })(); })
);
