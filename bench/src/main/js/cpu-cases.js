// Scripts that want the processor for ever, or for much longer than they may have it. Each starts at a line with its name, whose
// number is that of its kind of attack, and is a script of its own or the place of one in a list of the host's tests. The host
// functions that those of number 54 call are HostBlocks'.

//# 37 for ever
// loops: 37 for ever

//# 37 do while
// loops: 37 do while

//# 37 continue to a label
// loops: 37 continue to a label

//# 37 for await without end
// loops: 37 for await without end

//# 38 catch and finally in a loop
// loops: 38 catch and finally in a loop

//# 38 loop in finally
// loops: 38 loop in finally

//# 39 generator abandoned, loop in its finally
// loops: 39 generator abandoned, loop in its finally

//# 39 iterator's return loops
// loops: 39 iterator's return loops

//# 40 promise chain
// loops: 40 promise chain

//# 40 queueMicrotask
// loops: 40 queueMicrotask

//# 40 thenable chain
// loops: 40 thenable chain

//# 40 async recursion
// loops: 40 async recursion

//# 41 swallow in async
// loops: 41 swallow in async

//# 41 restart from catch
// loops: 41 restart from catch

//# 42 promise executor
// interrupts: 42 promise executor

//# 42 getter
// interrupts: 42 getter

//# 42 toPrimitive
// interrupts: 42 toPrimitive

//# 42 comparator
// interrupts: 42 comparator

//# 42 JSON reviver
// interrupts: 42 JSON reviver

//# 42 JSON replacer
// interrupts: 42 JSON replacer

//# 42 Array.from mapper
// interrupts: 42 Array.from mapper

//# 42 proxy trap
// interrupts: 42 proxy trap

//# 42 tagged template
// interrupts: 42 tagged template

//# 42 static block
// interrupts: 42 static block

//# 42 default parameter
// interrupts: 42 default parameter

//# 42 hasInstance
// interrupts: 42 hasInstance

//# 42 replace callback
// interrupts: 42 replace callback

//# 42 getter of the result
// interrupts: 42 getter of the result

//# 42 message of a thrown object
// interrupts: 42 message of a thrown object

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
// regexes: 45 nested quantifiers

//# 45 ambiguous groups
// regexes: 45 ambiguous groups

//# 45 star of star
// regexes: 45 star of star

//# 45 alternatives that overlap
// regexes: 45 alternatives that overlap

//# 45 backward reference
// regexes: 45 backward reference

//# 45 lookbehind over 1 MB
// regexes: 45 lookbehind over 1 MB

//# 45 quadratic scan
// regexes: 45 quadratic scan

//# 45 empty group, 2^31 times
// regexes: 45 empty group, 2^31 times

//# 45 many captures
// regexes: 45 many captures

//# 46 indexOf
// natives: 46 indexOf

//# 46 includes
// natives: 46 includes

//# 46 lastIndexOf
// natives: 46 lastIndexOf

//# 46 every
// natives: 46 every

//# 46 fill
// natives: 46 fill

//# 46 copyWithin
// natives: 46 copyWithin

//# 46 reverse
// natives: 46 reverse

//# 46 splice
// natives: 46 splice

//# 46 unshift
// natives: 46 unshift

//# 46 join
// natives: 46 join

//# 46 concat
// natives: 46 concat

//# 46 flat
// natives: 46 flat

//# 46 Array.from
// natives: 46 Array.from

//# 46 text of a holey array
// natives: 46 text of a holey array

//# 46 typed array fill
// natives: 46 typed array fill

//# 46 typed array sort
const numbers = new Float64Array(1 << 20).map(() => Math.random());
for (;;) numbers.sort((a, b) => b - a);

//# 47 BigInt squared for ever
let x = 3n;
for (;;) x *= x;

//# 47 BigInt to text
// texts: 47 BigInt to text

//# 47 BigInt from text
for (;;) BigInt('9'.repeat(2e5));

//# 47 BigInt power
// texts: 47 BigInt power

//# 47 BigInt shift
let y = 1n;
for (;;) y = ((y << 500000n) >> 499999n) & 0xffn;

//# 47 BigInt division
const big = (1n << 1000000n) - 1n;
for (;;) big % ((1n << 500000n) - 1n);

//# 48 replace that grows
// texts: 48 replace that grows

//# 48 replaceAll of nothing
// texts: 48 replaceAll of nothing

//# 48 split to characters
// texts: 48 split to characters

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
// data: 49 sort of many

//# 49 comparator that empties
// data: 49 comparator that empties

//# 50 JSON.parse
// data: 50 JSON.parse

//# 50 quadratic reviver
// data: 50 quadratic reviver

//# 50 replacer that grows
// data: 50 replacer that grows

//# 51 long sum
// compiler: 51 long sum

//# 51 many locals
// compiler: 51 many locals

//# 51 many cases
// compiler: 51 many cases

//# 51 long name
// compiler: 51 long name

//# 51 many literals
// compiler: 51 many literals

//# 51 parse again and again
// compiler: 51 parse again and again

//# 52 Date of a long text
// data: 52 Date of a long text

//# 53 Atomics.wait
// data: 53 Atomics.wait

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
