// Scripts that want more memory than there is. Each case starts with its technique's number, its name and the endings that are right.

//# 56 objects in an array: MEM
let a=[];for(;;)a.push({})

//# 56 entries of a Map: MEM
let m=new Map;for(let i=0;;i++)m.set(i,{})

//# 56 values of a Set: MEM
let m=new Set;for(let i=0;;i++)m.add('k'+i)

//# 56 names of properties: MEM
let o={};for(let i=0;;i++)o['k'+i]=i

//# 56 closures: MEM
let a=[];for(let i=0;;i++)a.push(()=>i)

//# 56 symbols: MEM
let a=[];for(let i=0;;i++)a.push(Symbol('s'+i))

//# 56 BigInt: MEM ERR(RangeError)
let a=[];for(let i=0n;;i++)a.push(1n<<100000n)

//# 56 regexes: MEM
let a=[];for(let i=0;;i++)a.push(new RegExp('a{'+(i%100)+'}'))

//# 56 functions: MEM
let a=[];for(let i=0;;i++)a.push(new Function('return '+i))

//# 56 elements of a sparse array: MEM
const a = []; for (let i = 0; ; i += 1000) a[i] = i;

//# 56 proxies: MEM
const a = []; for (;;) a.push(new Proxy({}, {}));

//# 56 errors with stacks: MEM
const a = []; for (;;) a.push(new Error('x'));

//# 56 JSON tree: MEM
JSON.parse('[' + '[],'.repeat(3e6) + '1]');

//# 56 regular expression's states: MEM
/(?:a|b)*c/.test('ab'.repeat(5e6));

//# 56 bigint power: MEM ERR(RangeError)
const a = []; for (;;) a.push(3n ** 20000n);

//# 56 growing VARIANT: MEM TIME
//@ a.push({}) ;; a.push([]) ;; a.push(() => i) ;; a.push(Symbol('s' + i)) ;; a.push('s' + i) ;; a.push(i + 0.5)
//@ a.push(new Date()) ;; a.push(/x/) ;; a.push(new Map()) ;; a.push(new Set()) ;; a.push(new Error('x'))
//@ a.push(function () {}) ;; a.push(class {}) ;; a.push(Object.create(null)) ;; a.push(new Proxy({}, {}))
//@ a.push(BigInt(i) ** 50n) ;; a.push((function* () {})()) ;; a.push(new Uint8Array(1)) ;; a.push(new ArrayBuffer(10))
//@ a.push(new DataView(new ArrayBuffer(1))) ;; a.push(`${i}${i}`) ;; a.push([i].values()) ;; a.push(Object(i))
//@ a.push((() => {}).bind(1)) ;; a.push(new WeakMap()) ;; a.unshift({}) ;; a.splice(0, 0, {}) ;; a[i * 2] = {}
//@ a['k' + i] = {} ;; a.push([...a.slice(-9)])
const a = []; for (let i = 0; ; i++) { VARIANT; }

//# 56 growing VARIANT: MEM TIME
//@ m.set(i, {}) ;; m.set({}, i) ;; m.set('k' + i, i) ;; m.set(i + 0.5, m) ;; s.add(i) ;; s.add({}) ;; s.add('k' + i)
//@ s.add(Symbol()) ;; o['k' + i] = i ;; o[i] = {} ;; o[Symbol(i)] = i ;; o[-i] = o
//@ Object.defineProperty(o, 'k' + i, {}) ;; globalThis['g' + i] = i ;; Symbol.for('s' + i) ;; o = Object.create(o)
//@ o = { o } ;; o = [o] ;; o = () => o
const m = new Map(), s = new Set(); let o = {}; for (let i = 0; ; i++) { VARIANT; }

//# 57 an array of 1e9 elements: MEM
Array(1e9).fill(0)

//# 57 characters of a long string: MEM
[...'.'.repeat(1e7)]

//# 57 VARIANT: MEM ERR(RangeError) TIME
//@ Array(1e9).fill(0) ;; new Array(1024 * 1024 * 60).fill() ;; [...'.'.repeat(1e9)] ;; [...'.'.repeat(2e7)]
//@ Array.from(new Uint8Array(1e8)) ;; [...new Uint8Array(1e7)] ;; Array.from({ length: 1e8 })
//@ Array(1e8).fill().map(() => ({})) ;; new Array(2 ** 32 - 1).fill(1) ;; Array.apply(null, Array(1e7))
//@ [].concat(...Array(1e6).fill([1, 2])) ;; 'x'.repeat(1e7).split('') ;; Object.assign([], 'x'.repeat(1e7))
//@ Array(1e7).join().split(',') ;; new Float64Array(1e9) ;; new Float64Array(1e7) ;; new Uint8Array(-1) ;; Array(-1)
//@ Array(1e8).toSorted() ;; Object.keys('x'.repeat(1e7))
VARIANT;

