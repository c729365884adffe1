Programs for forms of bytecode that small programs do not reach: far variables, large constants, deep stacks.

//# more than 256 locals, parameters and closed-over variables
const names = (p, n) => Array.from({ length: n }, (_, i) => p + i);
const f = Function(...names('p', 300), `var ${names('v', 300).map((v, i) => `${v} = ${i}`).join()}; v299++; v298--; v297 += 5; v296 = v296 + 'x'; p299 = p299 * 2; p298++; p297 += 1; ++v290; --v291; v292 -= 1; v293 **= 2; const r = (v295 = p296 = 'both'); return [v299, v298, v297, v296, p299, p298, p297, r, v295, p296, v290, v291, v292, v293, typeof v294, v0, p0];`);
print(f(...names('', 300).map(Number)));

//# more than 256 closed-over variables, read, written, called, deleted
const n = 300;
const vars = Array.from({ length: n }, (_, i) => `let c${i} = ${i}; const k${i} = ${i}; var w${i} = ${i};`).join('');
const f = Function(`${vars} return [() => { c299 = c299 + 1; w298 = k299 + w0; c298++; w299 += c0; c297 = w297 = 'chain'; return [c299, w298, c298, w299, c297, w297, k${n - 1}, typeof c5]; }, () => [${Array.from({ length: n }, (_, i) => `c${i}, k${i}, w${i}`).join()}].length, () => { k299 = 1; }];`);
const [a, b, c] = f(); print(a(), a(), b(), attempt(c));

//# dead zones of variables far away and near
print(
  attempt(() => Function(`${Array.from({ length: 300 }, (_, i) => `let a${i} = 0;`).join('')} b; let b;`)()),
  attempt(() => Function(`${Array.from({ length: 300 }, (_, i) => `let a${i} = 0;`).join('')} const f = () => b; f(); let b;`)()),
  attempt(() => Function(`${Array.from({ length: 300 }, (_, i) => `let a${i} = 0;`).join('')} const f = () => { b = 1; }; f(); let b;`)()),
  attempt(() => { const f = () => { x = 1; }; f(); let x; }), attempt(() => { const f = () => x++; f(); let x; }),
  attempt(() => { const f = () => typeof x; f(); let x; }),
  attempt(() => { const f = () => ({ x } = { x: 1 }); f(); let x; })
);

//# many constants: numbers, strings, regular expressions, functions
const f = Function(`return [${Array.from({ length: 400 }, (_, i) => `${i}.5, 'string ${i}', ${100000 + i}, ${2 ** 40 + i}, ${i}n, ${i % 50 ? 'null' : `/r${i}/g`}, ${i % 50 ? 'undefined' : `(x) => x + ${i}`}`).join()}]`);
const r = f();
print(r.length, r[1], r.at(-7), r.at(-6), r.at(-5), r.at(-4), r.at(-3), r[350 * 7 + 5], r[350 * 7 + 6](1));
const o = Function(`return { ${Array.from({ length: 600 }, (_, i) => `prop${i}: ${i}`).join()} }`)();
print(
  Object.keys(o).length, o.prop599, -128, -129, 127, 128, 32767, 32768, -32768, -32769, 65535, 65536, 2147483647,
  2147483648, -2147483648, [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8]
);

//# every compound assignment to every kind of target
const o = { p: 7, s: 'x' };
class A {
  #f = 7; static q = 7;
  run(op) { return [...eval(`(() => { let l = 7, c = 7; const f = () => { c ${op} 3; return c; }; var g = { p: 7, 0: 7 }; const k = 'p'; this.#f = 7; A.q = 7; globalThis.gl = 7; l ${op} 3; g.p ${op} 3; g[0] ${op} 3; this.#f ${op} 3; A.q ${op} 3; gl ${op} 3; g[k] ${op} 1; return [l, f(), g.p, g[0], this.#f, A.q, gl]; })()`)]; }
}
const a = new A();
for (const op of [
  '=', '+=', '-=', '*=', '/=', '%=', '**=', '<<=', '>>=', '>>>=', '&=', '|=', '^=', '&&=', '||=', '??='
]) print(op, a.run(op));
delete globalThis.gl;

