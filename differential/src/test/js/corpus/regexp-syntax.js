Regular expressions: what patterns match.

//# quantifiers, greedy and lazy, with captures
const m = (r, s) => { const x = r.exec(s); return x && [...x, x.index]; };
print(
  m(/a+?b*?c{2,3}?/, 'aabccc'), m(/(a*)*/, 'b'), m(/(a*)+/, 'b'), m(/(z)((a+)?(b+)?(c))*/, 'zaacbbbcac'),
  m(/(?:a|ab)(?:c|bcd)(?:d*)/, 'abcd'), m(/a{0}b/, 'ab'), m(/(?:){3}x/, 'x'), m(/(\w+)\s\1/, 'say hello hello'),
  m(/(a)|b/, 'b'), m(/((a)|(b))+/, 'ab'), m(/x*?y??z/, 'xyz'), m(/^(?:(\d+)x)?\s*(\d+)$/, '10x 20'),
  m(/(?=(a+))a*b\1/, 'baaabac'), m(/a{2,}/, 'caaat'), m(/(.*?)a(?!(a+)b\2c)\2(.*)/, 'baaabaac')
);

//# lookbehind, positive and negative, with captures inside
const m = (r, s) => { const x = r.exec(s); return x && [...x, x.index]; };
print(
  m(/(?<=\$)\d+(\.\d*)?/, 'cost $10.50'), m(/(?<!\$)\b\d+/, '$10 20'), m(/(?<=(\d+)(\d+))$/, '1053'),
  m(/(?<=\1(a))b/, 'aab'), m(/(?<=(?<a>\w){3})f/, 'abcdef'), m(/(?<=^|,)[^,]*/, 'a,b'), m(/(?<=a(?=b))b/, 'ab'),
  m(/(?<!(^|[ab]))\w{2}/, 'abcd'), 'abcdef'.replace(/(?<=([a-c]))/g, '[$1]'), m(/(?<=([abc]+)([abc]+))$/, 'abc'),
  m(/(?<!abc)\w\w\w/, 'abcdef'), m(/(?<=a.*?)c/s, 'a\nbc'), m(/(?<=(?:a|bc)d?)e/, 'bcde')
);

//# captures of a way that failed are undone, however many it set
const m = (r, s) => { const x = r.exec(s); return x && [...x, x.index]; };
print(
  m(/(?:(a)(b)c|ab)/, 'ab'), m(/(?:(a)(b)(c)(d)e|(a)b)/, 'abcd'), m(/(?:(a)|(b)|(c))*d?(?:(x)|)/, 'abcab'),
  m(/(?:(?<l>a)(?<r>b)x|a(?<m>b))/, 'ab'), m(/(?:(a)(?:(b)(c)|(b))d)?/, 'abd'), m(/((a)(b))?(?:ab)c/, 'ababc'),
  m(/(?:(a)(b)?)+?c|(ab)/, 'aabab'), m(/(?=(a)(b))\1(?:\2c|(b))/, 'ab'), m(/(?!(a)(b)c)(a)b/, 'ab'),
  m(/(?:(.)(.)(.)){2}!|(.)/, 'abcdef'), m(/(?:(\w)(\w)(?<=\2\1)|(\w))+/, 'aab'), m(/^(?:(a)(b)?)*?b?$/, 'abab'),
  'abab'.replace(/(?:(a)(b)(c)|(a))/g, (...x) => `<${x.slice(1, 5)}>`)
);

//# looking back over pairs of surrogates
const m = (r, s) => { const x = r.exec(s); return x && [...x, x.index]; };
const t = 'a\u{1F600}b\u{1F601}\ud83d\udc00c\ude00';
print(
  m(/(?<=\u{1F600})b/u, t), m(/(?<=^..)b/u, t), m(/(?<=^..)b/, t), m(/(?<=^...)b/, t), m(/(?<!a.)b/u, t),
  m(/(?<=(.)(.))\u{1F601}/u, t), m(/(?<=(.)(.))\u{1F600}/u, t), m(/(?<=([^a]{2}))c/u, t), m(/(?<=([^a]{3}))c/, t),
  m(/(?<=(\p{L}.*?))c/u, t), m(/(?<=\1(.))./u, '\u{1F600}\u{1F600}x'), m(/(?<=\ud83d)\udc00/, t), m(/(?<=\ud83d)\udc00/u, t),
  m(/(?<=[\u{1F600}-\u{1F64F}].)\u{1F400}/u, t), m(/(?<=.{4})c/u, t), m(/(?<=^.{6})c/u, t), m(/.(?<=\u{1F601})/u, t),
  m(/.(?<=.)(?<!b)$/u, t), m(/(?<=\b)b/u, t), m(/(?<=\w\W)b/u, t), t.replace(/(?<=.)(?=.)/gu, '|'), t.split(/(?<=\W)/u)
);

