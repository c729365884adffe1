// Scripts that nest too deep for any stack. Each starts at a line with its name and the endings that are right.

//# plain recursion: RangeError
function f(){f()}f()

//# recursion that is caught: value
var n=0;function f(){n++;f()} try{f()}catch(e){[e instanceof RangeError,e.name,n>100]}

//# mutual recursion: RangeError
function a(){b()} function b(){a()} a()

//# getter: RangeError
const o={get x(){return this.x}}; o.x

//# proxy chain: RangeError
let p={};for(let i=0;i<1e5;i++)p=new Proxy(p,{});p.x

//# proxy recursion: RangeError
const p=new Proxy({}, {get(t,k,r){return r[k]}}); p.x

//# toString: RangeError
String({toString(){return String(this)}})

//# valueOf: RangeError
+{valueOf(){return +this}}

//# bound chain: RangeError MEMORY
let f=()=>1;for(let i=0;i<1e5;i++)f=f.bind(null);f()

//# Reflect.apply: RangeError
function f(){return Reflect.apply(f,null,[])}f()

//# async: RangeError
async function f(){await f()} f()

//# yield*: RangeError
function* g(){yield* g()} [...g()]

//# class chain: value RangeError
let C = class {}; for (let i = 0; i < 5e3; i++) C = class extends C {}; new C; 1

//# iterator chain: RangeError STACK
let it=[1,2,3].values();for(let i=0;i<1e5;i++)it=it.map(x=>x);it.next().value

//# constructor: RangeError
function F(){new F}new F

//# JSON.parse deep: RangeError
JSON.parse('['.repeat(2e5))

//# JSON.parse deep closed: RangeError
JSON.parse('['.repeat(1e5)+']'.repeat(1e5))

//# JSON.parse at edge: value
for(let n=1;n<12000;n+=97)try{JSON.parse('['.repeat(n))}catch(e){if(!(e instanceof SyntaxError||e instanceof RangeError))throw e}

//# stringify deep: RangeError
let a=[];for(let i=0;i<2e5;i++)a=[a];JSON.stringify(a)

//# toString nested arrays: RangeError
let a=[];for(let i=0;i<2e5;i++)a=[a];a+''

//# flat: RangeError
let a=[];for(let i=0;i<2e5;i++)a=[a];a.flat(Infinity)

//# structuredClone: RangeError ReferenceError DataCloneError
let a=[];for(let i=0;i<2e5;i++)a=[a];structuredClone(a)

//# toPrimitive ==: RangeError
const a={[Symbol.toPrimitive](){return a==1}};a==1

//# parens: RangeError
eval('('.repeat(1e5))

//# brackets: RangeError
eval('['.repeat(1e5))

//# nested literals: RangeError
eval('({a:'.repeat(1e5))

//# many negations: RangeError
eval('!'.repeat(5e4)+'1')

//# ternary: RangeError
eval('1?'.repeat(1e5)+'1')

//# template: RangeError SyntaxError
eval('`${'.repeat(1e5))

//# async arrows: RangeError SyntaxError
eval('async()=>'.repeat(1e5)+'1')

//# member chain: value RangeError ReferenceError SyntaxError
const a = {}; a.b = a; eval('a'+'.b'.repeat(3e4))

//# destructuring: RangeError SyntaxError
eval('var '+'['.repeat(1e5)+'a'+']'.repeat(1e5)+'=1')

//# blocks: RangeError
eval('{'.repeat(1e5)+'}'.repeat(1e5))

//# functions: RangeError SyntaxError
eval('function f(){'.repeat(1e4)+'}'.repeat(1e4))

//# if: RangeError
eval('if(1)'.repeat(1e5)+';')

//# long sum: value RangeError
eval('1+'.repeat(5e4)+'1')

//# power: RangeError
eval('1**'.repeat(1e5)+'1')

//# long list of commas: value RangeError
eval('1,'.repeat(3e4)+'1')

//# labels: RangeError SyntaxError
eval(Array.from({length:2e4},(_, i)=>'a'+i+':').join('')+';')

//# regex: SyntaxError
new RegExp('('.repeat(1e5)+')'.repeat(1e5))

//# regex lookahead: SyntaxError
new RegExp('(?='.repeat(1e5)+')'.repeat(1e5))

//# regex nested quant: SyntaxError
new RegExp('(?:'.repeat(1e4)+'a'+')*'.repeat(1e4)).test('a')

