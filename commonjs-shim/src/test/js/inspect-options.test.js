// The options of util.inspect against Node's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import util from 'node:util';

import { format } from '../../main/js/format.js';
import { inspectWith } from '../../main/js/inspect.js';
import { settingsOf } from '../../main/js/inspect-options.js';
import { createLibraries } from '../../main/js/libraries.js';
import { fakeHost } from './fake-host.js';

const range = (length, of = (i) => i) => Array.from({ length }, (_, i) => of(i));

function circular() {
  const object = { z: { deep: [1, 2] }, a: 1 };
  object.self = object;
  object.z.up = object.z;
  return object;
}

const named = Object.assign(() => {}, { a: 1 });

const values = {
  primitives: () => ['a', "it's", 1, -0, 2n, true, null, undefined, Symbol('s'), NaN],
  single: () => 'text',
  object: () => ({ b: 1, 'a-b': 'x', [Symbol('k')]: 2, c: { d: { e: { f: {} } } }, ['__proto__']: 1 }),
  accessors: () => ({ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} }),
  functions: () => [() => {}, class A {}, class B extends Array {}, named],
  holes: () => [1, , , 3, , 4],
  dates: () => [new Date(5), /x/g, new Date(NaN), Object.assign(/y/, { a: 1 })],
  collections: () => [new Map([['b', { z: 1, a: 2 }], ['a', 1]]), new Set(['z', 'b', 'a']), new WeakSet()],
  long_collections: () => [new Map(range(120, (i) => [i, i])), new Set(range(120))],
  boxed: () => [Object.assign(Object(1), { a: 1 }), Object(1), Object('abc'), Object(true), Object(Symbol('q')), Object(1n)],
  circles: circular,
  sequence: () => range(130),
  strings: () => range(40, (i) => `item-${i}`),
  long_texts: () => ({ a: 'x'.repeat(100), b: `one\ntwo\n${'y'.repeat(90)}`, c: ['z'.repeat(75)] }),
  views: () => [new Uint8Array(range(12)), new Float64Array(2), new BigInt64Array(8), new DataView(new ArrayBuffer(3))],
  buffers: () => [new ArrayBuffer(120), new ArrayBuffer(3)],
  nested: () => ({ list: [{ a: [1, 2, { b: 3 }] }, [[[]]], [[[[1]]]]], text: 'some words here', more: { q: 'some words there' } }),
  instances: () => [new (class Foo { x = 1; })(), Object.create(null), Object.create({ inherited: 1 })],
  extra: () => Object.assign([3, 1, 2], { z: 1, b: 2 }),
  many_extra: () => Object.assign(range(100), { z: 1 }),
  arguments: () => (function () { return arguments; })(1, 'b'),
};

const options = {
  colors: { colors: true },
  colors_narrow: { colors: true, breakLength: 30 },
  compact_false: { compact: false },
  compact_none: { compact: 0 },
  compact_one: { compact: 1 },
  compact_true: { compact: true },
  compact_true_narrow: { compact: true, breakLength: 20 },
  narrow: { breakLength: 40 },
  one_line: { breakLength: Infinity },
  one_line_colors: { breakLength: Infinity, compact: true, colors: true },
  sorted: { sorted: true },
  sorted_down: { sorted: (a, b) => (a < b ? 1 : -1) },
  few: { maxArrayLength: 3 },
  none: { maxArrayLength: 0, maxStringLength: 0 },
  negative: { maxArrayLength: -1 },
  all: { maxArrayLength: null, maxStringLength: null },
  short: { maxStringLength: 5 },
  deep: { depth: Infinity },
  shallow: { depth: 0, colors: true },
};

