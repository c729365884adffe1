The ends of generators: return and throw through finally, break out of loops, closing of iterators.

//# return runs finally, which may yield, override and swallow
function* a() { try { yield 1; } finally { print('cleanup'); } }
function* b() { try { yield 1; } finally { yield 'more'; } }
function* c() { try { yield 1; } finally { return 'overridden'; } }
function* d() { for (;;) { try { yield 1; } finally { break; } } yield 'after'; }
for (const g of [a, b, c, d]) { const it = g(); it.next(); print(it.return('r'), it.next(), it.next()); }

//# throw goes to catch, then finally, then out
function* g() { try { try { yield 1; } catch (e) { print('caught', e); yield 2; throw 'second'; } finally { print('finally'); yield 3; } } catch (e) { print('outer', e); yield 4; } }
const it = g(); it.next(); print(it.throw('first'), it.next(), it.next(), it.next(), it.next());

//# nested finally blocks run from the inside out on return
function* g() { try { try { try { yield 1; } finally { print('f1'); yield 'y1'; } } finally { print('f2'); yield 'y2'; } } finally { print('f3'); } }
const it = g(); it.next(); print(it.return('R'), it.next('n'), it.next(), it.next());

//# a second return during finally replaces the first
function* g() { try { yield 1; } finally { try { yield 'f'; } finally { print('inner'); } print('unreached'); } }
const it = g(); it.next(); print(it.return('first'), it.return('second'), it.next());
const it2 = g(); it2.next(); it2.return('x'); print(attempt(() => it2.throw('thrown')), it2.next());

//# for-of closes on break, return, throw and labelled continue
const source = () => ({ n: 0, [Symbol.iterator]() { return this; }, next() { return { value: this.n++, done: false }; }, return() { print('closed at', this.n); return {}; } });
for (const x of source()) if (x > 1) break; (() => { for (const x of source()) return x; })();
print(attempt(() => { for (const x of source()) throw 'body'; }));
outer: for (let i = 0; i < 2; i++) for (const x of source()) { if (x) continue outer; }
done: { for (const x of source()) break done; }
for (const x of source()) { try { break; } finally { print('finally first'); } }

//# errors of return and errors of the body
const source = (r) => ({ [Symbol.iterator]() { return this; }, next: () => ({ value: 1, done: false }), return: r });
print(
  attempt(() => { for (const x of source(() => { throw 'from return'; })) break; }),
  attempt(() => { for (const x of source(() => { throw 'from return'; })) throw 'from body'; }),
  attempt(() => { for (const x of source(() => 5)) break; }), attempt(() => { for (const x of source(5)) break; }),
  attempt(() => { for (const x of source(null)) break; return 'fine'; }),
  attempt(() => { for (const x of source(5)) throw 'body wins'; })
);

//# an iterator that fails itself is not closed
const bad = (o) => ({ [Symbol.iterator]() { return { return() { print('closed?!'); return {}; }, ...o }; } });
print(
  attempt(() => { for (const x of bad({ next() { throw 'next'; } })); }),
  attempt(() => { for (const x of bad({ next: () => 1 })); }),
  attempt(() => { for (const x of bad({ next: () => ({ get done() { throw 'done'; } }) })); }),
  attempt(() => { for (const x of bad({ next: () => ({ done: false, get value() { throw 'value'; } }) })); }),
  attempt(() => { for (const x of bad({})); }), attempt(() => { for (const x of { [Symbol.iterator]: () => 1 }); })
);

//# destructuring closes what it does not exhaust
const make = (n) => ({ i: 0, [Symbol.iterator]() { return this; }, next() { return { value: this.i, done: this.i++ >= n }; }, return() { print('closed'); return {}; } });
const [a, b] = make(5); const [c, d, e] = make(2); const [...f] = make(3); const [] = make(1);
const [, , g] = make(9); print(a, b, c, d, e, f, g);
print(attempt(() => { const [x = (() => { throw 'default'; })()] = { [Symbol.iterator]() { return { next: () => ({ value: undefined, done: false }), return() { print('closed after default'); return {}; } }; } }; }));
let o = { set p(v) { throw 'setter'; } }; print(attempt(() => { [o.p] = make(3); }));

//# generators closed by destructuring and loops run their finally
function* g(tag) { try { yield 1; yield 2; } finally { print('finally', tag); } } const [x] = g('destructuring');
for (const v of g('loop')) break; for (const v of g('whole')); Array.from(g('from')); new Map([]);
print(
  x, attempt(() => new Map(g('map'))), attempt(() => Object.fromEntries(g('entries'))),
  attempt(() => Array.from(g('mapper'), () => { throw 'm'; }))
);

//# return in finally inside loops with labels
function* g() {
  outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { try { yield `${i}${j}`; if (j === 1) continue outer; } finally { print('f', i, j); if (i === 1) break outer; } } }
  return 'end';
}
for (const v of g()) print(v); const it = g(); it.next(); print(it.return(5), it.next());

//# return with a value that is computed by yield
function* g() { try { return yield 'a'; } finally { const v = yield 'b'; print('finally got', v); if (v === 'replace') return 'replaced'; } }
const run = (...vs) => { const it = g(); return vs.map((v) => it.next(v)); };
print(run(0, 'ret', 'keep'), run(0, 'ret', 'replace'));

//# throw into delegation, caught inside, caught outside
function* inner() { try { yield 1; } catch (e) { print('inner', e); yield 'recovered'; } }
function* outer() { try { yield* inner(); yield* (function* () { yield 2; })(); } catch (e) { print('outer', e); return 'out'; } }
const it = outer(); it.next(); print(it.throw('x'), it.next(), it.throw('y'), it.next());

//# return through delegation and finally of both
function* inner() { try { yield 1; } finally { print('inner'); yield 'inner yields'; } }
function* outer() { try { yield* inner(); } finally { print('outer'); } } const it = outer(); it.next();
print(it.return('r'), it.next(), it.next());
function* stubborn() { for (;;) try { yield 's'; } finally { continue; } }
function* wrap() { try { yield* stubborn(); } finally { print('never'); } } const s = wrap(); s.next();
print(s.return(1), s.return(2), s.next());

//# a generator dropped midway never runs its finally
function* g() { try { yield 1; } finally { print('finally'); } } let it = g(); it.next(); it = null; print('dropped');

//# spread and yield* take next once
let reads = 0;
const it = { [Symbol.iterator]() { let n = 0; return { get next() { reads++; return () => ({ value: n, done: n++ > 2 }); } }; } };
print([...it], reads); print([...(function* () { yield* it; })()], reads); for (const x of it); print(reads);
