// The libraries against Node's own, case by case.
import assert from 'node:assert/strict';
import * as nodeBuffer from 'node:buffer';
import nodeCrypto from 'node:crypto';
import nodeEvents from 'node:events';
import nodePath from 'node:path';
import nodeQuerystring from 'node:querystring';
import { StringDecoder } from 'node:string_decoder';
import { test } from 'node:test';
import nodeUrl from 'node:url';
import nodeUtil from 'node:util';

import { createLibraries } from '../../main/js/libraries.js';
import { fakeHost } from './fake-host.js';

const load = createLibraries(fakeHost());

/** What a call comes to, in a form that can be compared across implementations. */
function outcome(action) {
  try {
    const value = action();
    return value instanceof Uint8Array ? [...value] : value;
  } catch (error) {
    return `throws ${error.name}`;
  }
}

/** Runs each action with our implementation and with Node's, which must agree. */
function agree(subject, ours, theirs, actions) {
  for (const [name, action] of Object.entries(actions)) {
    test(`${subject}_${name}_asNode`, () => {
      assert.deepEqual(
        outcome(() => action(ours)),
        outcome(() => action(theirs)),
      );
    });
  }
}

const bytes = (...values) => Uint8Array.from(values);

agree('encoding', load('encoding'), { TextDecoder, TextEncoder }, {
  encode: (e) => new e.TextEncoder().encode('a\u00e9\u20ac\u{1f600}\ud800x'),
  encodeInto: (e) => new e.TextEncoder().encodeInto('a\u20acb', new Uint8Array(3)),
  decode: (e) => new e.TextDecoder().decode(bytes(0xef, 0xbb, 0xbf, 97, 0xc3, 0xa9)),
  keepBom: (e) => new e.TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(0xef, 0xbb, 0xbf)),
  invalid: (e) => new e.TextDecoder().decode(bytes(0xff, 0xe2, 0x82, 97, 0xf0, 0x9f, 0xed, 0xa0)),
  fatal: (e) => new e.TextDecoder('utf-8', { fatal: true }).decode(bytes(0xc3)),
  stream: (e) => {
    const decoder = new e.TextDecoder();
    return [0xe2, 0x82, 0xac, 0xf0].map((byte) => decoder.decode(bytes(byte), { stream: true })) +
      decoder.decode();
  },
  utf16: (e) => new e.TextDecoder('utf-16le').decode(bytes(97, 0, 0x3d, 0xd8, 0, 0xde, 0, 0xd8)),
  utf16be: (e) => new e.TextDecoder('utf-16be').decode(bytes(0, 97, 0x20, 0xac)),
  odd: (e) => new e.TextDecoder('utf-16le').decode(bytes(97, 0, 98)),
  label: (e) => new e.TextDecoder(' UTF8 ').encoding,
  unknown: (e) => new e.TextDecoder('nope'),
  latin2: (e) => new e.TextDecoder('iso-8859-2').decode(bytes(0xb1, 0xe6)),
  noBytes: (e) => new e.TextDecoder().decode('text'),
});

const urls = [
  'https://user:pa%20ss@EXAMPLE.com:8080/a/../b/./c?x=1&y=%20#frag',
  'http://example.com:80/',
  'http://b\u00fccher.example/\u00fc?\u00fc#\u00fc',
  'http://xn--bcher-kva.example',
  'http://fa\u00df.example/',
  'http://[::1]:3000/',
  'http://[1:2::3:4.5.6.7]/',
  'http://0x7f.1/',
  'http://256.1.1.1/',
  'file:///C:/a/b',
  'mailto:a@b.c',
  'data:text/plain,hello world',
  'javascript:alert(1)',
  'http://a b/',
  'http://ex%41mple.com',
  '//no-scheme',
  '',
  'http:\\\\x\\y',
  ' http://trim.me/ ',
  'http://a/\t\nb',
  'blob:https://a.b/c',
];

for (const url of urls) {
  agree('url', load('whatwg-url'), { URL, URLSearchParams }, {
    [url]: (u) => {
      const made = new u.URL(url);
      const { href, origin, username, password, host, port, pathname, search, hash } = made;
      return [href, origin, username, password, host, port, pathname, search, hash];
    },
    [`relative ${url}`]: (u) => new u.URL(url, 'http://base.example/x/y?q#h').href,
  });
}

