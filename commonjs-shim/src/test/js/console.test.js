// The console's methods and format strings.
import assert from 'node:assert/strict';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import util from 'node:util';

import { createConsole } from '../../main/js/console.js';
import { format } from '../../main/js/format.js';
import { createLibraries } from '../../main/js/libraries.js';
import { fakeHost, proxies } from './fake-host.js';

/** What a fresh console prints while `action` runs with it. */
function printed(action) {
  const host = fakeHost();
  action(createConsole(host, createLibraries(host)).console);
  return host.printed;
}

const formats = [
  ['%s %s', 'a'],
  ['%d %i %f', '3.7', '3.7px', '3.7px'],
  ['%%d %d', 1],
  ['100%', 'a'],
  ['%j %O', { a: 1 }, { b: 2 }],
  ['%c styled', 'color: red'],
  ['%x', 1],
  ['%s', null, undefined],
  ['%s', Symbol('a')],
  ['%s %s', -0, 5n],
  ['%s', { a: { b: 1 } }],
  ['%s', [1, [2, [3]]]],
  ['%s', new (class A { toString() { return 'own'; } })()],
  ['%d', null],
  ['a', 'b', { a: 'x' }],
  [1, 2, '3'],
  ['%s'],
  [],
];

for (const [index, values] of formats.entries()) {
  test(`format_case${index}_asNode`, () => {
    assert.equal(format(fakeHost(), values), util.format(...values));
  });
}

test('levels_areTold', () => {
  const lines = printed((console) => {
    for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
      console[level](level, 1);
    }
  });
  const levels = ['log', 'info', 'warn', 'error', 'debug'];
  assert.deepEqual(lines, levels.map((level) => [level, `${level} 1`]));
});

test('trace_isMarked', () => {
  assert.deepEqual(printed((console) => console.trace('%s!', 'here')), [['trace', 'Trace: here!']]);
});

test('group_indentsEachLine', () => {
  const lines = printed((console) => {
    console.group('outer');
    console.log('a\nb');
    console.groupEnd();
    console.groupEnd();
    console.log('c');
  });
  assert.deepEqual(lines, [['log', 'outer'], ['log', '  a\n  b'], ['log', 'c']]);
});

test('assert_printsOnlyFailures', () => {
  const lines = printed((console) => {
    console.assert(true, 'no');
    console.assert(false);
    console.assert(0, 'n is %d', 0);
  });
  assert.deepEqual(lines, [
    ['warn', 'Assertion failed'],
    ['warn', 'Assertion failed: n is 0'],
  ]);
});

test('count_countsByLabel', () => {
  const lines = printed((console) => {
    console.count();
    console.count('x');
    console.count();
    console.countReset();
    console.count();
  });
  const texts = lines.map((line) => line[1]);
  assert.deepEqual(texts, ['default: 1', 'x: 1', 'default: 2', 'default: 1']);
});

test('time_withoutStart_warns', () => {
  const lines = printed((console) => console.timeEnd('t'));
  assert.deepEqual(lines, [['warn', "Warning: No such label 't' for console.timeEnd()"]]);
});

test('time_measures', () => {
  const lines = printed((console) => {
    console.time('t');
    console.timeLog('t', { a: 1 });
    console.timeEnd('t');
  });
  assert.match(lines[0][1], /^t: \d+(\.\d+)?ms \{ a: 1 \}$/);
  assert.match(lines[1][1], /^t: \d+(\.\d+)?ms$/);
});

/** What Node's own console prints. */
function printedByNode(action) {
  let text = '';
  const stream = new Writable({
    write(chunk, encoding, done) {
      text += chunk;
      done();
    },
  });
  action(new Console({ stdout: stream, stderr: stream, colorMode: false }));
  return text;
}

const tables = {
  rows: [[{ a: 1, b: 'x' }, { a: 2, c: true }]],
  columns: [[{ a: 1, b: 2 }, { a: 3, b: 4 }], ['b']],
  arrays: [[[1, 2], [3, 4]]],
  values: [['a', 1, null, undefined, 5n]],
  mixed: [[{ a: 1 }, 2]],
  map: [new Map([['k', 1], ['l', { a: 1 }]])],
  set: [new Set([1, 'x'])],
  object: [{ first: { n: 1 }, second: { n: 2 } }],
  nested: [[{ a: { b: 1 } }, { a: { b: 1, c: 2, d: 3 } }]],
  wide: [[{ n: '\u65e5\u672c' }, { n: 'abc' }]],
  empty: [[]],
  primitive: [5],
  text: ['plain'],
};

test('table_ofMoreRowsThanACallTakesArguments_isPrinted', () => {
  const [[, text]] = printed((console) => console.table(new Array(70000).fill([1])));
  assert.equal(text.split('\n').length, 70000 + 4);
});

for (const [name, values] of Object.entries(tables)) {
  test(`table_${name}_asNode`, () => {
    const lines = printed((console) => console.table(...values));
    const text = lines.map((line) => `${line[1]}\n`).join('');
    assert.equal(text, printedByNode((console) => console.table(...values)));
  });
}

test('table_runsNoCodeOfItsValues', () => {
  const never = () => assert.fail('a value has run');
  const proxy = new Proxy({ a: 1 }, new Proxy({}, { get: never }));
  proxies.set(proxy, { a: 1 });
  const accessors = {
    get a() {
      return never();
    },
    set b(value) {},
    get c() {
      return never();
    },
    set c(value) {},
  };
  class Odd extends Map {
    [Symbol.iterator]() {
      return never();
    }
  }
  const values = [accessors, proxy, { a: proxy, toString: never, [util.inspect.custom]: never }];
  Object.defineProperty(values, 3, { get: never, enumerable: true });
  const lines = printed((console) => {
    console.table(values, ['a', 'b', 'c']);
    console.table(new Odd([[1, proxy]]));
    console.table(proxy);
    console.table([1], new Proxy([], { get: never }));
  });
  const text = lines.map((line) => line[1]).join('\n');
  assert.match(text, /0 +│ \[Getter\] +│ \[Setter\] │ \[Getter\/Setter\] │ +│/);
  assert.match(text, /1 +│ +│ +│ +│ \{ a: 1 \} +│/);
  assert.match(text, /2 +│ \{ a: 1 \} +│ +│ +│ +│/);
  assert.match(text, /3 +│ +│ +│ +│ \[Getter\] +│/);
  assert.match(text, /0 +│ 1 +│ \{ a: 1 \} │/);
  assert.equal(lines[2][1], '{ a: 1 }');
});

test('dir_withDepth_asNode', () => {
  const value = { a: { b: { c: { d: 1 } } } };
  for (const depth of [0, 1, null]) {
    const lines = printed((console) => console.dir(value, { depth }));
    assert.equal(`${lines[0][1]}\n`, printedByNode((console) => console.dir(value, { depth })));
  }
});

test('console_survivesReplacedPrototypes', () => {
  const push = Array.prototype.push;
  const iterator = Array.prototype[Symbol.iterator];
  let lines;
  Array.prototype.push = () => assert.fail('push');
  Array.prototype[Symbol.iterator] = () => assert.fail('iterator');
  try {
    const host = fakeHost();
    lines = format(host, ['%s', [1, { a: 2 }], { b: [3] }]);
  } finally {
    Array.prototype.push = push;
    Array.prototype[Symbol.iterator] = iterator;
  }
  assert.equal(lines, '[ 1, [Object] ] { b: [ 3 ] }');
});