//# 58 long strings: MEM
let a=[];for(let i=0;;i++)a.push('x'.repeat(1000)+i)

//# 58 a string that doubles: ERR(InternalError)
let s='x';for(;;)s+=s

//# 58 one long string: MEM
'x'.repeat(2**29)

//# 58 a join of long texts: MEM
Array(1e6).join('x'.repeat(1e4))

//# 58 a template that doubles: MEM
let s='x'.repeat(1000);for(;;)s=`${s}${s}`

//# 58 string of pieces: MEM
let s = ''; for (;;) s += 'abcdefghij'.repeat(100) + s.length;

//# 58 JSON text: MEM
JSON.stringify(Array(1e6).fill('x'.repeat(100)));

//# 58 VARIANT: MEM ERR TIME
//@ for (;;) s += s ;; for (;;) s = `${s}${s}` ;; for (;;) s = s.concat(s, s) ;; for (;;) s = [s, s].join(s)
//@ for (;;) s = s.replaceAll('x', 'xx') ;; for (;;) s = s.padEnd(s.length * 2) ;; for (;;) s = s.repeat(2)
//@ for (;;) s = JSON.stringify(s + s) ;; for (;;) s = encodeURIComponent(s + s + '%') ;; 'x'.repeat(2 ** 30)
//@ 'x'.repeat(2 ** 29 - 24).split('') ;; 'x'.repeat(2 ** 53) ;; 'x'.repeat(Infinity)
//@ Array(1e6).join('x'.repeat(1e6)) ;; Array(1e6).fill('x'.repeat(1e3)).join('')
//@ String.raw({ raw: Array(1e6).fill('x'.repeat(1e3)) }) ;; 'x'.padEnd(2 ** 29) ;; 'x'.padStart(1e9, 'yz')
//@ new Array(1e8) + '' ;; String(Array(1e8)) ;; Symbol('x'.repeat(2 ** 28)).toString() ;; Object('x'.repeat(1e9))
let s = 'x'; VARIANT;

//# 59 buffers: MEM
let a=[];for(;;)a.push(new ArrayBuffer(1<<16))

//# 59 one buffer of 4 GiB: ERR(RangeError)
new ArrayBuffer(2**32)

//# 59 a buffer that may become 2 GiB: ERR(RangeError)
const b=new ArrayBuffer(8,{maxByteLength:2**31});b.byteLength

//# 59 buffers held by frames: MEM
function f(a){return f(new Uint8Array(1e5))}f()

//# 59 resize up and down: OK
const b = new ArrayBuffer(8, { maxByteLength: 2 ** 23 }); for (let i = 0; i < 50; i++) { b.resize(2 ** 23 - 8); b.resize(8); } b.byteLength

//# 59 VARIANT held: MEM TIME ERR
//@ new ArrayBuffer(1 << 20) ;; new Uint8Array(1 << 20) ;; new Float64Array(1 << 17)
//@ new ArrayBuffer(8, { maxByteLength: 1 << 20 }).resize(1 << 20) ;; new Uint8Array(1 << 20).slice()
//@ new ArrayBuffer(1 << 20).transfer() ;; structuredClone(new Uint8Array(1 << 20))
//@ new DataView(new ArrayBuffer(1 << 20)) ;; Buffer.alloc(1 << 20)
//@ Uint8Array.from({ length: 1 << 18 }) ;; new TextEncoder().encode('x'.repeat(1 << 20))
const a = []; for (;;) a.push(VARIANT);

//# 59 size VARIANT: MEM ERR(RangeError) OK
//@ 2 ** 32 ;; 2 ** 31 ;; 2 ** 31 - 1 ;; 2 ** 53 ;; 2 ** 53 - 1 ;; -1 ;; NaN ;; Infinity ;; 1e9 ;; 33 << 20
new ArrayBuffer(VARIANT).byteLength;

//# 59 maxByteLength VARIANT: MEM ERR(RangeError) OK
//@ 2 ** 31 ;; 2 ** 32 ;; 2 ** 53 - 1 ;; 1 << 30 ;; 64 << 20
const b = new ArrayBuffer(8, { maxByteLength: VARIANT }); b.resize(Math.min(VARIANT, 2 ** 30)); b.byteLength;

//# 59 views of a buffer that shrinks: TIME OK ERR
const b = new ArrayBuffer(1 << 20, { maxByteLength: 1 << 21 }), v = [new Uint8Array(b), new Float64Array(b, 8), new DataView(b, 4)];
for (let i = 0; i < 1e4; i++) { b.resize(i % 2 ? 1 << 21 : 0); v[0][i] = 1; try { v[1].fill(1); v[2].setInt32(0, 1); } catch {} }
