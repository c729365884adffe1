Control flow: labels, switch, loops, completion values.

//# labelled break and continue
const out = [];
outer: for (let i = 0; i < 4; i++) { inner: for (let j = 0; ; j++) { if (j === 2) continue outer; if (i === 2) break inner; if (i === 3) break outer; out.push(`${i}${j}`); } out.push('after inner'); }
block: { out.push('in'); if (out.length) break block; out.push('never'); } a: b: c: for (;;) { break b; }
x: { y: { break x; } out.push('never'); } print(out);

//# labels in while, do, for-in and for-of
const out = [];
l: while (true) { m: do { for (const k in { a: 1, b: 2, c: 3 }) { for (const v of [1, 2, 3]) { if (v === 2 && k === 'a') break; if (k === 'b') continue m; out.push(k + v); } } out.push('never'); } while (out.length < 4 && out.push('again')); break l; }
l: for (;;) { break l; } print(out);

//# continue in do-while evaluates the condition
let n = 0; do { n++; if (n < 5) continue; n += 10; } while (n < 8); print(n); let i = 0;
outer: do { i++; while (true) { if (i < 3) continue outer; break outer; } } while (i < 10); print(i); let w = 0;
while (w++ < 5) if (w % 2) continue; else if (w > 3) break; print(w);

//# switch: fallthrough, default in the middle, strict equality, evaluation order
const run = (v) => {
  const out = [];
  switch (v) { case 1: out.push(1); default: out.push('d'); case 2: out.push(2); break; case NaN: out.push('nan'); case '1': out.push("'1'"); }
  return out;
};
print(run(1), run(2), run(3), run(NaN), run('1'), run(-0)); const log = [];
const c = (x) => { log.push(x); return x; };
switch (c(3)) { case c(1): case c(2): log.push('no'); case c(3): log.push('yes'); case c(4): log.push('through'); break; default: log.push('default'); }
print(log); switch (1) {} switch (print('evaluated')) { default: }

//# switch with continue, return, nested and strings
const f = (xs) => {
  const out = [];
  for (const x of xs) {
    switch (typeof x) { case 'number': if (x > 5) continue; out.push('small'); break; case 'string': switch (x) { case 'stop': return out; case 'skip': break; default: out.push(x); } break; case 'object': out.push(x === null ? 'null' : 'object'); }
    out.push('.');
  }
  return out;
};
print(f([1, 9, 'a', 'skip', null, {}, true, 'stop', 'never']));

//# for loops with missing parts, sequences and several variables
let s = ''; for (var i = 0, j = 10; i < j; i += 3, j--) s += `${i},${j};`; for (; i > 0; ) i -= 5; for (;;) break;
let k = 3; for (; k--; ); print(s, i, k); for (let [a, b] = [1, 1], n = 0; n < 5; [a, b] = [b, a + b], n++) s = a;
print(s); for (var x = 0 in {}); print(x);

//# for-in: own before inherited, shadowed, deleted and added while running
const o = { b: 1, 2: 'x', a: 1, 1: 'y', __proto__: { inherited: 1, a: 2, 0: 'z' } }; const keys = [];
for (const k in o) keys.push(k); print(keys); const d = { a: 1, b: 2, c: 3 }; const seen = [];
for (const k in d) { seen.push(k); delete d.b; d.z = 1; } print(seen);
Object.defineProperty(o, 'inherited', { value: 1, enumerable: false }); const again = [];
for (const k in o) again.push(k); print(again); for (const k in 'ab') print(k); for (const k in [, 1, , 2]) print(k);
for (k2 in null); for (k2 in undefined); for (var k2 in 5); print(k2);
for (const k in new Proxy({ p: 1, q: 2 }, { ownKeys: () => ['q', 'p', 'r'], getOwnPropertyDescriptor: (t, k) => (k === 'r' ? undefined : { value: 1, enumerable: k !== 'x', configurable: true }) })) print(k);

//# for-in and for-of assign to any target
const o = {}, a = []; for (o.k in { x: 1, y: 2 }); for (a[a.length] of [1, 2, 3]); for ([o.f, ...o.r] of ['abc']);
for ({ length: o.l } of ['four']); let q; for ((q) of [9]); print(o, a, q); var fs = [];
for (var v of [1, 2]) fs.push(() => v); print(fs.map((f) => f()));

