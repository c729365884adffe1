// Scripts that want the processor for ever, or for much longer than they have. Each starts at a line with
// its name and the endings that are right for it.

//# for ever: TIMEOUT
for (;;);

//# do while: TIMEOUT
do; while (1);

//# continue to a label: TIMEOUT
outer: while (true) { for (const x of [1, 2]) continue outer; }

//# for await without end: TIMEOUT
(async () => { for await (const x of { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1 }) }) }); })();

//# catch and finally in a loop: TIMEOUT
for (;;) { try { for (;;); } catch {} finally {} }

//# loop in finally: TIMEOUT
try { for (;;); } finally { for (;;); }

//# generator abandoned, loop in its finally: TIMEOUT
function* g() { try { yield 1; } finally { for (;;); } }
for (const x of g()) break;

//# iterator's return loops: TIMEOUT
const [first] = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) };

//# promise chain: TIMEOUT
(function f() { Promise.resolve().then(f); })();

//# queueMicrotask: TIMEOUT
(function f() { queueMicrotask(f); })();

//# thenable chain: TIMEOUT
const thenable = { then(resolve) { resolve(thenable); } };
(async () => { await thenable; })();

//# async recursion: TIMEOUT
async function f() { await null; return f(); }
f();

//# swallow in async: TIMEOUT
(async () => { while (1) { try { await 0; while (1); } catch {} } })();

//# restart from catch: TIMEOUT
const again = () => (async () => { await 0; for (;;); })().catch(again);
again();

//# promise executor: TIMEOUT
new Promise(() => { for (;;); });

//# getter: TIMEOUT
({ get x() { for (;;); } }).x;

//# toPrimitive: TIMEOUT
+{ [Symbol.toPrimitive]() { for (;;); } };

//# comparator: TIMEOUT
[2, 1, 3].sort(() => { for (;;); });

//# JSON reviver: TIMEOUT
JSON.parse('{"a":1}', () => { for (;;); });

//# JSON replacer: TIMEOUT
JSON.stringify({ a: 1 }, () => { for (;;); });

//# Array.from mapper: TIMEOUT
Array.from([1], () => { for (;;); });

//# proxy trap: TIMEOUT
new Proxy({}, { get() { for (;;); } }).x;

//# tagged template: TIMEOUT
((strings) => { for (;;); })`a${1}`;

//# static block: TIMEOUT
class A { static { for (;;); } }

//# default parameter: TIMEOUT
((x = (() => { for (;;); })()) => x)();

//# hasInstance: TIMEOUT
1 instanceof { [Symbol.hasInstance]() { for (;;); } };

//# replace callback: TIMEOUT
'a'.replace(/a/, () => { for (;;); });

//# getter of the result: TIMEOUT
({ get x() { for (;;); } });

//# message of a thrown object: TIMEOUT
throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } });

//# nested quantifiers: TIMEOUT
/^(a+)+$/.test('a'.repeat(40) + '!');

//# ambiguous groups: TIMEOUT
/(x+x+)+y/.test('x'.repeat(60));

//# star of star: TIMEOUT
/(.*)*=/.test('a'.repeat(60));

//# alternatives that overlap: TIMEOUT
/^(a|a)*b/.test('a'.repeat(60));

//# backward reference: TIMEOUT
/(.*)\1+$/.test('ab'.repeat(20000) + 'c');

//# lookbehind over 1 MB: TIMEOUT
/(?<=(a+)+)b/.test('a'.repeat(1 << 20) + 'c');

//# quadratic scan: TIMEOUT
/1+2/.test('1'.repeat(1 << 20));

//# empty group, 2^31 times: TIMEOUT
/(?:){2147483647}/.test('');

//# many captures: SyntaxError TIMEOUT
new RegExp('(a)'.repeat(1e5)).test('a'.repeat(1e5));

//# indexOf: TIMEOUT
Array.prototype.indexOf.call({ length: 2 ** 32 - 1 }, 9);

//# includes: TIMEOUT
Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 9);

//# lastIndexOf: TIMEOUT
Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 9);

//# every: TIMEOUT
Array.prototype.every.call({ length: 2 ** 53 - 1 }, () => true);

//# fill: TIMEOUT MEMORY
Array.prototype.fill.call({ length: 2 ** 53 - 1 }, undefined, 2 ** 40);

//# copyWithin: TIMEOUT
Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 0, 2 ** 20);

