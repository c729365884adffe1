// Scripts that want the processor for ever, or for much longer than they may have it. Each is a
// script of its own and starts at a line with its name; the number is that of its kind of attack.
// The host functions that those of number 54 call are HostBlocks'.

//# 37 for ever
for (;;);

//# 37 do while
do; while (1);

//# 37 continue to a label
outer: while (true) { for (const x of [1, 2]) continue outer; }

//# 37 for await without end
(async () => { for await (const x of { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1 }) }) }); })();

//# 38 catch and finally in a loop
for (;;) { try { for (;;); } catch {} finally {} }

//# 38 loop in finally
try { for (;;); } finally { for (;;); }

//# 39 generator abandoned, loop in its finally
function* g() { try { yield 1; } finally { for (;;); } }
for (const x of g()) break;

//# 39 iterator's return loops
const [first] = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) };

//# 40 promise chain
(function f() { Promise.resolve().then(f); })();

//# 40 queueMicrotask
(function f() { queueMicrotask(f); })();

//# 40 thenable chain
const thenable = { then(resolve) { resolve(thenable); } };
(async () => { await thenable; })();

//# 40 async recursion
async function f() { await null; return f(); }
f();

//# 41 swallow in async
(async () => { while (1) { try { await 0; while (1); } catch {} } })();

//# 41 restart from catch
const again = () => (async () => { await 0; for (;;); })().catch(again);
again();

//# 42 promise executor
new Promise(() => { for (;;); });

//# 42 getter
({ get x() { for (;;); } }).x;

//# 42 toPrimitive
+{ [Symbol.toPrimitive]() { for (;;); } };

//# 42 comparator
[2, 1, 3].sort(() => { for (;;); });

//# 42 JSON reviver
JSON.parse('{"a":1}', () => { for (;;); });

//# 42 JSON replacer
JSON.stringify({ a: 1 }, () => { for (;;); });

//# 42 Array.from mapper
Array.from([1], () => { for (;;); });

//# 42 proxy trap
new Proxy({}, { get() { for (;;); } }).x;

//# 42 tagged template
((strings) => { for (;;); })`a${1}`;

//# 42 static block
class A { static { for (;;); } }

//# 42 default parameter
((x = (() => { for (;;); })()) => x)();

//# 42 hasInstance
1 instanceof { [Symbol.hasInstance]() { for (;;); } };

//# 42 replace callback
'a'.replace(/a/, () => { for (;;); });

//# 42 getter of the result
({ get x() { for (;;); } });

//# 42 message of a thrown object
throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } });

//# 43 interval storm
for (let i = 0; i < 100; i++) setInterval(() => {}, 0);
new Promise(() => {});

//# 43 timeout that sets itself again
(function f() { setTimeout(f, 0); })();
new Promise(() => {});

//# 43 immediate that sets itself again
(function f() { setImmediate(f); })();
new Promise(() => {});

//# 43 timers without end
for (let i = 0; ; i++) clearTimeout(setTimeout(() => {}, i));

//# 43 many timers
for (let i = 0; i < 2e4; i++) setInterval(() => {}, 1);
new Promise(() => {});

//# 43 loop in a timer
setTimeout(() => { for (;;); }, 1);
new Promise(() => {});

//# 43 delays out of range
for (const delay of [NaN, -1, 2 ** 31, 2 ** 53, -Infinity]) setInterval(() => {}, delay);
new Promise(() => {});

//# 43 waiting for a late timer
new Promise((done) => setTimeout(done, 1e6));

//# 44 loop left behind in a job
Promise.resolve().then(() => { for (;;); });
1;

//# 44 jobs left behind
(function f() { queueMicrotask(f); })();
1;

//# 44 ticks left behind
(function f() { process.nextTick(f); })();
1;

//# 45 nested quantifiers
/^(a+)+$/.test('a'.repeat(40) + '!');

//# 45 ambiguous groups
/(x+x+)+y/.test('x'.repeat(60));

//# 45 star of star
/(.*)*=/.test('a'.repeat(60));

//# 45 alternatives that overlap
/^(a|a)*b/.test('a'.repeat(60));

//# 45 backward reference
/(.*)\1+$/.test('ab'.repeat(20000) + 'c');

//# 45 lookbehind over 1 MB
/(?<=(a+)+)b/.test('a'.repeat(1 << 20) + 'c');

//# 45 quadratic scan
/1+2/.test('1'.repeat(1 << 20));

//# 45 empty group, 2^31 times
/(?:){2147483647}/.test('');

//# 45 many captures
new RegExp('(a)'.repeat(1e5)).test('a'.repeat(1e5));

//# 46 indexOf
Array.prototype.indexOf.call({ length: 2 ** 32 - 1 }, 9);

//# 46 includes
Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 9);

//# 46 lastIndexOf
Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 9);

//# 46 every
Array.prototype.every.call({ length: 2 ** 53 - 1 }, () => true);