agree('url', load('whatwg-url'), { URL, URLSearchParams }, {
  setters: (u) => {
    const url = new u.URL('http://a.b/c?d#e');
    Object.assign(url, { protocol: 'https', host: 'x.y:99', pathname: '/p q', search: 'r=s t' });
    url.searchParams.append('z', '\u00e9&');
    return url.href;
  },
  params: (u) => {
    const params = new u.URLSearchParams('?b=2&a=1&b=3+4%20&c');
    params.sort();
    params.delete('c');
    return [params.toString(), params.getAll('b'), [...params], params.has('a'), params.size];
  },
  paramsOfObject: (u) => `${new u.URLSearchParams({ a: 1, b: 'x y' })}`,
  paramsOfPairs: (u) => `${new u.URLSearchParams([['a', 'b'], ['a', 'c']])}`,
  canParse: (u) => [u.URL.canParse('a:b'), u.URL.canParse('x')],
  json: (u) => JSON.stringify(new u.URL('http://a')),
  noNew: (u) => u.URL('http://a'),
  name: (u) => u.URL.name + u.URLSearchParams.name,
});

const encodings = ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'ascii', 'utf16le', 'ucs2'];
const sample = [0, 97, 200, 255, 128, 62, 63];

for (const encoding of encodings) {
  agree('buffer', load('buffer'), nodeBuffer, {
    [`from_${encoding}`]: (b) => b.Buffer.from('aGVsbG8-_4142', encoding),
    [`toString_${encoding}`]: (b) => b.Buffer.from(sample).toString(encoding),
    [`part_${encoding}`]: (b) => b.Buffer.from('hello world').toString(encoding, 2, 6),
    [`byteLength_${encoding}`]: (b) => b.Buffer.byteLength('abcd', encoding),
    [`isEncoding_${encoding}`]: (b) => b.Buffer.isEncoding(encoding),
    [`write_${encoding}`]: (b) => {
      const buffer = b.Buffer.alloc(12);
      return [buffer.write('616263', 2, encoding), [...buffer]];
    },
  });
}

agree('buffer', load('buffer'), nodeBuffer, {
  text: (b) => b.Buffer.from('h\u00e9llo \u{1f600}\ud800').toString(),
  invalidText: (b) => b.Buffer.from([0xff, 0xe2, 0x82, 97]).toString(),
  negativeRange: (b) => b.Buffer.from('hello').toString('utf8', -3, 99),
  concat: (b) => b.Buffer.concat([b.Buffer.from('a'), b.Buffer.alloc(2, 'xy')]),
  compare: (b) => b.Buffer.compare(b.Buffer.from('a'), b.Buffer.from('b')),
  equals: (b) => b.Buffer.from('a').equals(b.Buffer.from('a')),
  indexOf: (b) => b.Buffer.from('hello').indexOf('lo'),
  numbers: (b) => {
    const buffer = b.Buffer.alloc(24);
    buffer.writeInt32BE(-5, 0);
    buffer.writeDoubleLE(1.5, 4);
    buffer.writeBigUInt64BE(123456789012345n, 12);
    return [[...buffer], buffer.readInt32BE(0), buffer.readDoubleLE(4), buffer.readBigUInt64BE(12)];
  },
  slice: (b) => b.Buffer.from('hello').subarray(1, 3).toString(),
  json: (b) => JSON.stringify(b.Buffer.from('hi')),
  isBuffer: (b) => [b.Buffer.isBuffer(b.Buffer.alloc(1)), b.Buffer.isBuffer(new Uint8Array(1))],
  isUtf8: (b) => [b.isUtf8(bytes(0xc3, 0xa9)), b.isUtf8(bytes(0xc3)), b.isAscii(bytes(97))],
  fromNumber: (b) => b.Buffer.from(5),
  outOfRange: (b) => b.Buffer.alloc(1).readInt32LE(0),
  name: (b) => b.Buffer.name,
});

agree('querystring', load('querystring'), nodeQuerystring, {
  parse: (q) => ({ ...q.parse('a=1&b=%20x+y&a=2&c&=d&e==f&%zz=1&') }),
  stringify: (q) => q.stringify({ a: [1, 'x y'], b: true, c: null, d: '\u00e9&=', e: NaN, f: 2n }),
  separators: (q) => [{ ...q.parse('a:1;b:2', ';', ':') }, q.stringify({ a: 1, b: 2 }, ';', ':')],
  maxKeys: (q) => ({ ...q.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }) }),
  decoder: (q) => ({ ...q.parse('a=b', null, null, { decodeURIComponent: (x) => `<${x}>` }) }),
  unescape: (q) => [q.unescape('%41%zz'), q.unescape('a%C3%A9'), q.escape("a b!'()*\u00e9")],
  noString: (q) => ({ ...q.parse(5) }),
});

