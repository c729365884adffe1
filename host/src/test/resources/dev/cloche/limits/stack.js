// Scripts that nest too deep for any stack. Each case starts with its technique's number, its name and the endings that are right.

//# 65 many arguments: ERR(RangeError) MEM
String.fromCharCode(...new Array(3e5).fill(65)).length

//# 65 apply big: ERR(RangeError)
Math.max.apply(null,new Array(1e7))

//# 65 spread: ERR(RangeError)
Math.max(...new Array(1e6).fill(1))

//# 65 VARIANT: ERR MEM STACK TIME OK LIMIT(CONSOLE)
//@ f.apply(null, new Array(1e7)) ;; f(...Array(1e7)) ;; f(...Array(1e6)) ;; Math.max(...Array(1e6).fill(1))
//@ String.fromCharCode(...Array(3e6).fill(65)) ;; String.fromCodePoint.apply(null, Array(1e6).fill(65))
//@ new Array(...Array(1e6)) ;; new f(...Array(1e6)) ;; Reflect.construct(f, Array(1e7))
//@ Reflect.apply(f, null, { length: 2 ** 32 - 1 }) ;; [].push(...Array(1e6))
//@ [].concat.apply([], Array(1e6).fill([1])) ;; f.bind(null, ...Array(1e6))() ;; Array.of(...Array(1e6))
//@ console.log(...Array(1e6)) ;; hostFunction(...Array(1e6)) ;; f`${1}`.apply?.(null, Array(1e6))
//@ super_(...Array(1e6))
function f() { return arguments.length; } const super_ = (...a) => new (class extends Array { constructor() { super(...a); } })();
VARIANT;

//# 65 function of VARIANT parameters: OK ERR MEM TIME
//@ 100 ;; 65534 ;; 65535 ;; 65536
new Function(...Array.from({ length: VARIANT }, (_, i) => 'a' + i), 'return arguments.length')(...Array(VARIANT));

//# 65 bound with one more argument each time: MEM ERR STACK TIME
let f = Math.max; for (;;) f = f.bind(null, 1, 2, 3);

//# 67 plain recursion: STACK
function f(){f()}f()

//# 67 recursion that is caught: OK
var n=0;function f(){n++;f()} try{f()}catch(e){[e instanceof RangeError,e.name,n>100]}

//# 67 mutual recursion: STACK
function a(){b()} function b(){a()} a()

//# 67 getter: STACK
const o={get x(){return this.x}}; o.x

//# 67 proxy chain: STACK
let p={};for(let i=0;i<1e5;i++)p=new Proxy(p,{});p.x

//# 67 proxy recursion: STACK
const p=new Proxy({}, {get(t,k,r){return r[k]}}); p.x

//# 67 toString: STACK
String({toString(){return String(this)}})

//# 67 valueOf: STACK
+{valueOf(){return +this}}

//# 67 bound chain: STACK MEM
let f=()=>1;for(let i=0;i<1e5;i++)f=f.bind(null);f()

//# 67 Reflect.apply: STACK
function f(){return Reflect.apply(f,null,[])}f()

//# 67 async: STACK
async function f(){await f()} f()

//# 67 yield*: STACK
function* g(){yield* g()} [...g()]

//# 67 class chain: OK STACK
let C = class {}; for (let i = 0; i < 5e3; i++) C = class extends C {}; new C; 1

//# 67 iterator chain: STACK
let it=[1,2,3].values();for(let i=0;i<1e5;i++)it=it.map(x=>x);it.next().value

//# 67 constructor: STACK
function F(){new F}new F

//# 67 eval in eval: STACK
var s='eval(s)';eval(s)

//# 67 new Function in new Function: STACK
globalThis.f = () => { new Function('f()')(); }; f();

//# 67 symbol: STACK
function f(){return `${{[Symbol.toPrimitive]:f}}`}f()

//# 67 promises in a row: OK
let p=Promise.resolve();for(let i=0;i<2e4;i++)p=p.then(()=>{});p.then(()=>1)

//# 67 proto chain: OK
let o={};for(let i=0;i<5e4;i++)o=Object.create(o);o.x

//# 67 Array destructuring iter: STACK
function f(){const [a]={[Symbol.iterator]:f}}f()

//# 67 spread of a deep generator: STACK TIME
function* g(n) { yield n; yield* g(n + 1); } for (const x of g(0));

