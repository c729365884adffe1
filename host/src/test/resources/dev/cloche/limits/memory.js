// Scripts that want more memory than 3 MiB. Each starts at a line with its name and the endings that are right.

//# objects in an array: MEMORY
let a=[];for(;;)a.push({})

//# entries of a Map: MEMORY
let m=new Map;for(let i=0;;i++)m.set(i,{})

//# values of a Set: MEMORY
let m=new Set;for(let i=0;;i++)m.add('k'+i)

//# names of properties: MEMORY
let o={};for(let i=0;;i++)o['k'+i]=i

//# closures: MEMORY
let a=[];for(let i=0;;i++)a.push(()=>i)

//# symbols: MEMORY
let a=[];for(let i=0;;i++)a.push(Symbol('s'+i))

//# long strings: MEMORY
let a=[];for(let i=0;;i++)a.push('x'.repeat(1000)+i)

//# an array of 1e9 elements: MEMORY
Array(1e9).fill(0)

//# characters of a long string: MEMORY
[...'.'.repeat(1e7)]

//# a string that doubles: InternalError
let s='x';for(;;)s+=s

//# one long string: MEMORY
'x'.repeat(2**29)

//# a join of long texts: MEMORY
Array(1e5).join('x'.repeat(1e4))

//# buffers: MEMORY
let a=[];for(;;)a.push(new ArrayBuffer(1<<16))

//# one buffer of 4 GiB: RangeError
new ArrayBuffer(2**32)

//# a buffer that may become 2 GiB: RangeError
const b=new ArrayBuffer(8,{maxByteLength:2**31});b.byteLength

//# error caught and gone on: value
let a = [], n = 0; for (;;) { try { a.push(new Array(1e4).fill(1)); } catch (e) { n++; if (n > 5) break; a.length = 0; } } n

//# error caught while everything is held: value
const a = []; let c = 0; for (;;) { try { for (;;) a.push({}); } catch (e) { if (++c > 200) break; } } a.length = 0; c

//# exhausted again in finally: MEMORY
let a=[];try{for(;;)a.push([])}finally{for(;;)a.push([])}

//# blocks of mixed sizes that come and go: value
const a = []; let r = 1; for (let i = 0; i < 1e4; i++) { r = (r * 1103515245 + 12345) % 2147483648; a[r % 100] = new Uint8Array(r % 5000); } 1

//# cycles that are dropped: value
for (let i = 0; i < 3e4; i++) { const x = {}; x.x = x; } 1

//# promises: MEMORY
let a=[];for(;;)a.push(new Promise(()=>{}))

//# generators: MEMORY
function*g(){yield 1}let a=[];for(;;){const x=g();x.next();a.push(x)}

//# async functions that wait: MEMORY
let a=[];for(;;)a.push((async()=>{await new Promise(()=>{})})())

//# BigInt: MEMORY RangeError
let a=[];for(let i=0n;;i++)a.push(1n<<100000n)

//# regexes: MEMORY
let a=[];for(let i=0;;i++)a.push(new RegExp('a{'+(i%100)+'}'))

//# WeakMap: MEMORY
let k=[];const w=new WeakMap;for(;;){const o={};k.push(o);w.set(o,{})}

//# many arguments: RangeError MEMORY
String.fromCharCode(...new Array(3e5).fill(65)).length

//# list of many strings as result: MEMORY
const a = []; for (let i = 0; i < 9e5; i++) a.push('abcdefghijklm' + i); a

//# result that has no room to be encoded: MEMORY
'x'.repeat(3 << 20)

//# buffers held by frames: MEMORY
function f(a){return f(new Uint8Array(1e5))}f()

//# functions: MEMORY
let a=[];for(let i=0;;i++)a.push(new Function('return '+i))

//# a template that doubles: MEMORY
let s='x'.repeat(1000);for(;;)s=`${s}${s}`

//# elements of a sparse array: MEMORY
const a = []; for (let i = 0; ; i += 1000) a[i] = i;
//# resize up and down: value
const b = new ArrayBuffer(8, { maxByteLength: 2 ** 21 }); for (let i = 0; i < 50; i++) { b.resize(2 ** 21 - 8); b.resize(8); } b.byteLength
//# job queue: MEMORY
function f() { for (;;) Promise.resolve().then(() => {}); } f();
//# weak references: MEMORY
const a = []; for (;;) a.push(new WeakRef({}));
//# finalization registry: MEMORY
const r = new FinalizationRegistry(() => {}), a = []; for (;;) { const o = {}; a.push(o); r.register(o, 1); }
//# proxies: MEMORY
const a = []; for (;;) a.push(new Proxy({}, {}));
//# errors with stacks: MEMORY
const a = []; for (;;) a.push(new Error('x'));
//# string of pieces: MEMORY
let s = ''; for (;;) s += 'abcdefghij'.repeat(100) + s.length;
//# thrown error that is long: MEMORY
throw new Error('x'.repeat(3 << 20));
//# JSON text: MEMORY
JSON.stringify(Array(1e5).fill('x'.repeat(100)));
//# JSON tree: MEMORY
JSON.parse('[' + '[],'.repeat(3e5) + '1]');
//# parse tree: MEMORY
eval('[' + '{a:1},'.repeat(2e5) + ']');
//# regular expression's states: MEMORY
/(?:a|b)*c/.test('ab'.repeat(5e5));
//# bigint power: MEMORY RangeError
const a = []; for (;;) a.push(3n ** 20000n);