agree('path', load('path'), nodePath, {
  join: (p) => p.join('/a', '..', 'b', './c', ''),
  normalize: (p) => ['/a//b/../c/.', '', '../..', './'].map((path) => p.normalize(path)),
  parse: (p) => ['/a/b.c.d', 'x', '/', '.hidden', 'a/'].map((path) => p.parse(path)),
  relative: (p) => p.relative('/a/b/c', '/a/d'),
  names: (p) => [p.basename('/a/b.js', '.js'), p.dirname('/a/b'), p.extname('a.b.c'), p.sep],
  format: (p) => p.format({ dir: '/a', name: 'b', ext: '.c' }),
  absolute: (p) => [p.isAbsolute('/a'), p.isAbsolute('a'), p.resolve('/a', '../b')],
  noString: (p) => p.join(5),
});

test('path_resolve_startsAtTheRoot', () => {
  assert.equal(load('path').resolve('a'), '/a');
});

agree('url module', load('url'), nodeUrl, {
  parse: (u) => ({ ...u.parse('http://u:p@Host.com:80/p/a?x=1&y=2#h', true) }).href,
  query: (u) => ({ ...u.parse('/p?a=1&a=2&b', true).query }),
  format: (u) => u.format({ protocol: 'http', host: 'a.b', pathname: '/c', query: { d: 1 } }),
  formatUrl: (u) => u.format(new u.URL('http://u:p@a/b?c#d'), { auth: false, fragment: false }),
  resolve: (u) => u.resolve('http://a/b/c', '../d?e'),
  fileURLToPath: (u) => u.fileURLToPath('file:///a%20b/c'),
  fileURLToPath_scheme: (u) => u.fileURLToPath('http://a'),
  pathToFileURL: (u) => u.pathToFileURL('/a b/c?d#e%').href,
  domains: (u) => [u.domainToASCII('b\u00fccher.de'), u.domainToUnicode('xn--bcher-kva.de')],
  httpOptions: (u) => u.urlToHttpOptions(new u.URL('http://u:p@[::1]:9/a?b#c')).auth,
});

agree('string_decoder', load('string_decoder'), { StringDecoder }, {
  utf8: (d) => {
    const decoder = new d.StringDecoder('utf8');
    return decoder.write(Buffer.from([0xe2, 0x82])) + decoder.write(Buffer.from([0xac])) +
      decoder.end(Buffer.from([0xe2]));
  },
  base64: (d) => {
    const decoder = new d.StringDecoder('base64');
    return decoder.write(Buffer.from('a')) + decoder.end(Buffer.from('bc'));
  },
});

const deep = { a: [1, { b: new Map([[1, new Set([2])]]) }], d: new Date(5), n: NaN };

agree('util', load('util'), nodeUtil, {
  format: (u) => u.format('%s %d %j %O', 'a', 1, { b: 2 }, [3], 'rest'),
  inspect: (u) => u.inspect({ a: { b: { c: { d: 1 } } } }),
  depth: (u) => [0, null, 1].map((depth) => u.inspect({ a: { b: { c: { d: 1 } } } }, { depth })),
  equality: (u) => [
    u.isDeepStrictEqual(deep, structuredClone(deep)),
    u.isDeepStrictEqual({ a: 1 }, { a: '1' }),
    u.isDeepStrictEqual([1, , 2], [1, undefined, 2]),
  ],
  types: (u) => [new Map(), new Date(), /x/, Promise.resolve(), new Proxy({}, {}), new Error()].map(
    (value) => Object.keys(u.types).filter((name) => /Map|Date|Reg|Promise|Proxy|Error/.test(name))
      .sort().map((name) => u.types[name](value)).join()),
  inherits: (u) => {
    function A() {}
    function B() {}
    u.inherits(A, B);
    return [new A() instanceof B, A.super_ === B];
  },
  strip: (u) => u.stripVTControlCharacters('\u001b[31mred\u001b[0m'),
  usv: (u) => u.toUSVString('a\ud800'),
  noFunction: (u) => u.promisify(5),
});

for (const [name, util] of Object.entries({ ours: load('util'), nodes: nodeUtil })) {
  test(`promisify_${name}_followsCallbacks`, async () => {
    const add = util.promisify((a, b, done) => done(null, a + b));
    assert.equal(await add(1, 2), 3);
    await assert.rejects(util.promisify((done) => done(new Error('no')))(), /no/);
  });

  test(`callbackify_${name}_followsPromises`, async () => {
    const results = await new Promise((resolve) => {
      util.callbackify(async (x) => x + 1)(1, (...values) => resolve(values));
    });
    assert.deepEqual(results, [null, 2]);
    const reason = await new Promise((resolve) => {
      util.callbackify(() => Promise.reject(null))((error) => resolve(error));
    });
    assert.equal(reason.code, 'ERR_FALSY_VALUE_REJECTION');
  });
}

