Where the language leaves room: locales, stacks, messages.

//# there is no Intl
//@ differs Intl is a standard of its own, which QuickJS does not have.
//> "undefined"
//node> "object"
typeof Intl;

//# numbers and dates for people
//@ differs Without Intl toLocaleString has one form, that of QuickJS.
//> "1234567.891" "12345" "1234.5,1" "01/01/1970"
//> undefined
//node> "1,234,567.891" "12,345" "1,234.5,1" "1/1/1970"
//node> undefined
print(
  (1234567.891).toLocaleString(), (12345n).toLocaleString(), [1234.5, 1].toLocaleString(),
  new Date(0).toLocaleDateString()
);

//# localeCompare
//@ differs Without Intl strings are compared by code unit after normalisation.
//> ["A", "C", "a", "b", "e", "z", "\u00e4", "\u00e9"] 1 1
//> undefined
//node> ["a", "A", "\u00e4", "b", "C", "e", "\u00e9", "z"] -1 1
//node> undefined
print(
  ['b', 'a', 'C', 'ä', 'A', 'z', 'é', 'e'].sort((x, y) => x.localeCompare(y)), 'a'.localeCompare('B'),
  'résumé'.localeCompare('resume')
);

//# localeCompare of what is equal or simply ordered
print(
  'a'.localeCompare('b') < 0, 'b'.localeCompare('a') > 0, 'a'.localeCompare('a'),
  '\u0065\u0301'.localeCompare('\u00e9'), ''.localeCompare('x') < 0, 'undefined'.localeCompare(),
  'I'.toLocaleLowerCase(), 'ß'.toLocaleUpperCase()
);

//# the form of a stack
//@ differs A stack's text is the engine's own.
//> false true true
//> undefined
//node> true true true
//node> undefined
function inner() { return new Error('message'); } const s = inner().stack;
print(/^Error: message\n/.test(s), /^ {4}at inner/m.test(s), s.split('\n').length > 1);

//# messages of the engine
//@ differs The text of an engine's own error is free.
//> "cannot read property 'x' of null" "nowhere is not defined" "not a function"
//> undefined
//node> "Cannot read properties of null (reading 'x')" "nowhere is not defined" "(void 0) is not a function"
//node> undefined
const m = (f) => { try { f(); } catch (e) { return e.message; } };
print(m(() => null.x), m(() => nowhere), m(() => (void 0)()));

//# Error.captureStackTrace and its limit
print(typeof Error.captureStackTrace, typeof Error.stackTraceLimit);

//# what a realm has beside the language
//@ differs QuickJS offers some functions of the web, and leaves out what shares memory between threads.
//> "function" "object" "function" "function" "undefined" "undefined" "undefined"
//> undefined
//node> "undefined" "undefined" "undefined" "undefined" "function" "object" "object"
//node> undefined
print(
  typeof queueMicrotask, typeof performance, typeof atob, typeof structuredClone, typeof SharedArrayBuffer,
  typeof Atomics, typeof WebAssembly
);

//# console does not disturb a program
console.log('a', 1, { b: [2, 3n] }, Symbol('s')); console.error(new Map([[1, new Set([2])]]));
console.warn([undefined, null, , -0], () => 1, class A {}); console.info('%s and %d', 'x', 5);
console.debug(new Uint8Array(3), new Date(0), /x/g); console.log({ a: { b: { c: { d: 1 } } } }, [[[[1]]]], 'done');
console.log(Array.from({ length: 120 }, (_, i) => i), new Error('shown').message, new Proxy({ p: 1 }, {})); 'printed';
