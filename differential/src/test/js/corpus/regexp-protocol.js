Regular expressions: exec, match, replace, split and their protocols.

//# lastIndex with g, y and neither
const r = /a/g; print(r.exec('aa').index, r.lastIndex, r.exec('aa').index, r.exec('aa'), r.lastIndex); const n = /a/;
n.lastIndex = 5; print(n.test('a'), n.lastIndex); const f = /a/g; f.lastIndex = { valueOf: () => 1 };
print(f.test('aa'), f.lastIndex); const e = /(?:)/g;
print(e.exec('x').index, e.lastIndex, e.exec('x').index, '𝒳'.match(/(?:)/gu).length, '𝒳'.match(/(?:)/g).length);
Object.defineProperty(f, 'lastIndex', { writable: false, value: 0 });
print(attempt(() => f.test('b')), attempt(() => Object.freeze(/x/).test('x')));

//# results of exec
const m = /(?<a>b)(c)?/d.exec('abx');
print(
  m, m.index, m.input, m.groups, m.indices, m.indices.groups, Object.keys(m), m.length, Object.keys(/x/.exec('x')),
  /x/.exec('y'), /undefined/.exec()[0], /null/.test(null), /(?:(a)|b)/d.exec('b').indices
);

//# replace: patterns in the replacement
const f = (r, s = 'abcd') => s.replace(r, "[$$|$&|$`|$'|$1|$2|$01|$10|$3|$0|$<n>|$]");
print(
  f(/(b)(c)/), f('b'), f(/(?<n>b)/), f(/x/), 'aaa'.replace('a', '$&$&'), 'abc'.replace(/(?<x>b)/, '$<x>$<y>$<x'),
  '12'.replace(/(1)(2)/, '$2$1$11$3'), 'x'.replace(/(y)?x/, '[$1]'), 'ab'.replaceAll('', '-'),
  'a.b.c'.replaceAll('.', '$&$&'), 'aXbX'.replaceAll(/x/gi, (m, i) => m + i), attempt(() => 'a'.replaceAll(/a/, '')),
  'abc'.replace('b', () => '$&'), 'abc'.replace(undefined, 'x'), 'undefined'.replace(undefined, 'x'),
  'a1b2'.replace(/\d/g, '<$`>')
);

//# replace callbacks: arguments, nesting, errors, results that are no strings
const log = [];
print(
  'a1b22'.replace(/(?<l>[a-z])(\d+)(x)?/g, (...a) => { log.push(a); return a[1].toUpperCase(); }), log,
  'abc'.replace(/b/, () => undefined), 'abc'.replace(/b/, () => ({ toString: () => 'obj' })),
  'a-b-c'.replace(/-(\w)/g, (_, c) => c.toUpperCase()),
  'aabb'.replace(/a/g, (m, i) => 'x'.replace(/x/g, (n, j) => `${i}${j}`)),
  'abc'.replace(/(a)(?:(z))?/, (m, p, q, i, s) => [m, p, q, i, s].join()),
  'x'.replace('x', (...a) => JSON.stringify(a)), attempt(() => 'a'.replace(/a/, () => { throw 'cb'; })),
  attempt(() => 'a'.replace(/a/, () => Symbol()))
);

//# match, matchAll, search, split, test
print(
  'a1b2'.match(/\d/g), 'abc'.match(/\d/g), 'a1'.match(/(\d)/).index, 'abc'.match(), 'abc'.match('b').index,
  'a.c'.match('.')[0], [...'a1b2'.matchAll(/[a-z](\d)/g)].map((m) => [m[0], m[1], m.index]),
  attempt(() => 'a'.matchAll(/a/)), [...'aXbx'.matchAll('x')].length, 'abc'.search(/c/), 'abc'.search('d'),
  'a,b,,c'.split(','), 'a1b2c'.split(/\d/), 'a1b2c'.split(/(\d)/), 'abc'.split(''), 'abc'.split(), ''.split(''),
  ''.split(','), 'a,b,c'.split(',', 2), 'abc'.split(/(?:)/), 'ab'.split(/(x)?/), '𝒳y'.split(''),
  '𝒳y'.split(/(?:)/u), 'abc'.split('b', 0), 'a  b'.split(/\s*/), 'abc'.split(/$/),
  'A<B>bold</B>and'.split(/<(\/)?([^<>]+)>/), 'test'.split('t', -1), 'a1b'.split(1)
);

//# matchAll iterators: copies, laziness, own exec
const r = /./g; r.lastIndex = 1; const it = 'abc'.matchAll(r); r.lastIndex = 0;
print(
  it.next().value[0], r.lastIndex, it[Symbol.toStringTag], it[Symbol.iterator]() === it, [...it].map((m) => m[0]),
  it.next(), [...'ab'.matchAll(/(?:)/g)].map((m) => m.index)
);
class R extends RegExp { exec(s) { const m = super.exec(s); if (m) m[0] += '!'; return m; } }
print([...'ab'.matchAll(new R('.', 'g'))].map((m) => m[0]));

