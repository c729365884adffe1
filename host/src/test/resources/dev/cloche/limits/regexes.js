// Regular expressions. Each case starts with its technique's number, its name and the endings that are right.

//# 45 nested quantifiers: TIME MEM
/^(a+)+$/.test('a'.repeat(40) + '!');

//# 45 ambiguous groups: TIME MEM
/(x+x+)+y/.test('x'.repeat(60));

//# 45 star of star: TIME MEM
/(.*)*=/.test('a'.repeat(60));

//# 45 alternatives that overlap: TIME MEM
/^(a|a)*b/.test('a'.repeat(60));

//# 45 backward reference: TIME MEM
/(.*)\1+$/.test('ab'.repeat(20000) + 'c');

//# 45 lookbehind over 1 MB: TIME MEM
/(?<=(a+)+)b/.test('a'.repeat(1 << 20) + 'c');

//# 45 quadratic scan: TIME MEM
/1+2/.test('1'.repeat(1 << 20));

//# 45 empty group, 2^31 times: TIME MEM
/(?:){2147483647}/.test('');

//# 45 many captures: ERR(SyntaxError) TIME MEM
new RegExp('(a)'.repeat(1e5)).test('a'.repeat(1e5));

//# 45 regular expression of the v flag: TIME ERR(SyntaxError) MEM
for (;;) new RegExp('[' + '\\p{L}\\p{N}--[a-z]'.repeat(10) + ']', 'v').test('\u00e9'.repeat(1000));

//# 45 case-insensitive backtracking over Unicode: TIME MEM
/^(\p{L}+)+$/iu.test('\u00e9'.repeat(40) + '!');

//# 45 lazy nothing: TIME OK MEM
/()*?a/.test('b'.repeat(1e6)); /^(()*?)*a/.test('b'.repeat(1e6)); /(?:()*?a|b)*c/.test('b'.repeat(1e5));

//# 45 exponential VARIANT: TIME OK MEM
//@ (a*)*b ;; (a+)*b ;; (a|aa)+b ;; (a?){40}a{40}b ;; (?:a|a|a)*b ;; (.*?,){11}b ;; (\\w+\\s?)*b ;; (?=(a+))*(a+)+b
//@ (?:(a+)|(a+))+b
new RegExp('^(?:VARIANT)$').test('a'.repeat(4e4) + '!');

//# 45 subject of 127 MB: MEM ERR TIME
/1+2/.test('1'.repeat(127 << 20))

//# 45 groups that nest VARIANT: ERR(SyntaxError) OK STACK MEM TIME
//@ 10 ;; 1000 ;; 100000
new RegExp('(?:'.repeat(VARIANT) + 'a' + ')*'.repeat(VARIANT)).test('a'.repeat(30) + 'b');

//# 45 quantifiers multiplied VARIANT: ERR(SyntaxError) OK MEM TIME
//@ 3 ;; 5 ;; 8
new RegExp('(?:'.repeat(VARIANT) + 'a' + '){1,1000}'.repeat(VARIANT) + '$').test('a'.repeat(1e4) + 'b');

//# 45 VARIANT alternatives: ERR OK MEM TIME
//@ 100000 ;; 1000000
new RegExp(Array.from({ length: VARIANT }, (_, i) => 'x' + i).join('|')).test('y'.repeat(1e5));

//# 45 class of VARIANT ranges: ERR OK MEM TIME
//@ 10000 ;; 1000000
new RegExp('[' + Array.from({ length: VARIANT }, (_, i) => String.fromCharCode(0x100 + 2 * (i % 30000))).join('') + ']+$', 'v').test('\u0100'.repeat(1e5) + 'a');

//# 45 v flag, classes in classes VARIANT: ERR OK MEM TIME STACK
//@ 100 ;; 10000
new RegExp('['.repeat(VARIANT) + 'a' + ']'.repeat(VARIANT), 'v').test('a');

//# 45 named groups VARIANT: ERR OK MEM TIME
//@ 1000 ;; 50000
new RegExp(Array.from({ length: VARIANT }, (_, i) => `(?<g${i}>a)`).join('?')).exec('a'.repeat(VARIANT));

//# 45 quadratic VARIANT: TIME MEM
//@ match(/a*?b/g) ;; split(/a*?b/) ;; replace(/a*?b/g, 'x') ;; search(/a+b/)
[...[].concat('a'.repeat(1e6).VARIANT)];

//# 45 lookbehind after lookahead: TIME MEM
/(?<=^(?=(a*)*b)(a*)*)c/.test('a'.repeat(1e5) + 'c');

//# 45 backward references that repeat: TIME OK MEM
/^(.+)+\1\1\1$/.test('ab'.repeat(5e4) + 'c');

//# 45 lastIndex that converts for ever: TIME MEM
const r = /a/g; r.lastIndex = { valueOf() { for (;;); } }; r.exec('a');

//# 45 exec that is replaced: TIME MEM
const r = /a/g; r.exec = () => { for (;;); }; 'a'.replace(r, '');
