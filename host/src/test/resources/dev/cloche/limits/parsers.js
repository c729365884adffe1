// Texts that nest too deep for any parser. Each case starts with its technique's number, its name and the endings that are right.

//# 68 JSON.parse deep: STACK
JSON.parse('['.repeat(2e5))

//# 68 JSON.parse deep closed: STACK
JSON.parse('['.repeat(1e5)+']'.repeat(1e5))

//# 68 JSON.parse at edge: OK
for(let n=1;n<12000;n+=97)try{JSON.parse('['.repeat(n))}catch(e){if(!(e instanceof SyntaxError||e instanceof RangeError))throw e}

//# 68 error path at the edge: OK
const edge = (n) => (n === 0 ? JSON.parse('[[[[[[[[[[x') : edge(n - 1));
for (let n = 4000; n < 10000; n += 61) { try { edge(n); } catch (e) { if (!(e instanceof SyntaxError || e instanceof RangeError)) throw e; } }

//# 68 native calls at the edge: OK
const at = (n, f) => (n === 0 ? f() : at(n - 1, f));
for (const f of [() => /(a+)+b/.test('aaa'), () => [3, 1, 2].sort(), () => `${{}}`, () => JSON.stringify({ a: [1] }), () => new Map([[1, 2]]), () => 'a'.replace('a', 'b'), () => new Date(0).toISOString(), () => 10n ** 20n, () => eval('1'), () => new Error('x').stack, () => structuredCloneLike({ a: 1 })]) {
  for (let n = 8000; n < 10000; n += 97) { try { at(n, f); } catch (e) { if (!(e instanceof Error)) throw e; } }
}

//# 68 JSON.parse of VARIANT open brackets: STACK ERR(SyntaxError)
//@ 10 ;; 1000 ;; 2948 ;; 2949 ;; 2950 ;; 4999 ;; 9998 ;; 9999 ;; 10000 ;; 1000000
JSON.parse('['.repeat(VARIANT));

//# 68 JSON.parse of what nests VARIANT deep: OK STACK
//@ 10 ;; 1000 ;; 2949 ;; 4998 ;; 9999 ;; 1000000
JSON.parse('{"a":['.repeat(VARIANT) + ']}'.repeat(VARIANT)); 1

//# 68 JSON.parse of 2949 levels, called VARIANT deep: OK STACK ERR(SyntaxError)
//@ 10 ;; 2000 ;; 4000 ;; 6000 ;; 7000
const at = (n) => (n === 0 ? JSON.parse('['.repeat(2949)) : at(n - 1)); at(VARIANT);

//# 70 parens: STACK
eval('('.repeat(1e5))

//# 70 brackets: STACK
eval('['.repeat(1e5))

//# 70 nested literals: STACK
eval('({a:'.repeat(1e5))

//# 70 many negations: STACK
eval('!'.repeat(5e4)+'1')

//# 70 ternary: STACK
eval('1?'.repeat(1e5)+'1')

//# 70 template: STACK ERR(SyntaxError)
eval('`${'.repeat(1e5))

//# 70 async arrows: STACK ERR(SyntaxError)
eval('async()=>'.repeat(1e5)+'1')

//# 70 member chain: OK STACK ERR(ReferenceError) ERR(SyntaxError)
const a = {}; a.b = a; eval('a'+'.b'.repeat(3e4))

//# 70 destructuring: STACK ERR(SyntaxError)
eval('var '+'['.repeat(1e5)+'a'+']'.repeat(1e5)+'=1')

//# 70 blocks: STACK
eval('{'.repeat(1e5)+'}'.repeat(1e5))

//# 70 functions: STACK ERR(SyntaxError)
eval('function f(){'.repeat(1e4)+'}'.repeat(1e4))

//# 70 if: STACK
eval('if(1)'.repeat(1e5)+';')

//# 70 long sum: OK STACK
eval('1+'.repeat(5e4)+'1')

//# 70 power: STACK
eval('1**'.repeat(1e5)+'1')

//# 70 long list of commas: OK STACK
eval('1,'.repeat(3e4)+'1')

//# 70 labels: STACK ERR(SyntaxError)
eval(Array.from({length:2e4},(_, i)=>'a'+i+':').join('')+';')