//# the protocols are methods that anything may have
const p = (name) => ({ [Symbol[name]](...a) { return [name, ...a]; } });
print(
  's'.match(p('match')), 's'.matchAll(p('matchAll')), 's'.replace(p('replace'), 'x'), 's'.search(p('search')),
  's'.split(p('split'), 5), 's'.replaceAll(p('replace'), 'y'), attempt(() => 'a'.includes(/a/)),
  attempt(() => 'a'.startsWith(Object.assign(/a/, { [Symbol.match]: true }))),
  '/a/'.includes(Object.assign(/a/, { [Symbol.match]: false })),
  's'.match({ [Symbol.match]: null, toString: () => 's' })?.[0]
);

//# exec overridden, its results checked
class R extends RegExp { exec() { return this.result; } }
const make = (result, flags) => Object.assign(new R('x', flags), { result });
print(
  attempt(() => make(5).test('x')), make(null).test('x'), make({}).test('x'), attempt(() => 'x'.match(make(5))),
  'abc'.replace(make({ index: 1, 0: 'b', length: 1 }), '[$&]'),
  'abc'.replace(make({ index: 1, 0: 'b', length: 2, 1: 'cap', groups: { n: 'named' } }), '[$1$<n>]'),
  'abc'.replace(make({ index: 99, 0: 'zz', length: 1 }), 'x'), attempt(() => RegExp.prototype.exec.call({}, 'x')),
  attempt(() => RegExp.prototype.test.call(5, 'x')),
  RegExp.prototype[Symbol.replace].call({ flags: '', exec: () => null }, 's', 'r'),
  RegExp.prototype.test.call({ exec: () => ({}) }, '')
);

//# steps over flags, exec and lastIndex
const log = [];
class R extends RegExp {
  get flags() { log.push('flags'); return super.flags; } get global() { log.push('global'); return super.global; }
  get unicode() { log.push('unicode'); return super.unicode; } exec(s) { log.push('exec'); return super.exec(s); }
}
const run = (f) => { log.length = 0; const r = f(); return [r, log.join(' ')]; };
print(
  run(() => 'a-b'.split(new R('-'))), run(() => 'ab'.search(new R('b'))), run(() => new R('a', 'gi').toString()),
  run(() => [...'ab'.matchAll(new R('a', 'g'))].length)
);

//# replace and match read flags, not global
//@ differs V8 reads global and unicode, as the specification had it before ECMAScript 2023.
//> ["flags"]
//> ["flags", "Symbol(Symbol.replace)", "flags", "exec"]
//> undefined
//node> []
//node> ["Symbol(Symbol.replace)", "global", "unicode", "exec"]
//node> undefined
const log = []; class R extends RegExp { get flags() { log.push('flags'); return super.flags; } }
'aab'.replace(new R('a', 'g'), 'x'); print(log);
attempt(() => ''.replace(new Proxy(/x/g, { get(t, k) { log.push(String(k)); return t[k]; } }), 'y')); print(log);

//# replace by nothing looks whether the expression is a plain one
//@ differs QuickJS reads constructor, to see whether there is a shorter way.
//> ["constructor"]
//node> []
const log = []; const logged = new Proxy(/x/g, { get(t, k) { if (k === 'constructor') log.push(k); return t[k]; } });
attempt(() => ''.replace(logged, '')); log;

//# line terminators in the source of a RegExp
//@ differs QuickJS escapes no line or paragraph separator in source (EscapeRegExpPattern).
//> "/\u2028/"
//node> "/\\u2028/"
String(new RegExp('\u2028'));

//# constructing from patterns, sources and flags
const r = /a/gi;
print(
  RegExp(r) === r, new RegExp(r) === r, new RegExp(r, 'm').flags, RegExp(r, 'g') === r, new RegExp().toString(),
  new RegExp(undefined).source, new RegExp(null).source, new RegExp({ toString: () => 'obj' }).source, /[/]\//.source,
  r.flags, RegExp.prototype.flags, RegExp.prototype.source, RegExp.prototype.toString(), RegExp.prototype.global,
  attempt(() => Object.getOwnPropertyDescriptor(RegExp.prototype, 'global').get.call({})),
  RegExp.prototype.toString.call({ source: 's', flags: 'f' }),
  Object.getOwnPropertyDescriptor(RegExp.prototype, 'flags').get.call({ global: 1, hasIndices: 1, sticky: true, unicodeSets: 'x' }),
  Object.getOwnPropertyDescriptor(r, 'lastIndex'), RegExp.length,
  new RegExp(Object.assign(/x/y, { constructor: RegExp })).flags,
  RegExp({ [Symbol.match]: true, source: 'q', flags: 'g', constructor: null }).toString()
);
print(RegExp[Symbol.species] === RegExp, attempt(() => new RegExp(Symbol())));

//# a literal makes a new object each time
const make = () => /x/g; print(make() === make(), make().test('x') && make().lastIndex); const rs = [];
for (let i = 0; i < 2; i++) rs.push(/y/); print(rs[0] === rs[1]);
function f(r = /z/g) { return r.exec('zz').index + r.lastIndex; } print(f(), f());

//# compile resets in place
const r = /a/g; r.lastIndex = 3;
print(
  r.compile('b', 'i') === r, r, r.test('B'), attempt(() => r.compile('[')), r.source,
  attempt(() => r.compile(/x/, 'g')), r.compile(/y/m).flags, r.compile().source
);