//# every increment of every kind of target, value used and not used
class A {
  #f = 1; static s = 1; get g() { return this.#f; } set g(v) { this.#f = v; }
  run() { let l = 1, c = 1; const cl = () => [c++, ++c, c--, --c]; const o = { p: 1, 0: 1 }; const k = 'p'; globalThis.gl = 1; l++; ++l; o.p++; ++o.p; o[k]--; this.#f++; ++this.#f; gl++; A.s--; this.g++; c++; return [l++, ++l, cl(), o.p++, ++o.p, o[k]--, --o[0], this.#f++, ++this.#f, gl++, --gl, A.s++, ++A.s, this.g--, --this.g, l, c, o, gl, A.s]; }
  static t() { return super.x++; } u() { super.y = 1; super.y++; ++super['y']; return [super.y, this.y]; }
}
print(new A().run(), A.t(), new A().u()); delete globalThis.gl;

//# super, with and computed members in compound assignments
class A { } A.prototype.v = 10; A.prototype.z = null;
class B extends A {
  run() { super.v += 5; const a = [this.v, super.v]; super['v'] **= 2; super.z ??= 'set'; super.v &&= super.v + 1; [super.d, ...super.r] = [1, 2, 3]; ({ k: super.k = 'dflt' } = {}); for (super.loop of [1, 2]); for (super['in'] in { q: 1 }); return [a, this.v, this.z, this.d, this.r, this.k, this.loop, this.in, delete this.v]; }
  bad() { delete super.v; }
}
print(new B().run(), attempt(() => new B().bad()));
with ({ w: 1, f() { return this.w; }, t(s) { return this.w + s[0]; } }) {
  w += 2; w++; w ||= 0; print(w, f(), t`x`, typeof w, (w, f)(), delete w, typeof w);
}
var w2 = 1; with ({}) { w2 = 5; w2++; var w3 = w2; print(typeof absent, w3); }

//# deep expressions: stacks of hundreds of values
const deep = (n) => eval('[' + Array.from({ length: n }, (_, i) => `(${i} + (`).join('') + '0' + '))'.repeat(n).slice(0) + ']');
const calls = eval('((...a) => a.length)(' + Array.from({ length: 2000 }, (_, i) => i).join() + ')');
print(
  calls, eval(Array.from({ length: 200 }, (_, i) => `${i} + (`).join('') + '0' + ')'.repeat(200)),
  eval('`' + '${1}x'.repeat(300) + '`').length,
  eval('[' + '[1,'.repeat(150) + '2' + ']'.repeat(150) + ']').flat(Infinity).length,
  eval('a=>'.repeat(100) + '1')()()().name, eval('!'.repeat(501) + 'true'), eval('(' + '1,'.repeat(500) + '"last")'),
  eval('1 ? '.repeat(100) + '2' + ' : 3'.repeat(100))
);

//# jumps over long bodies, in every direction
const pad = 'x = (x + 1) | 0;'.repeat(4000);
const f = Function('n', `let x = 0, t = ''; for (let i = 0; i < n; i++) { if (i === 1) { ${pad} continue; } switch (i) { case 2: ${pad} break; case 3: t += 'three'; break; default: t += 'd'; } try { if (i === 4) throw i; ${pad} } catch (e) { t += 'c' + e; ${pad} } finally { t += 'f'; if (i > 4) break; } } return [x, t];`);
print(f(0), f(2), f(4), f(9));
const g = Function(`let s = 0; do { ${'s++; if (s > 3000) break;'.repeat(2000)} } while (s < 2500); return s`);
print(
  g(), Function('a', `return a && (${'a + '.repeat(3000)} 0) || 'none'`)(1),
  Function('a', `return a ?? (${'1 + '.repeat(3000)} 0)`)(null)
);

//# comparisons with null, undefined and typeof, in values and in branches
const t = (v) => [v == null, v != null, v === null, v !== null, v === undefined, v !== undefined, typeof v === 'undefined', typeof v !== 'undefined', typeof v === 'function', typeof v == 'function', !(v == null), v === void 0 ? 1 : 2, typeof v === 'function' ? 1 : 2, typeof v === 'undefined' ? 1 : 2, v !== null ? 1 : 2, !v, !!v, -v !== -v, ~v, v?.x === undefined];
for (const v of [null, undefined, 0, '', () => 1, class {}, {}, NaN, -1.5, '7', []]) print(t(v));
const not = (a, b) => [!a, !(a && b), !(a || b), !(a ?? b), a != b, !(a != b), !(a !== b), ~a & ~b, a & b, a | b, a ^ b, a >> b, a >>> b, a << b, -a, +a];
print(not(1, 0), not(6, 3), not('5', 2.7), not(-9, 33), not(null, true), not(2 ** 33, 1));

//# stack shuffles: optional calls, delete, in, spread and yield in odd mixes
const o = { a: { b(...x) { return [this === o.a, x]; } }, f: null };
function* g() {
  const r = [
    yield 1, o?.a?.b(yield 2, ...(yield 3)), { [yield 4]: yield 5, ...(yield 6) }, o.f?.(yield 7), delete o[yield 8],
    (yield 9) in o, `${yield 10}${yield 11}`, new (yield 12)(yield 13)
  ];
  [o.x, o[yield 14] = yield 15] = [yield 16]; o.y ??= yield 17; o.y += yield 18; return [r, o.x, o.z, o.y];
}
const it = g(); let v = it.next();
const feed = { 3: [7, 8], 4: 'key', 6: { s: 1 }, 8: 'nokey', 9: 'a', 12: Array, 13: 2, 14: 'z', 16: 'first' };
while (!v.done) v = it.next(feed[v.value] ?? `s${v.value}`); print(v.value);

//# small functions with var locals, parameters and closures in every slot
function f(a, b, c, d, e) {
  var i = 0, j = 9, s = 's', t = 1.5; i++; ++i; j--; --j; s += 'x'; s += ''; t += 2; t += i; i += 5; i += 300; j += a;
  s += b; a = 1; b = a; c = b + 1; d = c; e = d++; c++; d = e = 7; var x = (c = 8), y = (d = 9), z = (e = 10);
  return [i, j, s, t, a, b, c, d, e, x, y, z];
}
print(f(3, 'q', 1, 2, 3), f());
function g() {
  var a = 1, b = 2, c = 3, d = 4, e = 5;
  const r = () => {
    a = 10; b = 20; c = 30; d = 40; e = 50; a += 1; b += 2; c += 3; d += 4; e += 5;
    return [(a = b), (b = c), (c = d), (d = e), (e = a), a++, ++b, c--, --d, typeof e];
  };
  return [r(), a, b, c, d, e];
}
print(g());

//# with inside functions: locals, parameters and closed-over variables as fallbacks
var out = [];
function f(p, q) {
  var l = 1, m = 2; let n = 3; const o = { own: 0, q: 'object' };
  const inner = () => {
    with (o) {
      m += 10; p += 'p'; own++; n *= 2; q += '!'; missing2 = l; delete o.q; [l, own] = [l + 1, own + 1];
      for (m in { key: 1 }); ({ x: n } = { x: n + 1 });
    }
  };
  with (o) { l += 5; l++; p += 1; own += 2; typeof l; m ??= 3; n ||= 4; } out.push(l, o.l); delete o.l; inner();
  return [l, m, n, p, q, o, missing2];
}
print(f(1, 2), out); delete globalThis.missing2;
function g(a) { with ({}) { return (() => { a = a + 1; with ({ b: 2 }) { a = a * b; b = a; return [a, b, typeof c, arguments.length]; } })(); } }
print(g(4));
function h(x) { with ({ get y() { return x; }, set y(v) { x = v; }, call() { return this.y; } }) { y = 5; y++; x += y; return [x, y, call()]; } }
print(h(0));

//# with in a function: a name is resolved before the value that hides it
//@ differs V8 resolves the name anew when it assigns.
//> ["hidden1", "hidden"]
//node> [1, "hidden1"]
(function () { var l = 1; const o = {}; with (o) { l = (o.l = 'hidden', l + 1); } return [l, o.l]; })();

//# members of super as targets of patterns with computed keys
class A { }
class B extends A { run(k) { const o = { a: 1, b: { c: 2 }, d: 3 }; ({ [k]: super.x, ['b']: { [`${'c'}`]: super[k + 'y'] }, [k + 'zz']: super['w' + k] = 'default', ...super.rest } = o); [super[k], ...super['r' + k]] = [7, 8, 9]; return this; } }
print(new B().run('a'));