//# reverse: TIMEOUT
Array.prototype.reverse.call({ length: 2 ** 53 - 1 });

//# splice: TIMEOUT
Array.prototype.splice.call({ length: 2 ** 53 - 1 }, 0, 1);

//# unshift: TIMEOUT
Array.prototype.unshift.call({ length: 2 ** 53 - 2 }, 1);

//# join: TIMEOUT MEMORY RangeError InternalError
Array.prototype.join.call({ length: 2 ** 32 - 1 }, '');

//# concat: TIMEOUT
[].concat({ length: 2 ** 40, [Symbol.isConcatSpreadable]: true });

//# flat: TIMEOUT
Array.prototype.flat.call({ length: 2 ** 53 - 1 });

//# Array.from: TIMEOUT MEMORY
Array.from({ length: 2 ** 32 - 1 });

//# text of a holey array: TIMEOUT MEMORY RangeError InternalError
new Array(1e9) + '';

//# typed array fill: TIMEOUT
const bytes = new Uint8Array(16 << 20);
for (;;) bytes.fill(1).indexOf(2);

//# typed array sort: TIMEOUT MEMORY
const numbers = new Float64Array(2 << 20).map(() => Math.random());
for (;;) numbers.sort((a, b) => b - a);

//# BigInt squared for ever: TIMEOUT
let x = 3n;
for (;;) x *= x;

//# BigInt to text: TIMEOUT value RangeError
(3n ** 500000n).toString();

//# BigInt from text: TIMEOUT RangeError
BigInt('9'.repeat(1e6));

//# BigInt power: RangeError
2n ** (2n ** 30n);

//# BigInt shift: RangeError
let y = 1n;
for (;;) y = (y << 1000000n) % ((1n << 1000001n) - 1n) + 1n;

//# BigInt division: TIMEOUT
const big = (1n << 1000000n) - 1n;
for (;;) big % ((1n << 500000n) - 1n);

//# replace that grows: TIMEOUT value
'ab'.repeat(1e6).replace(/a/g, 'bbbbbbbb').length;

//# replaceAll of nothing: TIMEOUT
for (;;) 'a'.repeat(1e5).replaceAll('', 'x');

//# split to characters: TIMEOUT
for (;;) 'ab'.repeat(1e5).split('');

//# normalize: TIMEOUT
for (;;) '\u1e9b\u0323'.repeat(1e5).normalize('NFKD');

//# localeCompare: TIMEOUT
for (;;) 'a'.repeat(1e6).localeCompare('a'.repeat(1e6));

//# toUpperCase: TIMEOUT
for (;;) '\u00df'.repeat(1e6).toUpperCase();

//# padEnd: RangeError
'x'.padEnd(2 ** 30);

//# quadratic indexOf: TIMEOUT
'a'.repeat(1e6).indexOf('a'.repeat(5e5) + 'b');

//# rope: TIMEOUT value
let rope = '';
for (let i = 0; i < 3e6; i++) rope = 'x' + rope;
rope.charCodeAt(5);

//# sort of many: TIMEOUT
const many = Array.from({ length: 5e5 }, (_, i) => (i * 7919) % 500009);
for (;;) many.sort((a, b) => (a ^ b) & 1 ? 1 : -1);

//# comparator that empties: TIMEOUT
for (;;) { const a = [3, 1, 2, 5, 4]; a.sort((p, q) => { a.length = 0; return p - q; }); }

//# JSON.parse: TIMEOUT
const text = '[' + '1,'.repeat(5e5) + '1]';
for (;;) JSON.parse(text);

//# quadratic reviver: TIMEOUT value
JSON.parse('[' + '1,'.repeat(20000) + '1]', function (k, v) { return k === '' ? v : Object.keys(this).length; });

//# replacer that grows: TIMEOUT RangeError
JSON.stringify({}, (k, v) => ({ a: v, b: v }));

//# long sum: TIMEOUT MEMORY
eval('1+'.repeat(5e6) + '1');

//# many locals: TIMEOUT
eval('(()=>{let ' + Array.from({ length: 60000 }, (_, i) => 'a' + i).join() + ';for(;;);})()');

//# many cases: TIMEOUT
eval('switch(0){' + Array.from({ length: 2e5 }, (_, i) => 'case ' + i + ':').join('') + 'for(;;);}');

//# long name: TIMEOUT
eval('var ' + 'a'.repeat(4e6) + '=1;for(;;);');

