Strings.

//# slicing in all ways
const s = 'abcdef';
print(
  s.slice(-3, -1), s.slice(2), s.slice(4, 2), s.substring(4, 2), s.substring(-1, NaN), s.substr(-3, 2), s.at(-1),
  s.at(9), s.charAt(-1), s.charCodeAt(9), s.codePointAt(0), s[5], s[6], s['1.0'], s.slice('1', '3'),
  s.slice(NaN, Infinity), s.substring(Infinity, 2), s.at(NaN), s.slice(undefined, undefined), s.charAt(1.9)
);

//# searching
const s = 'banana';
print(
  s.indexOf('an'), s.indexOf('an', 2), s.lastIndexOf('an'), s.lastIndexOf('an', 2), s.lastIndexOf('an', NaN),
  s.indexOf(''), s.indexOf('', 9), s.lastIndexOf(''), s.includes('nan'), s.includes('x'), s.startsWith('na', 2),
  s.endsWith('nan', 5), s.endsWith(''), s.indexOf(), 'undefined'.indexOf(), s.indexOf('a', -5),
  s.lastIndexOf('b', -5), 'a'.repeat(50).indexOf('ab'), ('a'.repeat(50) + 'b').indexOf('aab'), s.includes('a', 5),
  attempt(() => s.startsWith(/b/)), s.lastIndexOf('a', '3')
);

//# padding, repeating, trimming
print(
  '5'.padStart(3, '0'), 'abc'.padEnd(8, '12'), 'x'.padStart(4), 'x'.padEnd(0), 'x'.padStart(5, ''), 'ab'.repeat(3),
  ''.repeat(2 ** 28), 'x'.repeat(0), attempt(() => 'x'.repeat(-1)), attempt(() => 'x'.repeat(Infinity)),
  '\u3000 a\ufeff\n'.trim(), ' a '.trimStart(), ' a '.trimEnd(), '\u180e'.trim().length, '\u200b'.trim().length,
  'a'.trim === String.prototype.trim, String.prototype.trimLeft.name,
  String.prototype.trimStart === String.prototype.trimLeft, 'abc'.padStart(6, undefined), 'a'.padEnd(3, 'xyz'),
  attempt(() => 'x'.repeat(2 ** 30))
);

//# case, also beyond ASCII and with context
print(
  'straße'.toUpperCase(), 'İ'.toLowerCase().length, 'ΑΣ'.toLowerCase(), 'ΑΣΑ'.toLowerCase(), 'ﬃ'.toUpperCase(),
  'ÿ'.toUpperCase(), 'ǆ'.toUpperCase(), 'ŉ'.toUpperCase().length, '\u{10428}'.toUpperCase(), 'Ⅷ'.toLowerCase(),
  'ΐ'.toUpperCase().length, 'ς'.toUpperCase(), 'ẞ'.toLowerCase(), 'K'.toLowerCase(), 'i'.toUpperCase()
);

//# concat, split, join, and conversion of arguments
print(
  'a'.concat(1, null, undefined, [2, 3], {}), 'a,b'.split(',', -1), 'a,b,c'.split(',', 2 ** 32 + 1),
  'ab'.split({ toString: () => 'b' }), 'x'.concat(), ['a', null, undefined, [1, [2]]].join(), String(null),
  String(undefined), String([1, [2, 3]]), String({}), String(Symbol('s')), attempt(() => `${Symbol('s')}`),
  attempt(() => Symbol() + ''), String(() => 1), `${[]}`, `${[null]}`, '' + -0, '' + 1e21, `${new Date(NaN)}`,
  [] + {}, [] + [], 'a' + 1 + 2, 1 + 2 + 'a', '3' * '4', '10' / 4, 'b' + 'a' + +'a' + 'a'
);

//# comparison is by code unit
print(
  'a' < 'b', 'a' < 'B', 'Z' < 'a', '10' < '9', '10' < 9, 'abc' < 'abcd', '' < 'a', '\uffff' > '\u{10000}',
  'a' == new String('a'), new String('a') == new String('a'), ['b', 'a', 'C', 'ä', 'A', '10', '9'].sort(), 'a' < null,
  'x' >= 'x', '\0' < '', 'é' < 'f'
);

//# fromCharCode, fromCodePoint, code points
print(
  String.fromCharCode(65, 0x10041, -1, 65.9, '66').length, String.fromCharCode(0x10041),
  String.fromCodePoint(0x1f600, 65), attempt(() => String.fromCodePoint(-1)),
  attempt(() => String.fromCodePoint(1.5)), attempt(() => String.fromCodePoint(0x110000)), '\u{1f600}'.codePointAt(0),
  '\u{1f600}'.codePointAt(1), '\u{1f600}'.length, [...'a\u{1f600}\ud800b'], Array.from('\u{1f600}x').length,
  '\ud83d'.codePointAt(0), String.fromCharCode(), String.fromCodePoint.length, '\x41\u{41}\101'
);

//# well-formed
print(
  'a\ud800b'.isWellFormed(), 'ok\u{1f600}'.isWellFormed(), 'a\ud800b\udc00'.toWellFormed(),
  '\udc00\ud800'.toWellFormed(), attempt(() => String.prototype.isWellFormed.call(null)),
  '\ud800' + '\udc00' === '\u{10000}', ('\ud800' + '\udc00').isWellFormed()
);