agree('events', load('events'), nodeEvents, {
  order: (Emitter) => {
    const seen = [];
    const emitter = new Emitter();
    emitter.on('x', (value) => seen.push(value));
    emitter.once('x', () => seen.push('once'));
    emitter.prependListener('x', () => seen.push('first'));
    emitter.emit('x', 1);
    emitter.emit('x', 2);
    return [seen, emitter.listenerCount('x'), emitter.eventNames()];
  },
  unhandledError: (Emitter) => new Emitter().emit('error', new RangeError('x')),
  named: (Emitter) => Emitter.EventEmitter === Emitter && Emitter.name,
});

for (const [name, ours] of Object.entries({
  equal: (a) => a.equal(1, 2),
  strictEqual: (a) => a.strictEqual(1, '1'),
  deepEqual: (a) => a.deepEqual({ a: 1 }, { a: 2 }),
  deepStrictEqual: (a) => a.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]])),
  ok: (a) => a(0, 'message'),
  throws: (a) => a.throws(() => {}),
  doesNotThrow: (a) => a.doesNotThrow(() => {
    throw new Error('x');
  }),
  notEqual: (a) => a.notEqual(1, 1),
  match: (a) => a.match('abc', /x/),
  fine: (a) => a.deepStrictEqual([1, { a: new Set([1]) }], [1, { a: new Set([1]) }]),
  strict: (a) => a.strict.equal(1, '1'),
})) {
  agree('assert', load('assert'), assert, {
    [name]: (a) => {
      try {
        ours(a);
        return 'fine';
      } catch (error) {
        return [error.name, error.code, error.generatedMessage];
      }
    },
  });
}

const hashes = (c) =>
  ['md5', 'SHA1', 'sha224', 'sha256', 'sha384', 'sha512', 'ripemd160', 'sha3-256', 'sha3-512'].map(
    (name) => c.createHash(name).update('a\u00e9\u20ac').update(bytes(1, 2, 255)).digest('hex'),
  );

agree('crypto', load('crypto'), nodeCrypto, {
  hashes,
  encodings: (c) =>
    ['base64', 'base64url', 'latin1', 'hex'].map((to) =>
      c.createHash('sha256').update('616263', 'hex').digest(to),
    ),
  digestIsABuffer: (c) => c.createHash('md5').update('').digest(),
  hmac: (c) =>
    ['key', 'k'.repeat(200), bytes(0, 1)].map((key) =>
      c.createHmac('sha256', key).update('text').digest('hex'),
    ),
  copy: (c) => {
    const hash = c.createHash('sha1').update('a');
    const copy = hash.copy().update('b');
    return [hash.digest('hex'), copy.digest('hex')];
  },
  digestTwice: (c) => {
    const hash = c.createHash('sha1');
    hash.digest();
    hash.digest();
  },
  unknownHash: (c) => c.createHash('nope'),
  notBytes: (c) => c.createHash('md5').update(7),
  fillOutOfRange: (c) => c.randomFillSync(new Uint8Array(4), 2, 3),
  fillPart: (c) => [...c.randomFillSync(new Uint8Array(8), 8)],
  intRange: (c) => [c.randomInt(1), c.randomInt(5, 6)],
  intEmpty: (c) => c.randomInt(5, 5),
  equal: (c) => [c.timingSafeEqual(bytes(1, 2), bytes(1, 2)), c.timingSafeEqual(bytes(1), bytes(2))],
  unequalLengths: (c) => c.timingSafeEqual(bytes(1), bytes(1, 2)),
  valuesOfFloats: (c) => c.webcrypto.getRandomValues(new Float64Array(1)),
  tooManyValues: (c) => c.webcrypto.getRandomValues(new Uint8Array(65537)),
  valuesAnswerTheirArray: (c) => {
    const array = new BigInt64Array(1);
    return c.webcrypto.getRandomValues(array) === array;
  },
});

test('crypto_random_isOfTheRightForm', () => {
  const crypto = load('crypto');
  const ids = new Set(Array.from({ length: 100 }, () => crypto.randomUUID()));
  assert.equal(ids.size, 100);
  for (const id of ids) {
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
  assert.equal(crypto.randomBytes(200_000).length, 200_000);
  assert.ok(new Set(crypto.randomBytes(4096)).size > 200);
  const rolls = new Set(Array.from({ length: 300 }, () => crypto.randomInt(3, 9)));
  assert.deepEqual([...rolls].sort(), [3, 4, 5, 6, 7, 8]);
});
