Templates and tags.

//# substitution
const log = []; const t = (n) => ({ toString() { log.push(n); return n; }, valueOf: () => 'value' });
print(`${t('a')}-${t('b')}${1 + 1}${[1, [2]]}${null}${undefined}${{}}${() => 1}`, log, `line
two`, `\u{41}\x42\
c`, `$`, `$$`, `\${}`, `${'}'}`, `a${`b${`c`}`}d`, `${1}${2}`, attempt(() => `${Symbol()}`), `\0`, `${-0}`, `${(() => { return `x`; })()}`);

//# tags: strings, raw, frozen, one object for each place
function tag(s, ...v) { return [s, s.raw, v, Object.isFrozen(s), Object.isFrozen(s.raw)]; }
print(tag`a${1}b\n${2}`, tag``, tag`\u{41}${'x'}`); const objs = []; const same = (s) => { objs.push(s); return s; };
for (let i = 0; i < 3; i++) same`x${i}`; const f = () => same`x`; f(); f(); same`x`;
print(
  objs[0] === objs[1], objs[3] === objs[4], objs[4] === objs[5], Object.getOwnPropertyDescriptor(objs[0], 'raw'),
  Object.getOwnPropertyNames(objs[0])
);

//# escapes that are wrong are undefined in a tag
const tag = (s) => [s[0], s.raw[0], s.length];
print(tag`\u`, tag`\xZ`, tag`\u{110000}`, tag`\01`, tag`\8`, tag`ok\u{0}\x00`, ((s, v) => [s, v])`\u${1}y`, tag`\r\n`, tag`
`, eval('tag`a\r\nb`'), eval('tag`a\rb`'));

//# tags and this
const o = { f() { return this === o; }, g: () => (s) => s.raw[0], h: { k(s) { return [this === o.h, s[0]]; } } };
print(o.f``, o.g()`raw`, o.h.k`x`, o['f']`y`, (() => (...a) => a)()`1${2}3`, ((s) => (t) => s[0] + t[0])`a``b`);
function C(s) { return function () { this.made = s[0]; }; }
print(new (C`x`)(), new C`y` instanceof Object, attempt(() => 5`x`), attempt(() => o.none`x`));
function* g() { const v = (yield)`a${yield 'mid'}b`; return v; } const it = g(); it.next();
it.next((s, x) => [...s, x]); print(it.next('!'));

//# tags in generators, async functions and eval
const tag = (s, ...v) => s.raw.join('|') + v.join();
(async () => {
  print(tag`a${await 1}b${await Promise.resolve(2)}c`, eval('tag`e${1}`'), `${await 'x'}${[await 1]}`);
  const a = () => eval('((s) => s)`q`'); print(a() === a());
})();