//# named groups in matches, references and replacements
const r = /(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d))?/; const x = r.exec('on 2024-05');
print(
  x.groups, Object.getPrototypeOf(x.groups), x.groups.day, '2024-05-06'.replace(r, '$<day>/$<month>/$<year>$<none>'),
  'aa bb'.replace(/(?<c>\w)\k<c>/g, (...a) => JSON.stringify(a)), /(?<a>.)(?<b>.)/.exec('xy').groups,
  Object.keys(/(?<z>.)(?<y>.)/.exec('12').groups), 'x'.replace(/(x)/, '$<a>'), /(?<\u{61}b>x)/u.exec('x').groups.ab,
  /(?<π>x)\k<π>/.test('xx'), /(?<$>a)(?<_>b)/.exec('ab').groups, /\k<a>(?<a>x)/.test('x'),
  'ab'.match(/(?<l>a)|(?<r>c)/g)
);

//# flags: sticky, unicode, dotAll, multiline, ignoreCase
print(
  /./s.test('\n'), /./.test('\u2028'), /^b$/m.test('a\nb\nc'), 'a\nb'.replace(/$/gm, '!'),
  /\u{1F600}/u.test('\u{1F600}'), /^.$/.test('\u{1F600}'), /^.$/u.test('\u{1F600}'),
  /[\u{1F600}-\u{1F64F}]/u.test('\u{1F610}'), /\ud83d/.test('\u{1F600}'), /\ud83d/u.test('\u{1F600}'),
  /\u212a/i.test('k'), /\u212a/iu.test('k'), /ſ/i.test('s'), /ſ/iu.test('s'), /[^x]/iu.test('X'), /σ/i.test('ς'),
  /ß/i.test('ẞ'), /ß/iu.test('ẞ'), /İ/i.test('i'), /\w/iu.test('ſ'), /[\w-a]/.test('-'), /É/i.test('é'),
  /[à-ý]/i.test('À')
);
const y = /foo/y; y.lastIndex = 3;
print(y.test('barfoo'), y.lastIndex, y.test('barfoo'), y.lastIndex, /^a/my.test('b\na')); const gy = /a/gy;
print('aaba'.match(gy), 'aaba'.replace(gy, 'x'), 'baa'.replace(gy, 'x'));

//# classes, escapes and boundaries
print(
  'a1_-é \t\u00a0\ufeff\u2003'.match(/\s/g).length, /[\b]/.test('\b'), /\cJ/.test('\n'), /[\0-\x1f]/.test('\x07'),
  /\x41\u0042\u{43}/u.test('ABC'), /[]/.test('a'), /[^]/.test('\n'), /[a-z&&[^x]]/.test('&]'),
  /\bfoo\b/.test('a foo b'), /\Bo/.exec('foo').index, /[\]\\-]/.exec('-')[0], /[+--]/.test(','), /[\d\D]/.test('x'),
  /\0/.test('\0'), /[^\W]/.test('_'), /\//.source, new RegExp('/').source, new RegExp('\n').source,
  new RegExp('').source, String(new RegExp('[/]')), RegExp('\\/').source, /[\s\S]{2}/.exec('a\nb')[0].length
);

//# unicode properties and sets
print(
  'aБβ中1٣'.match(/\p{L}/gu), /\p{Script=Greek}/u.test('β'), /\p{Lu}/u.test('a'), /\P{Lu}/u.test('a'),
  /\p{Lu}/iu.test('a'), /\p{Emoji_Presentation}/u.test('😀'), /\p{Nd}+/u.exec('x٣4')[0], /[\p{L}--[a-z]]/v.test('a'),
  /[\p{L}--[a-z]]/v.test('B'), /[[a-z]&&[aeiou]]/v.test('b'), /[\q{abc|d}x]/v.exec('zabc')[0],
  /\p{ASCII_Hex_Digit}/u.test('g'), /\p{Script_Extensions=Latin}/u.test('a'), /^\p{RGI_Emoji}$/v.test('👨‍👩‍👧'),
  /[^\d]/v.test('5'), /\p{Any}/u.test(''), /\p{ID_Start}/u.test('$'), /[\p{Lu}\p{Ll}]/u.test('é'),
  /\p{White_Space}/u.test('\u3000')
);

//# patterns that backtrack, nest and count
print(
  /^(a+)+$/.test('a'.repeat(15) + 'b'), /^(?:a?){20}a{20}$/.test('a'.repeat(20)),
  /(((((((((((a)))))))))))\11/.exec('aa')[0], /^(?:\d{1,3}\.){3}\d{1,3}$/.test('192.168.1.1'),
  /^(?=.*\d)(?=.*[a-z]).{4,8}$/.test('abc1'), /(?:(a)|(b)|(c))+/.exec('abc'), /(?:(x)|y)*/.exec('xy'),
  /a(?:b(?:c(?:d)?)?)?e/.exec('abce')[0], 'a'.repeat(1000).match(/a*?$/)[0].length, /(?:a{2}){3}/.exec('aaaaaaa')[0],
  /(a{1,2}){2}/.exec('aaa'), /((.)\2)+/.exec('aabbcd'), /"(?:[^"\\]|\\.)*"/.exec('x "a \\" b" y')[0],
  /^(?:(?!foo).)*$/.test('barfo'), /\d{3,}?/.exec('12345')[0], /x{0,0}/.exec('x')[0], /(?:ab?)*?c/.exec('aababc')[0]
);