//# 67 async recursion: STACK
const f = async () => { await 0; return f2(); }; const f2 = () => f2(); f()

//# 67 Symbol.species: STACK
class A extends Array { static get [Symbol.species]() { return new A(1).map((x) => x).constructor; } } new A(1).map((x) => x)

//# 67 with: STACK
function w() { with (new Proxy({}, { has() { w(); } })) { x; } } w();

//# 67 default parameters: STACK
function f(a = f()) {} f();

//# 67 decorators of a tagged template: STACK
const t = (s) => t`${s}`; t``

//# 67 recursion through VARIANT: STACK
//@ f.call() ;; f.apply(null, []) ;; f.bind()() ;; new f() ;; [f].map((g) => g()) ;; [1].reduce(f, 1) ;; Array.from([1], f) ;; eval('f()')
//@ new Function('return f()').call(globalThis.f = f) ;; `${{ toString: f }}` ;; ({ get x() { return f(); } }).x ;; ({ set x(v) { f(); } }).x = 1
//@ (() => f())() ;; (function* () { f(); })().next() ;; new (class { constructor() { f(); } })() ;; new (class { x = f(); })() ;; 'a'.replace('a', f)
//@ 'a'.replaceAll('a', f) ;; [1, 2].sort(f) ;; new Map([[1, 1]]).forEach(f) ;; new Set([1]).forEach(f) ;; JSON.parse('1', f) ;; JSON.stringify(1, f)
//@ JSON.stringify({ toJSON: f }) ;; Reflect.construct(f, []) ;; Reflect.get({ get x() { return f(); } }, 'x') ;; Object.assign({}, { get x() { return f(); } })
//@ 1 in new Proxy({}, { has: f }) ;; new Proxy(f, {})() ;; new Proxy(f, { apply: f })() ;; Object.keys(new Proxy({}, { ownKeys: f })) ;; f() + f() ;; f(f()) ;; [f()] ;; [...f()]
//@ ({ ...f() }) ;; `${f()}` ;; f`x` ;; f?.() ;; typeof f() ;; f() instanceof Object ;; 1 instanceof { [Symbol.hasInstance]: f }
//@ new Uint8Array([1]).map(f) ;; Object.groupBy([1], f) ;; [1].flatMap(f) ;; [1].values().map(f).next() ;; new RegExp({ toString: f }) ;; isNaN({ valueOf: f }) ;; new Date({ valueOf: f }) ;; Symbol({ toString: f })
function f() { return VARIANT; }
f();

//# 67 recursion in statements of VARIANT: STACK
//@ try { f(); } catch (e) { throw e; } ;; try { f(); } finally { 1; } ;; switch (f()) {} ;; for (const x of [f()]); ;; with ({}) f(); ;; const [a] = f(); ;; class A extends f() {}
function f() { VARIANT }
f();

//# 67 caught, and VARIANT frames used again: OK(true)
//@ 1 ;; 100 ;; 3000
let deepest = 0; const f = (n) => { deepest = n; f(n + 1); };
for (let i = 0; i < VARIANT; i++) { try { f(0); } catch (e) { if (!(e instanceof RangeError)) throw e; } if (i > 20) break; }
const again = deepest; try { f(0); } catch {} deepest === again

//# 67 promises that call back VARIANT deep: OK(1) STACK MEM TIME
//@ 10 ;; 10000 ;; 100000
let p = Promise.resolve(1); for (let i = 0; i < VARIANT; i++) { const q = p; p = { then: (f) => q.then(f) }; } p

//# 67 chain of 1e5, each VARIANT: OK STACK MEM TIME ERR(TypeError)
//@ f.bind(null) ;; new Proxy(f, {}) ;; Object.setPrototypeOf(() => {}, f) ;; class extends f {} ;; ((g) => () => g())(f) ;; ((g) => () => `${g()}`)(f)
let f = function () {};
for (let i = 0; i < 1e5; i++) f = VARIANT;
f.missing; f();

//# 69 stringify deep: STACK
let a=[];for(let i=0;i<2e5;i++)a=[a];JSON.stringify(a)

//# 69 toString nested arrays: STACK
let a=[];for(let i=0;i<2e5;i++)a=[a];a+''

//# 69 flat: STACK
let a=[];for(let i=0;i<2e5;i++)a=[a];a.flat(Infinity)