//# sort: RangeError
function r(){[2,1].sort(r);return 0}r()

//# replace: RangeError
function r(){return 'a'.replace(/a/,r)}r()

//# reviver: RangeError
function r(){return JSON.parse('1',r)}r()

//# forEach: RangeError
function r(){[1].forEach(r)}r()

//# linked list: value
let l=null;for(let i=0;i<1e5;i++)l={l};l=null;1

//# closure chain: value
let c=null;for(let i=0;i<1e5;i++){const p=c;c=()=>p}c=null;1

//# apply big: RangeError
Math.max.apply(null,new Array(1e7))

//# spread: RangeError
Math.max(...new Array(1e6).fill(1))

//# eval in eval: RangeError
var s='eval(s)';eval(s)

//# new Function in new Function: RangeError
globalThis.f = () => { new Function('f()')(); }; f();

//# toJSON: RangeError
const o={toJSON(){return JSON.stringify(o)}};JSON.stringify(o)

//# return deep: DataCloneError
let a=[];for(let i=0;i<2e5;i++)a=[a];a

//# throw deep cause: Error
let e=new Error('x');for(let i=0;i<2e4;i++)e=new Error('y',{cause:e});throw e

//# cyclic cause: Error
const e=new Error('x');e.cause=e;throw e

//# symbol: RangeError
function f(){return `${{[Symbol.toPrimitive]:f}}`}f()

//# promises in a row: value
let p=Promise.resolve();for(let i=0;i<2e4;i++)p=p.then(()=>{});p.then(()=>1)

//# proto chain: value
let o={};for(let i=0;i<5e4;i++)o=Object.create(o);o.x

//# Array destructuring iter: RangeError
function f(){const [a]={[Symbol.iterator]:f}}f()

//# comparator, replacer and getter in turn: RangeError
const o = { get a() { return [2, 1].sort(() => 'x'.replace('x', () => o.a)); } }; o.a
//# error path at the edge: value
const edge = (n) => (n === 0 ? JSON.parse('[[[[[[[[[[x') : edge(n - 1));
for (let n = 4000; n < 10000; n += 61) { try { edge(n); } catch (e) { if (!(e instanceof SyntaxError || e instanceof RangeError)) throw e; } }
//# native calls at the edge: value
const at = (n, f) => (n === 0 ? f() : at(n - 1, f));
for (const f of [() => /(a+)+b/.test('aaa'), () => [3, 1, 2].sort(), () => `${{}}`, () => JSON.stringify({ a: [1] }), () => new Map([[1, 2]]), () => 'a'.replace('a', 'b'), () => new Date(0).toISOString(), () => 10n ** 20n, () => eval('1'), () => new Error('x').stack, () => structuredCloneLike({ a: 1 })]) {
  for (let n = 8000; n < 10000; n += 97) { try { at(n, f); } catch (e) { if (!(e instanceof Error)) throw e; } }
}
//# map that is freed: value
let m = null; for (let i = 0; i < 5e4; i++) m = new Map([[m, 1]]); m = null; 1
//# array that is freed: value
let a = null; for (let i = 0; i < 1e5; i++) a = [a]; a = null; 1
//# console of a deep value: value
let a = []; for (let i = 0; i < 1e5; i++) a = [a]; console.log(a); 1
//# spread of a deep generator: RangeError
function* g(n) { yield n; yield* g(n + 1); } for (const x of g(0));
//# async recursion: RangeError
const f = async () => { await 0; return f2(); }; const f2 = () => f2(); f()
//# Symbol.species: RangeError
class A extends Array { static get [Symbol.species]() { return new A(1).map((x) => x).constructor; } } new A(1).map((x) => x)
//# with: RangeError
function w() { with (new Proxy({}, { has() { w(); } })) { x; } } w();
//# tail of finally: RangeError
function f() { try { f(); } finally { 1; } } f();
//# default parameters: RangeError
function f(a = f()) {} f();
//# decorators of a tagged template: RangeError
const t = (s) => t`${s}`; t``
//# deep value thrown: thrown DataCloneError
let a = []; for (let i = 0; i < 5000; i++) a = [a]; throw a
//# deep value in a rejected promise: thrown DataCloneError
let a = []; for (let i = 0; i < 5000; i++) a = [a]; Promise.reject(a)