/** As inspect.test.js has it: Node 20's form. */
function nodesInspect(value, given) {
  return util
    .inspect(value, given)
    .replace(/\[(byteLength|byteOffset|buffer)\]: /g, '$1: ')
    .replace(/(?<!\[)((?:\u001b\[32m)?Symbol\(\w+\)(?:\u001b\[39m)?): /g, '[$1]: ');
}

const nodesFormatO = (value) => nodesInspect(value, { showHidden: true, depth: 4 });

for (const [name, make] of Object.entries(values)) {
  for (const [set, given] of Object.entries(options)) {
    test(`inspect_${name}_${set}_asNode`, () => {
      assert.equal(inspectWith(fakeHost(), make(), settingsOf(given)), nodesInspect(make(), given));
    });
  }
}

const hidden = {
  array: () => [1, [2], { a: 1 }],
  object: () => Object.defineProperty({ a: 1 }, 'b', { value: 2, enumerable: false }),
  quoted: () => Object.defineProperty({}, "a'b\n", { value: 2, enumerable: false }),
  symbols: () => Object.defineProperties({}, { [Symbol('x')]: { value: 1, enumerable: true } }),
  map: () => new Map([[[1], { a: [2] }]]),
  set: () => new Set([[1]]),
  date: () => new Date(0),
  regexp: () => /x/g,
  boxed: () => Object('ab'),
  arrow: () => [(a, b) => a],
  method: () => ({ f() {} }),
  class: () => class A {},
  constructor: () => function F() { 'use strict'; },
  deep: () => ({ a: { b: { c: { d: { e: { f: 1 } } } } } }),
};

for (const [name, make] of Object.entries(hidden)) {
  for (const given of [{ showHidden: true }, { showHidden: true, depth: 4, colors: true }]) {
    test(`inspect_${name}_withHidden${given.colors ? 'AndColours' : ''}_asNode`, () => {
      assert.equal(inspectWith(fakeHost(), make(), settingsOf(given)), nodesInspect(make(), given));
    });
  }
  test(`format_o_${name}_asNode`, () => {
    assert.equal(format(fakeHost(), ['%o!', make()]), `${nodesFormatO(make())}!`);
  });
}

const host = fakeHost();
const ours = createLibraries(host)('util');

class Money {
  constructor(amount) {
    this.amount = amount;
  }

  [util.inspect.custom](depth, options, inspect) {
    if (depth < 0) {
      return options.stylize('[Money]', 'special');
    }
    return `Money<${inspect(this.amount, { ...options, compact: true })} ${depth}>`;
  }
}

const custom = {
  nested: (u) => u.inspect({ a: new Money({ b: [1] }), list: [new Money(2)] }),
  top: (u) => u.inspect(new Money(1), { colors: true }),
  too_deep: (u) => u.inspect({ a: { b: { c: new Money(1) } } }, { depth: 1 }),
  unbounded: (u) => u.inspect([new Money(1)], { depth: null }),
  off: (u) => u.inspect(new Money(1), { customInspect: false }),
  objects: (u) => u.inspect({ a: { [u.inspect.custom]: () => ({ x: 'y'.repeat(60), z: 'y'.repeat(60) }) } }),
  itself: (u) => u.inspect({ [u.inspect.custom]() { return this; }, a: 1 }).replace(/\[Function.*/, ''),
  others: (u) => [null, undefined, 5, Symbol.iterator.description].map((value) =>
    u.inspect({ [u.inspect.custom]: () => value })),
  no_method: (u) => u.inspect({ [u.inspect.custom]: 5 }),
  prototype: (u) => u.inspect(Money.prototype),
  throwing: (u) => {
    try {
      return u.inspect({ get [u.inspect.custom]() { throw new RangeError('no'); } });
    } catch (error) {
      return error.name;
    }
  },
  legacy: (u) => [u.inspect({ a: { b: {} } }, false, 0, true), u.inspect([1], true)],
  options: (u) => u.inspect('abc', { maxStringLength: 1 }),
  nothing: (u) => [u.inspect({ a: 1 }, null), u.inspect({ a: 1 }, undefined), u.inspect(1, 'x')],
};

for (const [name, call] of Object.entries(custom)) {
  test(`utilInspect_custom_${name}_asNode`, () => {
    assert.deepEqual(call(ours), call(util));
  });
}

test('utilInspect_defaultOptions_hold', () => {
  const { compact } = ours.inspect.defaultOptions;
  ours.inspect.defaultOptions.compact = false;
  try {
    assert.equal(ours.inspect({ a: 1 }), '{\n  a: 1\n}');
    assert.equal(ours.inspect({ a: 1 }, { compact: 3 }), '{ a: 1 }');
  } finally {
    ours.inspect.defaultOptions.compact = compact;
  }
});

test('console_dir_takesOptionsAndAsksNoObject', () => {
  const context = fakeHost();
  const value = { [util.inspect.custom]: () => assert.fail('asked'), a: [1, 2] };
  const text = inspectWith(context, value, settingsOf({ maxArrayLength: 1 }));
  assert.match(text, /a: \[ 1, \.\.\. 1 more item \]/);
});