//# normalize
print(
  'é'.normalize('NFD').length, 'e\u0301'.normalize().length, 'ﬁ'.normalize('NFKC'), '\u1e9b\u0323'.normalize('NFC'),
  '\u1e9b\u0323'.normalize('NFD'), '\u1e9b\u0323'.normalize('NFKD'), '한글'.normalize('NFD').length,
  '\u1100\u1161\u11a8'.normalize(), attempt(() => 'a'.normalize('nfc')),
  'Å'.normalize('NFD').normalize('NFC') === 'Å', 'Å' === 'Å'.normalize(), 'q\u0307\u0323'.normalize('NFC'),
  '\u0344'.normalize('NFC').length
);

//# raw, tags and escapes
print(String.raw`a\n${1}\u0041${'x'}`, String.raw({ raw: 'abc' }, 1, 2, 3), String.raw({ raw: { length: 2, 0: 'p', 1: 'q' } }, '-'), attempt(() => String.raw()), attempt(() => String.raw({})), String.raw({ raw: [] }), `a
b`.length, `\
`.length, '\u{0061}\x62\
c', String.raw`\``, `${1}${2}` + `${`${3}`}`);

//# every method on things that are no strings
const m = String.prototype;
print(
  m.slice.call(12345, 1, 3), m.toUpperCase.call({ toString: () => 'obj' }), m.trim.call([' a ']), m.at.call(true, 0),
  attempt(() => m.trim.call(undefined)), attempt(() => m.includes.call(null)), m.concat.call(1, 2),
  attempt(() => m.toString.call(1)), attempt(() => m.valueOf.call({})), m.indexOf.call('x', 'x'),
  m.split.call(102, 0), m.padEnd.call(7, 3, 0), [...m[Symbol.iterator].call(12)],
  m.toString.call(new String('boxed')), m.anchor.length, m.length, typeof m
);

//# String objects: indices, length, enumeration
const s = Object('hey'); s.x = 1; s[5] = 'z'; s[0] = 'H';
print(
  s, s.length, Object.keys(s), 1 in s, 9 in s, delete s[0], Object.getOwnPropertyDescriptor(s, 0),
  Object.getOwnPropertyDescriptor(s, 'length'), s == 'hey', s === 'hey', typeof s,
  attempt(() => Object.defineProperty(s, 1, { value: 'E' })),
  attempt(() => Object.defineProperty(s, 1, { value: 'e' }).length), [...s], JSON.stringify(s),
  Array.prototype.map.call('ab', (c) => c + c), Reflect.ownKeys(s), attempt(() => new String(Symbol()))
);
print(Object.getOwnPropertyNames('ab'), 'length' in Object(''), Reflect.set(s, 'length', 1), Reflect.set(s, 1, 'x'));

//# ropes: long strings built from pieces, read in the middle, compared and used as keys
let a = '', b = '';
for (let i = 0; i < 3000; i++) { a += i % 10; b = b + String(i % 10); if (i % 500 === 0) a.charCodeAt(i); }
const o = { [a]: 1 };
print(
  a === b, a.length, a[2999], a.slice(1234, 1244), o[b], a.indexOf('90123', 2000), (a + b).length, a < b + 'x',
  [...new Set([a, b])].length
);
let p = 'x'; for (let i = 0; i < 500; i++) p = 'é' + p + '\u4e00';
print(p.length, p[500], p.charCodeAt(0), p.charCodeAt(1000), p.includes('éx\u4e00')); let d = 'ab';
for (let i = 0; i < 12; i++) d += d;
print(d.length, d.lastIndexOf('ba'), d.replaceAll('ab', 'c').length, d.split('b').length); const parts = [];
for (let i = 0; i < 100; i++) { let q = 'k'; q += i; q += '.'; parts.push(q); }
print(parts.join('').length, parts[57], Object.keys(Object.fromEntries(parts.map((k) => [k, 1]))).at(-1));

//# iteration and spreading by code point, reverse and counting
const s = 'a\u{1f468}\u200d\u{1f469}b';
print(
  [...s].length, s.length, [...s].reverse().join('').length, Array.from(s, (c) => c.codePointAt(0).toString(16)),
  Object.entries('hi'), [...'ab'.entries?.call?.(['x']) ?? []], s.split('').length
);
const it = 'xy'[Symbol.iterator](); print(it.next(), it[Symbol.toStringTag], [...it], it.next());
for (const c of new String('pq')) print(c);

//# uri and escape functions
print(
  encodeURIComponent('a b&ü/\u{1f600}'), encodeURI('a b&ü/?#[]'), decodeURIComponent('%E2%82%AC%41'),
  decodeURI('%2F%41%23'), attempt(() => encodeURIComponent('\ud800')), attempt(() => decodeURIComponent('%E2%82')),
  attempt(() => decodeURIComponent('%C0%80')), attempt(() => decodeURIComponent('%ED%A0%80')),
  attempt(() => decodeURI('%')), encodeURIComponent("-_.!~*'()"), encodeURI(undefined),
  decodeURIComponent('%F0%9F%98%80')
);