//# errors of patterns
for (const [p, f] of [
  ['['], ['('], [')'], ['*'], ['a**'], ['a{2,1}'], ['[b-a]'], ['\\', ''], ['(?<a>x)(?<a>y)'], ['(?<1>x)'],
  ['\\k<a>', 'u'], ['\\u{110000}', 'u'], ['\\p{Foo}', 'u'], ['{1}'], ['a', 'gg'], ['a', 'x'], ['a', 'uv'],
  ['\\-', 'u'], ['(?=a)*', 'u'], [']', 'u'], ['{', 'u'], ['\\1', 'u'], ['(?:'], ['(?'], ['(?<=a)*'], ['[[a]', 'v'],
  ['[a--b&&c]', 'v'], ['\\00', 'u'], ['\\c', 'u'], ['[\\d-z]', 'u'], ['(?<a', ''], ['a{99999999999999}', ''],
  ['\\u{61', 'u'], ['\\xZ', 'u'], ['\\k<a>(?<a>.)', ''], ['(?i:a)(?-i', '']
]) print(p, f, attempt(() => new RegExp(p, f).source));

//# modifiers and duplicate names
//@ needs new RegExp('(?i:a)(?<x>b)|(?<x>c)')
//> true false true false true true false "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>"
//> null-prototype {"y": "2024", "m": "05"} null-prototype {"y": "2024", "m": "05"} "2024.05" "yy" "throws <SyntaxError>"
//> undefined
print(
  /(?i:a)b/.test('Ab'), /(?i:a)b/.test('AB'), /(?-i:a)b/i.test('aB'), /(?-i:a)b/i.test('AB'), /(?s:.)./.test('\nx'),
  /(?m:^a)/.test('b\na'), /(?im-s:^a.)/s.test('b\nA\n'), attempt(() => new RegExp('(?ii:a)')),
  attempt(() => new RegExp('(?-:a)')), attempt(() => new RegExp('(?i-i:a)')), attempt(() => new RegExp('(?g:a)'))
);
const r = /(?<y>\d{4})-(?<m>\d\d)|(?<m>\d\d)\/(?<y>\d{4})/;
print(
  r.exec('2024-05').groups, r.exec('05/2024').groups, '05/2024'.replace(r, '$<y>.$<m>'),
  /(?:(?<a>x)|(?<a>y))\k<a>/.exec('yy')[0], attempt(() => new RegExp('(?<a>x)(?<a>y)'))
);

//# RegExp.escape
//@ needs RegExp.escape
//> "\\x61\\.b\\*c" "\\x31st" "\\n\\x20\\u2028\\x2d\\x2c" "" "\\ud800x" "\\(x\\)\\[y\\]\\{z\\}\\/\\^\\$\\|\\\\\\?\\+" "throws <TypeError>" true "_\\x7e\\x40\\x23"
//> undefined
print(
  RegExp.escape('a.b*c'), RegExp.escape('1st'), RegExp.escape('\n \u2028-,'), RegExp.escape(''),
  RegExp.escape('\ud800x'), RegExp.escape('(x)[y]{z}/^$|\\?+'), attempt(() => RegExp.escape(5)),
  new RegExp(RegExp.escape('+(a)')).test('x+(a)'), RegExp.escape('_~@#')
);

//# RegExp.escape of letters beyond ASCII
//@ needs RegExp.escape
//@ differs QuickJS escapes Latin-1 letters, which needs no escape (EncodeForRegExpEscape).
//> "\\xe9\u0107"
//node> "\u00e9\u0107"
RegExp.escape('é\u0107');

//# many captures reset in each round of a quantifier, with a deep stack of states
const out = [];
for (const n of [2, 3, 4, 8, 20]) {
  const letters = Array.from({ length: n }, (_, i) => '(' + String.fromCharCode(97 + i) + '+)').join('|');
  const re = new RegExp('^(?:' + letters + '|,)*$');
  for (const length of [1, 5, 17, 100, 3000]) {
    let s = '';
    for (let i = 0; i < length; i++) {
      s += String.fromCharCode(97 + (i % n)) + (i % 3 ? ',' : '');
    }
    const m = re.exec(s);
    out.push(m.length, m.filter((x) => x !== undefined).join(), re.test(s + '!'));
  }
}
print(out.join());