//# many literals: TIMEOUT
eval('[' + Array.from({ length: 2e5 }, (_, i) => '"s' + i + '"').join() + '];for(;;);');

//# parse again and again: TIMEOUT
const program = 'function f(a, b) { if (a > b) { return [a, b]; } else { return { a, b }; } }\n'.repeat(2000);
for (;;) new Function(program);

//# Date of a long text: TIMEOUT
for (;;) new Date('1'.repeat(1e6));

//# Atomics.wait: ReferenceError
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);

//# iterator helper without end: TIMEOUT
(function* () { for (;;) yield 1; })().filter(() => false).next();
//# getter of a nested result: TIMEOUT
({ a: [{ b: new Map([[1, { get x() { for (;;); } }]]) }] });
//# result that is a proxy in a proxy's clothes: TIMEOUT DataCloneError
new Proxy({}, { ownKeys() { for (;;); } });
//# then getter of the result: TIMEOUT
({ get then() { for (;;); } });
//# thenable that never resolves but runs: TIMEOUT
({ then() { for (;;); } });
//# thenable of thenables: TIMEOUT
const endless = () => ({ then(resolve) { resolve(endless()); } });
endless();
//# stack of a thrown error: Error
throw Object.defineProperty(new Error('x'), 'stack', { get() { for (;;); } });
//# name of a thrown error: TIMEOUT
throw Object.defineProperty(new Error('x'), 'name', { get() { for (;;); } });
//# cause of a thrown error: TIMEOUT
throw Object.defineProperty(new Error('x'), 'cause', { get() { for (;;); } });
//# message that converts for ever: Error
throw Object.assign(new Error('x'), { message: { toString() { for (;;); } } });
//# errors of an AggregateError: AggregateError
throw Object.defineProperty(new AggregateError([]), 'errors', { get() { for (;;); } });
//# rejection with a hostile reason: TIMEOUT
Promise.reject({ get message() { for (;;); } });
//# prepareStackTrace that loops: TIMEOUT
Error.prepareStackTrace = () => { for (;;); };
throw new Error('x');
//# console that is given a getter's work: TIMEOUT
console.log(new Proxy({}, { getPrototypeOf() { for (;;); } }), `${{ toString() { for (;;); } }}`);
//# promise storm of all: TIMEOUT MEMORY
const storm = () => Promise.all([storm0(), storm0()]);
const storm0 = async () => { await null; return storm(); };
storm();
//# async generator without end: TIMEOUT
(async () => { async function* g() { for (;;) yield 1; } for await (const x of g()); })();
//# concat of texts: TIMEOUT MEMORY
let text = 'x'.repeat(1 << 20);
for (;;) [text + text].join('').slice(1);
//# Map that is walked while it grows: TIMEOUT MEMORY
const map = new Map([[0, 0]]);
for (const [key] of map) { map.delete(key); map.set(key + 1, 0); }
//# Array.prototype.some on a typed array: TIMEOUT
const wide = new Uint8Array(8 << 20);
for (;;) wide.some((byte) => byte > 0);
//# structuredClone again and again: TIMEOUT ReferenceError
const tree = Array.from({ length: 1000 }, () => ({ a: [1, 2, 3] }));
for (;;) structuredClone(tree);
//# regular expression of the v flag: TIMEOUT SyntaxError
for (;;) new RegExp('[' + '\\p{L}\\p{N}--[a-z]'.repeat(10) + ']', 'v').test('\u00e9'.repeat(1000));
//# case-insensitive backtracking over Unicode: TIMEOUT
/^(\p{L}+)+$/iu.test('\u00e9'.repeat(40) + '!');
//# label of blocks, new Function: TIMEOUT
for (;;) new Function('a', 'return a'.repeat(1))(1);
//# getter chain of Object.entries: TIMEOUT
for (;;) Object.entries({ get a() { return Object.entries({ get b() { return 1; } }); } });
//# Date of many texts: TIMEOUT
for (;;) Date.parse('2020-01-01T00:00:00.000Z' + ' '.repeat(100));
//# Reflect.ownKeys of a large object: TIMEOUT MEMORY
const large = Object.fromEntries(Array.from({ length: 50000 }, (_, i) => ['k' + i, i]));
for (;;) Reflect.ownKeys(large).sort();
//# encodeURIComponent: TIMEOUT
for (;;) decodeURIComponent(encodeURIComponent('\u00e9'.repeat(1e5)));
