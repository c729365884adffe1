JSON.

//# stringify of every kind
const o = {
  u: undefined, f() {}, s: Symbol('x'), n: NaN, i: -Infinity, z: -0, d: new Date(0), r: /x/, e: new Error('x'),
  m: new Map([[1, 2]]), b: new Boolean(false), num: Object(5), str: new String('s'), nul: null,
  arr: [undefined, () => 1, Symbol(), , 1], nested: { a: {} }, [Symbol('k')]: 1, ta: new Uint8Array([1])
};
Object.defineProperty(o, 'hidden', { value: 1 });
print(
  JSON.stringify(o), JSON.stringify(undefined), JSON.stringify(() => 1), JSON.stringify(Symbol()),
  JSON.stringify(null), JSON.stringify('a"\\\n\u2028\ud800\udc00\ud800\x07\x7f'),
  JSON.stringify(Object.create({ inherited: 1 })), JSON.stringify([[], {}, [[]]]), JSON.stringify(1e21),
  JSON.stringify([NaN, new Number(3), Object(false)]), attempt(() => JSON.stringify(Object(1n))),
  JSON.stringify({ '\u0000é"': 1, 2: 2, 1: 1 }), JSON.stringify(new Proxy([1, 2], {})), JSON.stringify(Object('x')),
  JSON.stringify(new (class { a = 1; #b = 2; get c() { return 3; } })())
);

//# space
const o = { a: [1, { b: 2 }, []], c: {} };
print(
  JSON.stringify(o, null, 2), JSON.stringify(o, null, '--'), JSON.stringify([1], null, 20),
  JSON.stringify([1], null, 'x'.repeat(15)), JSON.stringify([1], null, 0), JSON.stringify([1], null, -1),
  JSON.stringify([1], null, Object(1)), JSON.stringify([1], null, new String(' ')), JSON.stringify([1], null, true),
  JSON.stringify([1], null, 1.9), JSON.stringify([], null, 2), JSON.stringify({ u: undefined }, null, 2),
  JSON.stringify([1], null, {})
);

//# replacer functions and lists
const log = [];
print(
  JSON.stringify({ a: 1, b: [2, { c: 3 }] }, function (k, v) { log.push([k, Array.isArray(this), typeof v]); return typeof v === 'number' ? v * 10 : v; }),
  log, JSON.stringify({ a: 1, b: 2, c: { a: 3, d: 4 } }, ['a', 'c']),
  JSON.stringify({ 1: 'x', a: 2 }, [1, new String('a'), {}, 'a']), JSON.stringify({ a: 1 }, []),
  JSON.stringify([1, 2], (k, v) => (k === '0' ? undefined : v)),
  JSON.stringify(1, (k, v) => (k === '' ? { toJSON: () => 'no', x: undefined, y: 1 } : v)), JSON.stringify({ b: 1, a: 2 }, ['a', 'b']),
  JSON.stringify([{ x: 1 }], ['0', 'x']), JSON.stringify({ a: 1n }, (k, v) => (typeof v === 'bigint' ? `${v}n` : v)),
  JSON.stringify({ a: 1 }, null), JSON.stringify({ a: { b: 1 } }, (k, v) => (k === '' ? { wrapped: v } : v)),
  JSON.stringify({ a: [1] }, new Proxy(['a'], {}))
);

//# toJSON
print(
  JSON.stringify({ a: { toJSON(k) { return `key ${k}`; } }, b: [{ toJSON: (k) => typeof k + k }] }),
  JSON.stringify({ toJSON() { return undefined; } }), JSON.stringify({ x: { toJSON: 5 } }),
  JSON.stringify(new (class { toJSON() { return { again: { toJSON: () => 'inner' } }; } })()),
  attempt(() => JSON.stringify({ toJSON() { throw 'tj'; } }))
);
BigInt.prototype.toJSON = function () { return `${this}!`; }; Number.prototype.toJSON = () => 'ignored';
print(JSON.stringify([5n, 5])); delete BigInt.prototype.toJSON; delete Number.prototype.toJSON;

//# cycles, depth, getters that throw or change
const c = { a: [] }; c.a.push(c);
print(
  attempt(() => JSON.stringify(c)), attempt(() => JSON.stringify([c.a])),
  JSON.stringify({ x: c.y, same: [c.y, c.y] }), attempt(() => JSON.stringify({ get x() { throw 'g'; } })),
  JSON.stringify({ get a() { delete this.b; this.z = 1; return 1; }, b: 2, c: 3 })
);
let deep = 1; for (let i = 0; i < 200; i++) deep = { d: [deep] };
print(JSON.stringify(deep).length, JSON.stringify(JSON.parse(JSON.stringify(deep))) === JSON.stringify(deep));
const shared = { s: 1 }; print(JSON.stringify([shared, shared]));

//# parse: what is accepted
for (const t of [
  '1', '-0', '1e5', '1.5E-3', '"\\u0041\\n\\/\\b"', '[]', '{}', ' \t\n\r[1 , 2] ', '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}', 'null', 'true', '"\u2028"', '"\ud800"', '[1,[2,[3]]]', '{"1":1,"0":0,"b":2,"a":3}',
  '123456789012345678901234567890', '1E400', '-1e-400', '{"":0}', '"\\ud83d\\ude00"', '0.10', '{"constructor":1}'
]) print(t, JSON.parse(t));
print(
  Object.getPrototypeOf(JSON.parse('{"__proto__":null}')) === Object.prototype,
  Object.keys(JSON.parse('{"__proto__":1}')), JSON.parse({ toString: () => '[7]' }), JSON.parse(5), JSON.parse(null),
  Object.is(JSON.parse('-0'), -0)
);

//# parse: what is refused
for (const t of [
  '', ' ', 'undefined', 'NaN', 'Infinity', '01', '1.', '.5', '+1', '-', '1e', '0x1', "'a'", '"a', '"\n"', '"\\x41"',
  '"\\u12"', '[1,]', '[,1]', '[1', '{a:1}', '{"a":1,}', '{"a"}', '{"a":}', '{1:2}', '// c\n1', '1 2', 'tru',
  'nulls', '\u00a01', '\ufeff1', '[1}', '"\t"', "{'a':1}", '--1', '1_0', '[1 2]', '{"a" 1}', '"\\"', '\\u0031',
  '{"a":1]', 'TRUE', '1n', '[]]'
]) print(t, attempt(() => JSON.parse(t)));
print(attempt(() => JSON.parse()), attempt(() => JSON.parse(Symbol())), attempt(() => JSON.parse({})));

//# revivers
const log = [];
print(
  JSON.parse('{"a":[1,{"b":2}],"c":"x"}', function (k, v) { log.push([k, typeof v, Array.isArray(this)]); return typeof v === 'number' ? v + 1 : v; }),
  log, JSON.parse('{"a":1,"b":2}', (k, v) => (k === 'a' ? undefined : v)),
  JSON.parse('[1,2,3]', (k, v) => (k === '1' ? undefined : v)), JSON.parse('1', () => 'all'),
  JSON.parse('{"a":1}', 'not a function'),
  JSON.parse('{"a":{"b":1}}', function (k, v) { if (k === 'a') { delete this.a; return undefined; } return v; }),
  JSON.parse('[1,2,3]', function (k, v) { if (k === '0') this.length = 1; return v; }),
  JSON.parse('{"x":1,"y":2}', function (k, v) { if (k === 'x') this.y = { added: 'z' }; return v; }),
  attempt(() => JSON.parse('[1]', () => { throw 'reviver'; })),
  JSON.parse('[1,[2]]', function (k, v) { return Array.isArray(v) && k === '1' ? new Proxy(v, {}) : v; })
);

//# big documents, many keys, many duplicates
const src = Array.from({ length: 500 }, (_, i) => ({ id: i, name: `item ${i}`, tags: ['a', `t${i % 7}`], nested: { value: i / 3, flag: i % 2 === 0, none: null } }));
const t = JSON.stringify(src); const back = JSON.parse(t);
print(
  t.length, JSON.stringify(back) === t, back[499],
  Object.keys(JSON.parse('{' + Array.from({ length: 1000 }, (_, i) => `"k${i % 300}":${i}`).join() + '}')).length,
  JSON.parse('[' + '1,'.repeat(9999) + '1]').length, JSON.parse('"' + '\\u00e9'.repeat(5000) + '"').length,
  JSON.parse(JSON.stringify('\0'.repeat(100))).length
);

//# rawJSON and the source of a reviver
//@ needs JSON.rawJSON
//> "{\"r\":12345678901234567890,\"s\":\"x\"}" true false "12345678901234567890" null true "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>" "throws <SyntaxError>"
//> [["a", "1.50"], ["0", "\"x\""], ["1", "null"], ["2", "true"], ["b", undefined], ["c", undefined], ["", undefined]]
//> undefined
const r = JSON.rawJSON('12345678901234567890');
print(
  JSON.stringify({ r, s: JSON.rawJSON('"x"') }), JSON.isRawJSON(r), JSON.isRawJSON({ rawJSON: '1' }), r.rawJSON,
  Object.getPrototypeOf(r), Object.isFrozen(r), attempt(() => JSON.rawJSON('{}')), attempt(() => JSON.rawJSON(' 1')),
  attempt(() => JSON.rawJSON('')), attempt(() => JSON.rawJSON('x'))
);
const log = [];
JSON.parse('{"a":1.50,"b":["x",null,true],"c":{}}', (k, v, context) => { log.push([k, context.source]); return v; });
print(log);
