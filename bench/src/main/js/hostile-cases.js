// What bench/run.sh hostile runs in all engines: a script each, or the place of one in another list. The number is that of its kind
// of attack. A script that finds a way out says "escaped", one that learns of the host what it should not says "leaked".

//# 1 Function made by a constructor
reaches(this.constructor.constructor('return this')());

//# 2 generator made by a constructor
reaches((function* () {}).constructor('yield this')().next().value);

//# 3 constructor of a host function
reaches(fail.constructor.constructor('return this')());

//# 4 constructor of a host function's error
try { fail(); } catch (e) { reaches(e.constructor.constructor('return this')()); }

//# 4 text of a host function's error
var seen = [];
try { fail(); } catch (e) {
  for (var o = e; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) {
    Object.getOwnPropertyNames(o).forEach(function (name) { try { seen.push(String(e[name])); } catch (x) {} });
  }
  seen.push(String(e));
}
var leak = /\S*(?:java\.lang|\.java\b|\.mjs|dev\.cloche|file:\/\/)\S*/.exec(seen.join('\n'));
leak ? 'leaked: a path or class of the host' : 'contained';

//# 4 Java object in a host function's error
try { fail(); } catch (e) {
  var host = e.javaException || e.rhinoException || e;
  try { 'escaped: ' + String(host.getClass().forName('java.lang.System')).slice(0, 60); } catch (x) { 'contained'; }
}

//# 8 accessors on Object.prototype
['value', 'get', 'set', 'writable', 'length'].forEach(function (name) {
  var property = Object.create(null);
  property.get = function () { for (;;); };
  property.configurable = true;
  Object.defineProperty(Object.prototype, name, property);
});
[{ a: 1 }];

//# 12 prepareStackTrace that loops
Error.prepareStackTrace = function () { for (;;); };
throw new Error('x');

//# 13 thrown object whose message loops
// cpu-cases: 42 message of a thrown object

//# 13 thrown object whose toString loops
throw { toString() { for (;;); }, get name() { for (;;); }, get stack() { for (;;); } };

//# 13 thrown proxy whose traps loop
throw new Proxy({}, { get() { for (;;); }, getPrototypeOf() { for (;;); }, ownKeys() { for (;;); } });

//# 14 error with a message of 100 MB
throw new Error('x'.repeat(1e8));

//# 22 getter of the result that loops
// cpu-cases: 42 getter of the result

//# 23 result that is a proxy whose traps loop
new Proxy({}, { get(t, k) { if (k !== 'then') for (;;); }, ownKeys() { for (;;); }, getPrototypeOf() { for (;;); } });

//# 25 thenables without end
// cpu-cases: 40 thenable chain

//# 26 promise that never settles
new Promise(function () {});

//# 27 result nested a million deep
var a = []; for (var i = 0; i < 1e6; i++) a = [a]; a;

//# 28 result of 2^30 nodes that share
var a = [1]; for (var i = 0; i < 30; i++) a = [a, a]; a;

//# 37 for ever
// cpu-cases: 37 for ever

//# 38 catch and finally in a loop
// cpu-cases: 38 catch and finally in a loop

//# 40 promise chain
// cpu-cases: 40 promise chain

//# 41 swallow in async
// cpu-cases: 41 swallow in async

//# 45 nested quantifiers
// cpu-cases: 45 nested quantifiers

//# 45 quadratic scan
// cpu-cases: 45 quadratic scan

//# 46 indexOf of 2^32 holes
// cpu-cases: 46 indexOf

//# 46 join of 2^32 holes
// cpu-cases: 46 join

//# 46 typed array fill
// cpu-cases: 46 typed array fill

//# 47 BigInt squared for ever
// cpu-cases: 47 BigInt squared for ever

//# 47 BigInt of 16 million bits to text
(3n ** 10000000n).toString().length;

//# 48 replace in a long text
'ab'.repeat(1e8).replace(/a/g, 'bbbbbbbb').length;

//# 48 normalize
// cpu-cases: 48 normalize

//# 49 sort of many
// cpu-cases: 49 sort of many

//# 50 JSON.parse of 50 MB
JSON.parse('[' + '1,'.repeat(25e6) + '1]').length;

//# 51 sum of five million terms
// cpu-cases: 51 long sum

//# 53 Atomics.wait
// cpu-cases: 53 Atomics.wait

//# 54 host function that blocks for 3 s
block();

//# 56 entries of a Map
// memory: 56 entries of a Map

//# 56 objects in an array
// memory: 56 objects in an array

//# 57 array of 1e9 elements
// memory: 57 an array of 1e9 elements

//# 58 split of a text of 2^29
'x'.repeat(2 ** 29 - 24).split('').length;

//# 59 buffers
var a = []; for (;;) a.push(new ArrayBuffer(1 << 20).slice(0));

//# 60 memory error caught for ever
var a = []; for (;;) { try { a.push(new Array(1e5).fill(0)); } catch (e) {} }

//# 67 recursion
// stack: 67 plain recursion

//# 67 proxies of proxies
// stack: 67 proxy chain

//# 68 JSON.parse, deep
// parsers: 68 JSON.parse deep

//# 69 text of nested arrays
// stack: 69 toString nested arrays

//# 70 parentheses
// parsers: 70 parens

//# 71 regular expression, deep
new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('a');

//# 75 stack overflow in finally for ever
(function f() { try { f(); } finally { f(); } })();

//# 90 prototypes that a script leaves
Object.prototype.left = 1; Array.prototype.join = function () { return 'left'; }; 'contained';
