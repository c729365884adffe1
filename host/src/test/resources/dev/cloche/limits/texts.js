// Large numbers and long texts. Each case starts with its technique's number, its name and the endings that are right.

//# 47 BigInt to text: TIME OK ERR(RangeError) MEM
(3n ** 500000n).toString();

//# 47 BigInt from text: TIME ERR(RangeError) MEM
BigInt('9'.repeat(1e6));

//# 47 BigInt power: ERR(RangeError)
2n ** (2n ** 30n);

//# 47 BigInt shift: ERR(RangeError)
let y = 1n;
for (;;) y = (y << 1000000n) % ((1n << 1000001n) - 1n) + 1n;

//# 47 text of a large power VARIANT: TIME MEM ERR(RangeError) OK
//@ 3n ** 1000000n ;; 3n ** 10000000n ;; 7n ** 2000000n
(VARIANT).toString();

//# 47 text of a large power in base VARIANT: TIME MEM ERR(RangeError) OK
//@ 2 ;; 3 ;; 16 ;; 36
(3n ** 600000n).toString(VARIANT);

//# 47 BigInt of VARIANT digits: TIME MEM ERR OK
//@ 100000 ;; 1000000 ;; 10000000
BigInt('9'.repeat(VARIANT));

//# 47 shift by VARIANT: TIME MEM ERR(RangeError) OK
//@ 1000000n ;; 10000000n ;; 2n ** 31n ;; 2n ** 40n ;; 2n ** 64n
1n << VARIANT; (3n << 10000n) << (VARIANT); 0;

//# 47 BigInt.asUintN of many bits VARIANT: TIME MEM ERR OK
//@ 2 ** 31 ;; 2 ** 53 - 1 ;; 1e7
BigInt.asUintN(VARIANT, -(3n ** 100000n)); BigInt.asIntN(VARIANT, 3n ** 100000n); 0;

//# 47 VARIANT for ever: TIME MEM ERR(RangeError)
//@ a * a ;; a / b ;; a % b ;; a ** 2n ;; a & b ;; a | b ;; -a ;; ~a ;; a + b ;; a - b ;; a >> 1n ;; a == b ;; a < b
//@ Number(a) ;; parseFloat(a) ;; `${b}`.length
const a = (1n << 900000n) - 1n, b = (1n << 400000n) + 1n;
for (;;) VARIANT;

//# 47 digits of a literal: TIME MEM ERR OK
eval('9'.repeat(1e6) + 'n');

//# 47 BigInt64Array of large numbers: TIME MEM
const a = new BigInt64Array(1 << 16); const big = 3n ** 1000n;
for (;;) a.fill(big);

//# 48 replace that grows: TIME OK MEM
'ab'.repeat(1e6).replace(/a/g, 'bbbbbbbb').length;

//# 48 replaceAll of nothing: TIME MEM
for (;;) 'a'.repeat(1e5).replaceAll('', 'x');

//# 48 split to characters: TIME MEM
for (;;) 'ab'.repeat(1e5).split('');

//# 48 concat of texts: TIME MEM
let text = 'x'.repeat(1 << 20);
for (;;) [text + text].join('').slice(1);

//# 48 encodeURIComponent: TIME MEM
for (;;) decodeURIComponent(encodeURIComponent('\u00e9'.repeat(1e5)));

//# 48 text of 200 MB: VARIANT: TIME MEM ERR
//@ replace(/a/g, 'bbbbbbbb') ;; replaceAll('a', 'bbbbbbbb') ;; split('') ;; split('b').join('cc')
//@ replace(/(a)(b)/g, '$2$1$2$1') ;; replaceAll('', 'x') ;; padEnd(2 ** 30) ;; repeat(100) ;; concat('ab'.repeat(1e8))
'ab'.repeat(1e8).VARIANT;

//# 48 expanding VARIANT: TIME MEM ERR(InternalError)
//@ normalize('NFKD') ;; normalize('NFC') ;; toUpperCase() ;; toLowerCase() ;; toLocaleUpperCase() ;; toWellFormed()
//@ trim() ;; at(-1) ;; codePointAt(1) ;; localeCompare('\ufdfa') ;; isWellFormed() ;; split('').reverse().join('')
//@ slice(1) ;; substring(1).length ;; lastIndexOf('zz') ;; includes('zz') ;; startsWith('zz') ;; padStart(2e6)
const text = '\ufdfa'.repeat(5e5);
for (;;) text.VARIANT;

//# 48 quadratic VARIANT: TIME OK MEM
//@ 'a'.repeat(1e6).indexOf('a'.repeat(5e5) + 'b') ;; 'a'.repeat(1e6).lastIndexOf('b' + 'a'.repeat(5e5))
//@ 'a'.repeat(1e6).includes('a'.repeat(5e5) + 'b') ;; 'a'.repeat(1e6).split('a'.repeat(5e5) + 'b')
//@ 'a'.repeat(1e6).replaceAll('a'.repeat(5e5) + 'b', '')
for (let i = 0; i < 50; i++) VARIANT;

//# 48 rope flattened VARIANT: TIME MEM ERR OK
//@ s.length ;; s.charCodeAt(1) ;; s === s + '' ;; s.indexOf('y') ;; /y/.test(s) ;; JSON.stringify(s) ;; s.toUpperCase()
//@ ({})[s] ;; encodeURIComponent(s) ;; s.normalize() ;; parseInt(s) ;; s.split('x')
let s = ''; for (let i = 0; i < 1e6; i++) s = 'x' + s;
VARIANT;

//# 48 VARIANT of a long text: TIME MEM ERR
//@ encodeURI ;; encodeURIComponent ;; escape ;; decodeURIComponent ;; unescape ;; btoa ;; atob ;; parseFloat ;; Number
//@ JSON.stringify ;; Symbol.for ;; new Function
const text = 'a1'.repeat(1e6);
for (let i = 0; ; i++) VARIANT(text + (i % 10));
