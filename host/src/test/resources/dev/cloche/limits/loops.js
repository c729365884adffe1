// Loops that nothing but the deadline ends. Each case starts with its technique's number, its name and the endings that are right.

//# 37 for ever: TIME
for (;;);

//# 37 do while: TIME
do; while (1);

//# 37 continue to a label: TIME
outer: while (true) { for (const x of [1, 2]) continue outer; }

//# 37 for await without end: TIME
(async () => { for await (const x of { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1 }) }) }); })();

//# 37 async generator without end: TIME
(async () => { async function* g() { for (;;) yield 1; } for await (const x of g()); })();

//# 37 while VARIANT: TIME
//@ while (true) {} ;; for (;;) {} ;; do {} while (true) ;; for (;;) switch (1) { case 1: continue; }
VARIANT

//# 37 iterator without end: TIME
for (const x of { [Symbol.iterator]: () => ({ next: () => ({}) }) });

//# 38 catch and finally in a loop: TIME
for (;;) { try { for (;;); } catch {} finally {} }

//# 38 loop in finally: TIME
try { for (;;); } finally { for (;;); }

//# 38 return replaced in finally: TIME
(() => { for (;;) { try { return; } finally { continue; } } })();

//# 38 error thrown and caught: TIME
for (;;) { try { throw 1; } catch {} }

//# 38 nested in try VARIANT: TIME
//@ 1 ;; 10 ;; 1000
eval('try {'.repeat(VARIANT) + 'for (;;);' + '} catch {} finally { for (;;); }'.repeat(VARIANT));

//# 39 generator abandoned, loop in its finally: TIME
function* g() { try { yield 1; } finally { for (;;); } }
for (const x of g()) break;

//# 39 iterator's return loops: TIME
const [first] = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) };

//# 39 iterator's return after a throw: TIME
const open = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) };
for (const x of open) throw 1;

//# 39 iterator's return called by VARIANT: TIME ERR OK
//@ Array.from(open, () => { throw 1; }) ;; new Map(open)
//@ new Set([1]).union({ size: 1, has() {}, keys: () => open.x() }) ;; Object.fromEntries(open)
//@ Promise.all.call(function (f) { f(() => {}, () => {}); }, open) ;; (function* () { yield* open; })().return()
const open = { x: () => ({ next() { for (;;); } }), [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) };
VARIANT;

//# 39 async generator abandoned: TIME
async function* g() { try { yield 1; } finally { for (;;); } }
(async () => { for await (const x of g()) break; })();

//# 40 promise chain: TIME
(function f() { Promise.resolve().then(f); })();

//# 40 queueMicrotask: TIME
(function f() { queueMicrotask(f); })();

//# 40 thenable chain: TIME
const thenable = { then(resolve) { resolve(thenable); } };
(async () => { await thenable; })();

//# 40 async recursion: TIME
async function f() { await null; return f(); }
f();

//# 40 thenable that never resolves but runs: TIME
({ then() { for (;;); } });

//# 40 thenable of thenables: TIME
const endless = () => ({ then(resolve) { resolve(endless()); } });
endless();

//# 40 promise storm of all: TIME MEM
const storm = () => Promise.all([storm0(), storm0()]);
const storm0 = async () => { await null; return storm(); };
storm();

//# 40 nextTick: TIME
(function f() { process.nextTick(f); })();
new Promise(() => {});

//# 40 Promise.VARIANT of itself: TIME MEM
//@ all ;; race ;; any ;; allSettled
(function f() { return Promise.VARIANT([Promise.resolve()]).then(f, f); })();

//# 41 swallow in async: TIME
(async () => { while (1) { try { await 0; while (1); } catch {} } })();

//# 41 restart from catch: TIME
const again = () => (async () => { await 0; for (;;); })().catch(again);
again();

//# 41 loop in finally of async: TIME
(async () => { try { await 0; for (;;); } finally { for (;;); } })();

//# 41 rejection handled by another loop: TIME
const loop = async () => { await 0; for (;;); };
loop().catch(loop).then(loop, loop).finally(loop);

//# 41 async generator that swallows: TIME
(async function* () { for (;;) { try { yield; } catch {} finally { for (;;); } } })().next();
(async () => { for (;;) { try { await null; for (;;); } catch { continue; } } })();