//# 70 nested VARIANT: STACK ERR(SyntaxError) OK MEM TIME
//@ ( ;; [ ;; {a: ;; ({a: ;; ! ;; - ;; typeof ;; void ;; ~ ;; +- ;; new ;; await ;; yield ;; a? ;; a?b: ;; `${ ;; ()=> ;; async()=> ;; a=> ;; function(){ ;; {( ;; a[ ;; a( ;; a. ;; a?. ;; a= ;; a&&( ;; a**
//@ a?? ;; a||a&& ;; a,( ;; [...  ;; {...{ ;; var [ ;; var {a: ;; for(;;) ;; while(a) ;; if(a) ;; if(a){}else ;; do ;; try{ ;; label: ;; switch(a){case ;; class{[ ;; class extends ;; class{static{ ;; `a`` ;; import( ;; super. ;; /( ;; <!-- ;; /* ;; with(a) ;; async function*a(){ ;; (a= ;; ([a=
for (const n of [10, 1000, 10000, 100000]) {
  try { eval('VARIANT '.repeat(n)); } catch (e) { if (!(e instanceof SyntaxError || e instanceof RangeError)) throw e; }
}
new Function('VARIANT '.repeat(1e5));
0;

//# 70 VARIANT, closed: OK STACK ERR(SyntaxError) ERR(ReferenceError) ERR(TypeError) MEM TIME
//@ '('.repeat(n) + '1' + ')'.repeat(n) ;; '['.repeat(n) + ']'.repeat(n) ;; '({a:'.repeat(n) + '1' + '})'.repeat(n) ;; '`${'.repeat(n) + '1' + '}`'.repeat(n) ;; '()=>'.repeat(n) + '1'
//@ '(function(){return '.repeat(n) + '1' + '})'.repeat(n) ;; '{'.repeat(n) + '}'.repeat(n) ;; 'try{'.repeat(n) + '}finally{}'.repeat(n) ;; 'if(1)'.repeat(n) + ';' ;; 'a' + '.b'.repeat(n) ;; 'a' + '[0]'.repeat(n) ;; 'a' + '?.b'.repeat(n)
//@ 'var ' + '['.repeat(n) + 'x' + ']'.repeat(n) + '=[]' ;; 'var ' + '{a:'.repeat(n) + 'x' + '}'.repeat(n) + '={}' ;; '1' + '+1'.repeat(n) ;; '1' + '**1'.repeat(n) ;; '1?'.repeat(n) + '1' + ':1'.repeat(n) ;; 'x=>'.repeat(n) + '1' ;; 'f' + '()'.repeat(n) ;; '(class extends '.repeat(n) + 'Object' + '{})'.repeat(n)
const a = undefined, f = () => f;
for (const n of [10, 1000, 3000, 10000]) { try { eval(VARIANT); } catch (e) { if (!(e instanceof Error)) throw e; } }
((n) => eval(VARIANT))(50000); 1

//# 71 regex: ERR(SyntaxError)
new RegExp('('.repeat(1e5)+')'.repeat(1e5))

//# 71 regex lookahead: ERR(SyntaxError)
new RegExp('(?='.repeat(1e5)+')'.repeat(1e5))

//# 71 regex nested quant: ERR(SyntaxError)
new RegExp('(?:'.repeat(1e4)+'a'+')*'.repeat(1e4)).test('a')

//# 71 VARIANT: ERR(SyntaxError) OK STACK MEM TIME
//@ '('.repeat(n) + ')'.repeat(n) ;; '(?:'.repeat(n) + ')'.repeat(n) ;; '(?='.repeat(n) + ')'.repeat(n) ;; '(?!'.repeat(n) + ')'.repeat(n) ;; '(?<='.repeat(n) + ')'.repeat(n) ;; '(?<!'.repeat(n) + ')'.repeat(n)
//@ '(?:a'.repeat(n) + ')*'.repeat(n) ;; '(a|'.repeat(n) + 'b' + ')'.repeat(n) ;; '(?:'.repeat(n) + 'a' + ')?'.repeat(n) ;; '(a'.repeat(n) + ')\\1'.repeat(n) ;; '('.repeat(n) ;; 'a|'.repeat(n) ;; '(?i:'.repeat(n) + 'a' + ')'.repeat(n) ;; '(?:'.repeat(n) + 'a' + '){2}'.repeat(n)
for (const n of [10, 200, 255, 256, 5000]) { try { new RegExp(VARIANT).exec('a'.repeat(20)); } catch (e) { if (!(e instanceof SyntaxError || e instanceof RangeError || e.message === 'out of memory')) throw e; } }
const n = 100000; new RegExp(VARIANT, 'u').test('a');