//# 46 fill
Array.prototype.fill.call({ length: 2 ** 53 - 1 }, undefined, 2 ** 40);

//# 46 copyWithin
Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 0, 2 ** 20);

//# 46 reverse
Array.prototype.reverse.call({ length: 2 ** 53 - 1 });

//# 46 splice
Array.prototype.splice.call({ length: 2 ** 53 - 1 }, 0, 1);

//# 46 unshift
Array.prototype.unshift.call({ length: 2 ** 53 - 2 }, 1);

//# 46 join
Array.prototype.join.call({ length: 2 ** 32 - 1 }, '');

//# 46 concat
[].concat({ length: 2 ** 40, [Symbol.isConcatSpreadable]: true });

//# 46 flat
Array.prototype.flat.call({ length: 2 ** 53 - 1 });

//# 46 Array.from
Array.from({ length: 2 ** 32 - 1 });

//# 46 text of a holey array
new Array(1e9) + '';

//# 46 typed array fill
const bytes = new Uint8Array(16 << 20);
for (;;) bytes.fill(1).indexOf(2);

//# 46 typed array sort
const numbers = new Float64Array(1 << 20).map(() => Math.random());
for (;;) numbers.sort((a, b) => b - a);

//# 47 BigInt squared for ever
let x = 3n;
for (;;) x *= x;

//# 47 BigInt to text
(3n ** 500000n).toString();

//# 47 BigInt from text
for (;;) BigInt('9'.repeat(2e5));

//# 47 BigInt power
2n ** (2n ** 30n);

//# 47 BigInt shift
let y = 1n;
for (;;) y = ((y << 500000n) >> 499999n) & 0xffn;

//# 47 BigInt division
const big = (1n << 1000000n) - 1n;
for (;;) big % ((1n << 500000n) - 1n);

//# 48 replace that grows
'ab'.repeat(1e6).replace(/a/g, 'bbbbbbbb').length;

//# 48 replaceAll of nothing
for (;;) 'a'.repeat(1e5).replaceAll('', 'x');

//# 48 split to characters
for (;;) 'ab'.repeat(1e5).split('');

//# 48 normalize
for (;;) '\u1e9b\u0323'.repeat(1e5).normalize('NFKD');

//# 48 localeCompare
for (;;) 'a'.repeat(1e6).localeCompare('a'.repeat(1e6));

//# 48 toUpperCase
for (;;) '\u00df'.repeat(1e6).toUpperCase();

//# 48 padEnd
'x'.padEnd(2 ** 30);

//# 48 quadratic indexOf
'a'.repeat(1e6).indexOf('a'.repeat(5e5) + 'b');

//# 48 rope
let rope = '';
for (let i = 0; i < 3e6; i++) rope = 'x' + rope;
rope.charCodeAt(5);

//# 49 sort of many
const many = Array.from({ length: 5e5 }, (_, i) => (i * 7919) % 500009);
for (;;) many.sort((a, b) => (a ^ b) & 1 ? 1 : -1);

//# 49 comparator that empties
for (;;) { const a = [3, 1, 2, 5, 4]; a.sort((p, q) => { a.length = 0; return p - q; }); }

//# 50 JSON.parse
const text = '[' + '1,'.repeat(5e5) + '1]';
for (;;) JSON.parse(text);

//# 50 quadratic reviver
JSON.parse('[' + '1,'.repeat(20000) + '1]', function (k, v) { return k === '' ? v : Object.keys(this).length; });

//# 50 replacer that grows
JSON.stringify({}, (k, v) => ({ a: v, b: v }));

//# 51 long sum
eval('1+'.repeat(5e6) + '1');

//# 51 many locals
eval('(()=>{let ' + Array.from({ length: 60000 }, (_, i) => 'a' + i).join() + ';for(;;);})()');

//# 51 many cases
eval('switch(0){' + Array.from({ length: 2e5 }, (_, i) => 'case ' + i + ':').join('') + 'for(;;);}');

//# 51 long name
eval('var ' + 'a'.repeat(4e6) + '=1;for(;;);');

//# 51 many literals
eval('[' + Array.from({ length: 2e5 }, (_, i) => '"s' + i + '"').join() + '];for(;;);');

//# 51 parse again and again
const program = 'function f(a, b) { if (a > b) { return [a, b]; } else { return { a, b }; } }\n'.repeat(2000);
for (;;) new Function(program);

//# 52 Date of a long text
for (;;) new Date('1'.repeat(1e6));

//# 53 Atomics.wait
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);

//# 54 host function that blocks
block();

//# 54 host function that blocks, again and again
for (;;) { try { block(); } catch {} }

//# 54 host function that ignores interrupts
ignore();

//# 54 host function called without end
for (;;) nothing();

//# 54 promise of the host's that never settles
later();

//# 54 promises of the host's without end
for (;;) later().catch(() => {});
