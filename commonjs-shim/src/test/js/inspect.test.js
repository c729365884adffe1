// `inspect` against Node's own, for values where the two agree.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import util from 'node:util';

import { inspect } from '../../main/js/inspect.js';
import { fakeHost, proxies } from './fake-host.js';

const range = (length, of = (i) => i) => Array.from({ length }, (_, i) => of(i));

function circular() {
  const object = { a: {} };
  object.a.b = object.a;
  object.c = object;
  return object;
}

const same = {
  numbers: () => [1, -0, NaN, Infinity, 1.5, 10n],
  quotes: () => ["it's", 'say "it\'s"', '`"\'', 'a\nb', '\u0000\u007f\ud800\t', '\u{1f600}'],
  holes: () => [[1, , 3], [, ,], new Array(5)],
  nested: () => [{ a: { b: { c: { d: 1 } } } }, [[[[1]]]], { a: { b: { c: {} } } }],
  keys: () => ({ [Symbol('k')]: 1, 'a-b': 2, 3: 4, ['__proto__']: 5 }),
  accessors: () => ({
    get a() {
      throw new Error('called');
    },
    set b(value) {},
    get c() {
      return 1;
    },
    set c(value) {},
  }),
  functions: () => [
    () => {},
    function foo() {},
    class A {},
    class B extends Array {},
    async () => {},
    function* g() {},
    async function* h() {},
    Object.assign(() => {}, { a: 1 }),
  ],
  collections: () => [new Map([[1, { a: 2 }]]), new Set([1, 'a']), new Map(), new WeakMap()],
  subclasses: () => [new (class Foo extends Map {})(), new (class Bar extends Array {})(2)],
  dates: () => [new Date(0), new Date(NaN)],
  patterns: () => /a\/b/gi,
  boxed: () => [new Number(3), new String('abc'), new Boolean(false), Object(1n)],
  views: () => [new Uint8Array([1, 2, 3]), new DataView(new ArrayBuffer(2))],
  buffer: () => new ArrayBuffer(4),
  node_buffer: () => [Buffer.from('hi'), Buffer.alloc(60), Buffer.alloc(0)],
  circles: circular,
  prototypes: () => [Object.create(null), new (class Foo {})(), Math],
  sequence: () => range(7),
  long_sequence: () => range(120),
  words: () => range(30, (i) => `item${i}`),
  thousands: () => range(20, (i) => i * 1000),
  mixed: () => [1, 2, 3, 4, 5, 6, 'a', 'b'],
  long_lines: () => ({ a: 'x'.repeat(100), b: ['y'.repeat(70)] }),
  long_text: () => ({ text: `line1\nline2\n${'z'.repeat(130)}` }),
  arguments: () =>
    (function () {
      return arguments;
    })(1, 2),
};

/** Node 20's form: later releases put brackets around getters of buffers, and none around symbols. */
function nodesInspect(value) {
  return util
    .inspect(value)
    .replace(/\[(byteLength|byteOffset|buffer)\]: /g, '$1: ')
    .replace(/(?<!\[)(Symbol\(\w+\)): /g, '[$1]: ');
}

for (const [name, make] of Object.entries(same)) {
  test(`inspect_${name}_asNode`, () => {
    assert.equal(inspect(fakeHost(), make()), nodesInspect(make()));
  });
}

test('inspect_error_showsHeadStackAndRest', () => {
  const error = Object.assign(new TypeError('bad'), { code: 'E' });
  error.stack = 'TypeError: bad\n    at f (/a.js:1:2)\n';
  assert.equal(inspect(fakeHost(), error), "TypeError: bad\n    at f (/a.js:1:2) {\n  code: 'E'\n}");
});

test('inspect_errorCause_isShown', () => {
  const error = new Error('outer', { cause: 5 });
  error.stack = '';
  assert.match(inspect(fakeHost(), error), /^\[Error: outer\] \{ \[cause\]: 5 \}$/);
});

test('inspect_proxy_showsTargetWithoutTraps', () => {
  const target = { a: 1 };
  const handler = new Proxy({}, { get: () => assert.fail('a trap ran') });
  const proxy = new Proxy(target, handler);
  proxies.set(proxy, target);
  assert.equal(inspect(fakeHost(), [proxy]), '[ { a: 1 } ]');
});

test('inspect_revokedProxy_isNamed', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.equal(inspect(fakeHost(), [proxy]), '[ <Revoked Proxy> ]');
});

test('inspect_manyProperties_areCut', () => {
  const object = Object.fromEntries(range(2000, (i) => [`k${i}`, i]));
  assert.match(inspect(fakeHost(), object), /k999: 999,\n {2}\.\.\. 1000 more keys\n\}$/);
});

test('inspect_longString_isCut', () => {
  assert.match(inspect(fakeHost(), ['x'.repeat(10001)]), /x'\.\.\. 1 more character/);
});
