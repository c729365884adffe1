// Texts that are hard to compile. Each case starts with its technique's number, its name and the endings that are right.

//# 51 long sum: TIME MEM
eval('1+'.repeat(5e6) + '1');

//# 51 many locals: TIME MEM
eval('(()=>{let ' + Array.from({ length: 60000 }, (_, i) => 'a' + i).join() + ';for(;;);})()');

//# 51 many cases: TIME MEM
eval('switch(0){' + Array.from({ length: 2e5 }, (_, i) => 'case ' + i + ':').join('') + 'for(;;);}');

//# 51 long name: TIME MEM
eval('var ' + 'a'.repeat(4e6) + '=1;for(;;);');

//# 51 many literals: TIME MEM
eval('[' + Array.from({ length: 2e5 }, (_, i) => '"s' + i + '"').join() + '];for(;;);');

//# 51 parse again and again: TIME MEM
const program = 'function f(a, b) { if (a > b) { return [a, b]; } else { return { a, b }; } }\n'.repeat(2000);
for (;;) new Function(program);

//# 51 label of blocks, new Function: TIME MEM
for (;;) new Function('a', 'return a'.repeat(1))(1);

//# 51 sum of VARIANT terms: TIME MEM ERR OK STACK
//@ 1e5 ;; 1e6 ;; 5e6
eval('1+'.repeat(VARIANT) + '1');

//# 51 VARIANT locals: TIME MEM ERR
//@ 300 ;; 65535 ;; 65536 ;; 200000
eval('(()=>{let ' + Array.from({ length: VARIANT }, (_, i) => 'a' + i).join() + ';for(;;);})()');

//# 51 VARIANT parameters: TIME MEM ERR
//@ 300 ;; 65535 ;; 65536
eval('((' + Array.from({ length: VARIANT }, (_, i) => 'a' + i).join() + ')=>{for(;;);})()');

//# 51 VARIANT cases: TIME MEM ERR
//@ 1000 ;; 1000000
eval('switch(0){' + Array.from({ length: VARIANT }, (_, i) => 'case ' + i + ':').join('') + 'for(;;);}');

//# 51 VARIANT nested templates: TIME MEM ERR STACK
//@ 1000 ;; 100000
eval('`${'.repeat(VARIANT) + '1' + '}`'.repeat(VARIANT));

//# 51 name of VARIANT characters: TIME MEM ERR
//@ 1e6 ;; 1e7
eval('var ' + 'a'.repeat(VARIANT) + '=1;for(;;);');

//# 51 many string literals VARIANT: TIME MEM ERR
//@ 1e5 ;; 1e6
eval('[' + Array.from({ length: VARIANT }, (_, i) => '"s' + i + '"').join() + '];for(;;);');

//# 51 many VARIANT in a text: TIME MEM ERR OK
//@ functions ;; classes ;; regexes ;; labels ;; lets ;; fields ;; comments ;; strings ;; numbers ;; objects ;; imports
const one = { functions: 'function fI(){}', classes: 'class cI{}', regexes: '/aI/;', labels: 'lI:;', lets: 'let vI=I;', fields: '(class{fI=1});', comments: '/*I*/', strings: '"I";', numbers: 'I;', objects: '({I:I});', imports: 'import("I");' }.VARIANT;
for (let n = 1000; ; n *= 2) eval(Array.from({ length: n }, (_, i) => one.replaceAll('I', i)).join('\n'));

//# 51 text of lines: TIME MEM
for (let n = 1; ; n *= 2) new Function('\n'.repeat(n));