//# 69 structuredClone: STACK ERR(ReferenceError) ERR(DataCloneError)
let a=[];for(let i=0;i<2e5;i++)a=[a];structuredClone(a)

//# 69 toPrimitive ==: STACK
const a={[Symbol.toPrimitive](){return a==1}};a==1

//# 69 toJSON: STACK
const o={toJSON(){return JSON.stringify(o)}};JSON.stringify(o)

//# 69 return deep: ERR(DataCloneError)
let a=[];for(let i=0;i<2e5;i++)a=[a];a

//# 69 throw deep cause: ERR(Error)
let e=new Error('x');for(let i=0;i<2e4;i++)e=new Error('y',{cause:e});throw e

//# 69 cyclic cause: ERR(Error)
const e=new Error('x');e.cause=e;throw e

//# 69 console of a deep value: OK
let a = []; for (let i = 0; i < 1e5; i++) a = [a]; console.log(a); 1

//# 69 deep value thrown: ERR() ERR(DataCloneError)
let a = []; for (let i = 0; i < 5000; i++) a = [a]; throw a

//# 69 deep value in a rejected promise: ERR() ERR(DataCloneError)
let a = []; for (let i = 0; i < 5000; i++) a = [a]; Promise.reject(a)

//# 69 VARIANT of a value that nests 1e5 deep: STACK OK ERR(DataCloneError) MEM TIME
//@ JSON.stringify(a) ;; a + '' ;; String(a) ;; a.flat(Infinity) ;; structuredClone(a) ;; a.toString() ;; a.join() ;; a == 1 ;; +a ;; [a].sort() ;; isNaN(a) ;; console.log('%s %o %j', a, a, a)
//@ console.dir(a, { depth: Infinity }) ;; console.table(a) ;; hostFunction(a) ;; JSON.stringify({ a }) ;; new Error('x', { cause: a }) ;; Symbol(a) ;; ({})[a] ;; Object.freeze(a) ;; JSON.parse(JSON.stringify(a)) ;; a
let a = []; for (let i = 0; i < 1e5; i++) a = [a];
VARIANT;

//# 69 JSON.stringify of what nests VARIANT deep: OK STACK
//@ 100 ;; 1000 ;; 2949 ;; 3333 ;; 4999 ;; 9999 ;; 100000
let a = {}; for (let i = 0; i < VARIANT; i++) a = i % 2 ? { a } : [a]; JSON.stringify(a).length;

//# 72 sort: STACK
function r(){[2,1].sort(r);return 0}r()

//# 72 replace: STACK
function r(){return 'a'.replace(/a/,r)}r()

//# 72 reviver: STACK
function r(){return JSON.parse('1',r)}r()

//# 72 forEach: STACK
function r(){[1].forEach(r)}r()

//# 72 comparator, replacer and getter in turn: STACK
const o = { get a() { return [2, 1].sort(() => 'x'.replace('x', () => o.a)); } }; o.a

//# 72 VARIANT whose callback does the same: STACK
//@ [2, 1].sort(f) ;; [2, 1].toSorted(f) ;; new Uint8Array([2, 1]).sort(f) ;; 'a'.replace(/a/g, f) ;; JSON.parse('[[1]]', f) ;; JSON.stringify([[1]], f) ;; Array.from([1], f) ;; [[1]].flatMap(f) ;; [1].find(f) ;; Object.groupBy([1], f)
function f() { return VARIANT; }
f();

//# 75 tail of finally: STACK
function f() { try { f(); } finally { 1; } } f();

//# 75 caught and tried again for ever in VARIANT: TIME
//@ for (;;) { try { f(); } catch {} } ;; for (;;) { try { f(); } finally { continue; } } ;; (function again() { try { f(); } catch { again(); } finally { again(); } })()
//@ (function again() { try { again(); } finally { again(); } })() ;; (async function again() { try { f(); } catch { await null; return again(); } })() ;; (function again() { Promise.resolve().then(f).catch(again); })()
//@ (function again() { try { again(); } catch { try { again(); } catch { again(); } } })() ;; for (;;) { try { [2, 1].sort(f); } catch {} } ;; for (;;) { try { JSON.parse('['.repeat(1e5)); } catch {} } ;; for (;;) { try { eval('('.repeat(1e5)); } catch {} }
function f() { f(); }
VARIANT;
