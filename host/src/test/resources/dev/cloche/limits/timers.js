// Timers and other work that is left behind. Each case starts with its technique's number, its name and the endings that are right.

//# 43 setInterval that goes on VARIANT: TIME
//@ 0 ;; 1 ;; 0.5 ;; -1 ;; NaN ;; '0' ;; Infinity ;; 2 ** 31
setInterval(() => { for (;;) if (Math.random() < 0.5) break; }, VARIANT); new Promise(() => {});

//# 43 VARIANT that posts itself: TIME
//@ setTimeout ;; setImmediate ;; process.nextTick ;; queueMicrotask
const f = () => VARIANT(f, 0); f(); new Promise(() => {});

//# 43 VARIANT many times: TIME MEM ERR
//@ setTimeout ;; setImmediate ;; setInterval
for (let i = 0; i < 1e6; i++) VARIANT(() => {}, i); new Promise(() => {});

//# 43 callback of VARIANT that loops: TIME
//@ setTimeout ;; setImmediate ;; setInterval
VARIANT(() => { for (;;); }, 0); new Promise(() => {});

//# 43 delay VARIANT is clamped: OK(1)
//@ 2 ** 31 ;; 2 ** 53 ;; NaN ;; -1 ;; -Infinity ;; Infinity ;; '1' ;; null ;; undefined ;; true ;; {} ;; []
new Promise((done) => setTimeout(done, VARIANT, 1));

//# 43 delay that converts for ever: TIME OK ERR
setTimeout(() => {}, { valueOf() { for (;;); } }); 1

//# 43 timer that clears what loops VARIANT: TIME OK ERR
//@ clearTimeout ;; clearInterval ;; clearImmediate
VARIANT({ [Symbol.toPrimitive]() { for (;;); } }); 1

//# 44 VARIANT left behind: OK(1)
//@ setTimeout ;; setImmediate ;; setInterval
VARIANT(() => { for (;;); }, 0); 1

//# 44 promise left behind: OK(1)
globalThis.left = new Promise(() => {}); left.then(() => { for (;;); }); 1

//# 44 job left behind: TIME
Promise.resolve().then(() => { for (;;); }); 1

//# 44 async function left waiting for a timer: OK(1)
(async () => { await new Promise((done) => setTimeout(done, 5)); for (;;); })(); 1