//# finally decides over return, break and continue
const log = []; const f = () => { try { return log.push('try'); } finally { log.push('finally'); } };
const g = () => { try { return 1; } finally { return 2; } };
const h = () => {
  for (let i = 0; ; i++) { try { return 'returned'; } finally { if (i < 2) continue; break; } }
  return 'after ' + log.length;
};
const k = () => { l: try { throw 1; } finally { break l; } return 'swallowed'; };
const m = () => { let x = 1; try { return x; } finally { x = 2; } };
const n = () => { try { throw 'lost'; } catch (e) { throw 'new'; } finally { return 'quiet'; } };
print(f(), g(), h(), k(), m(), n(), log);

//# nested finally in loops with labels
const log = [];
outer: for (const a of [1, 2, 3]) { try { for (const b of [1, 2, 3]) { try { if (b === 2) continue outer; if (a === 3) break outer; log.push(`${a}${b}`); } finally { log.push(`f${b}`); } } } finally { log.push(`F${a}`); } }
print(log.join(' '));

//# completion values of statements
for (const src of [
  '1; ;', 'var x = 5', '2; if (false) 3', '4; if (true) {}', '5; do { 6; break; } while (0)',
  '7; try { 8 } finally { 9 }', '1; try { throw 2 } catch (e) { e + 1 } finally { 4 }',
  'switch (1) { case 1: 10; case 2: 11; break; }', '12; switch (1) {}', 'l: { 13; break l; 14 }',
  '15; function f() {}', '16; class C {}', 'for (var i = 0; i < 3; i++) i * 2', '17; for (var j of []) 18',
  '19; while (false);', '20; with ({}) 21', 'let a = 1; a; { let b = 2; b + a }', '22; {}', '23; var y = 24',
  '"use strict"', 'do { 25; continue; } while (false)', '26; l: for (;;) { 27; break l; }',
  'for (var k in { a: 1, b: 2 }) k', 'eval("30;var q=1")', '31; if (1) { 32; } else 33; ;;', '34; label: 35',
  'throw_: 36; do { 37; try { 38; break } finally { 39 } } while (0)',
  '40; do { try { 41; continue } finally { } } while (0)'
]) print(src, attempt(() => eval(src)));

//# the completion value of an empty catch block
//@ differs QuickJS keeps the value of the try block.
//> 2
//node> undefined
eval('1; try { 2; throw 3 } catch { }');

//# comma, void, conditional, and short circuits
const log = []; const t = (x) => { log.push(x); return x; }; print((t(1), t(2)), void t(3), t(0) || t(4), t(5) && t(6), t(null) ?? t(7), t(0) ?? t(8), t('') ? t(9) : t(10), !(t(0) && t(11)), (t(1), t(0)) || (t(2), t(3)), log); let a = null, b = 0, c = 1; a ||= t('a'); b &&= t('b'); c ??= t('c'); b ??= 5; c &&= 6; print(a, b, c);

//# deep nesting of blocks, ifs and ternaries
const classify = (n) => n < 0 ? 'negative' : n === 0 ? 'zero' : n < 10 ? n % 2 ? 'small odd' : 'small even' : n < 100 ? 'medium' : 'large';
print([-1, 0, 3, 4, 50, 500].map(classify));
const f = (a, b, c) => {
  if (a) if (b) return 'ab'; else if (c) return 'ac'; else return 'a'; else if (b) { if (c) return 'bc'; } else return 'none';
  return 'b';
};
print([[1, 1, 0], [1, 0, 1], [1, 0, 0], [0, 1, 1], [0, 1, 0], [0, 0, 0]].map((x) => f(...x)));
print(
  eval('{'.repeat(100) + '"deep"' + '}'.repeat(100)), eval('('.repeat(200) + '1' + ')'.repeat(200)),
  eval('1' + '+1'.repeat(2000)), eval('[' .repeat(100) + ']'.repeat(100)).length
);

//# long jumps: bodies too large for short offsets
const body = Array.from({ length: 3000 }, (_, i) => `x = (x * 31 + ${i}) | 0; if (x === ${-i - 7}) break;`).join('\n');
const f = Function(`let x = 1, n = 0; outer: while (n < 3) { for (;;) { n++; try { ${body} } finally { if (n < 2) continue; } break outer; } } return [x, n];`);
print(f());
const sw = Function('v', `switch (v) { ${Array.from({ length: 500 }, (_, i) => `case ${i}: return ${i} * 2;`).join(' ')} default: return 'none'; }`);
print(sw(0), sw(499), sw(250), sw(501));
const tern = Function('x', 'return ' + Array.from({ length: 200 }, (_, i) => `x === ${i} ? "v${i}" : `).join('') + '"end"');
print(tern(150), tern(-1));
