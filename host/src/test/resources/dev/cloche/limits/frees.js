// Values that take long to free. Each case starts with its technique's number, its name and the endings that are right.

//# 76 linked list: OK
let l=null;for(let i=0;i<1e5;i++)l={l};l=null;1

//# 76 closure chain: OK
let c=null;for(let i=0;i<1e5;i++){const p=c;c=()=>p}c=null;1

//# 76 map that is freed: OK
let m = null; for (let i = 0; i < 5e4; i++) m = new Map([[m, 1]]); m = null; 1

//# 76 array that is freed: OK
let a = null; for (let i = 0; i < 1e5; i++) a = [a]; a = null; 1

//# 76 freed: chain of VARIANT: OK(1) TIME MEM
//@ { o } ;; [o] ;; () => o ;; new Map([[o, 1]]) ;; new Map([[1, o]]) ;; new Set([o]) ;; new Proxy({}, { o }) ;; Object.create(o) ;; ((x) => (function* () { yield x; })())(o) ;; Object.assign(() => {}, { o }) ;; new Error('x', { cause: o })
//@ new WeakMap([[{}, o]]) ;; Object.defineProperty({}, 'x', { get: () => o }) ;; ((x) => async () => x)(o) ;; [, [o]] ;; Promise.resolve([o]) ;; (function () { return arguments; })(o) ;; [o].values() ;; ((x) => class { static x = x; })(o) ;; new Array(9).fill(o) ;; (() => {}).bind(o)
let o = null; for (let i = 0; i < 3e5; i++) o = VARIANT; o = null; 1

//# 76 freed by VARIANT, as much as there is: OK MEM TIME
//@ o = null ;; end of the script ;; an exception ;; o.o = null, o = null ;; o = { o: o.o }
let o = null; try { for (;;) o = { o }; } catch { 'o = null,end of the script,an exception'.includes('VARIANT') && (o = null); }
if ('VARIANT' === 'an exception') throw new Error('x'); 1

//# 76 cycle of VARIANT that is collected: OK(1) TIME MEM
//@ 1000 ;; 300000 ;; 1000000
const first = {}; let o = first; for (let i = 0; i < VARIANT; i++) o = { o }; first.o = o; o = null; delete first.o; 1
