Numbers: text to number, number to text, Math.

//# toString in bases
print(
  (255).toString(16), (-255).toString(36), (0.5).toString(2), (1 / 3).toString(3), (0.1).toString(3).slice(0, 20),
  (1e21).toString(7).slice(0, 10), (2 ** 53).toString(2), NaN.toString(2), Infinity.toString(16), (-0).toString(2),
  (3.75).toString(8), attempt(() => (1).toString(1)), attempt(() => (1).toString(37)), (1).toString(undefined),
  (123.456).toString(10), (35).toString('36'), (-7.25).toString(2), (1e-7).toString(10), (2 ** -20).toString(16)
);

//# toFixed, toExponential, toPrecision
print(
  (1.005).toFixed(2), (0.5).toFixed(0), (1.5).toFixed(0), (2.5).toFixed(0), (-1.5).toFixed(0), (1e21).toFixed(2),
  (123.456).toFixed(), (0).toFixed(2), (-0.0000001).toFixed(2), (1.45).toFixed(1), (0.000001).toFixed(7),
  (1e-10).toFixed(2), NaN.toFixed(2), (1000000000000000128).toFixed(1), (5e-324).toFixed(3), (1.23e20).toFixed(2),
  attempt(() => (1).toFixed(-1)), attempt(() => (1).toFixed(101)), (0.1).toFixed(20), (-1.005).toFixed(2)
);
print(
  (123456).toExponential(2), (0).toExponential(), (0.00015).toExponential(0), (1.25).toExponential(1),
  (-1e-7).toExponential(), (12345).toExponential(20), Infinity.toExponential(), attempt(() => (1).toExponential(101)),
  NaN.toExponential(1000), (99.99).toExponential(1)
);
print(
  (123.456).toPrecision(4), (0.000123).toPrecision(2), (1e21).toPrecision(3), (123456).toPrecision(2),
  (0).toPrecision(5), (1.25).toPrecision(2), (1e-7).toPrecision(3), attempt(() => (1).toPrecision(0)),
  (35).toPrecision(undefined), (-1.5e-9).toPrecision(2), (99.99).toPrecision(3), (15).toPrecision(1),
  (1e100).toPrecision(30)
);

//# shortest text that reads back
for (const x of [
  0.1, 1 / 3, 1e21, 1e-7, 123456789012345680000, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 4.35,
  0.1 + 0.2, 100, 1e5, 12e20, 9007199254740993, 1e23, 0.000001, 1.5e-6, 123e-20, -1e-7, 4.9406564584124654e-324,
  2 ** 70, 9.5e-3, 1e300, 8.41e21, 9.109e-31, 5e-7, 1.0000000000000002, 0.3, 2 / 3, 1e-5, 1234.5678
]) if (Number(String(x)) !== x) print('does not read back', String(x)); else print(String(x));

//# random doubles read back from their text
let s = 12345; const rnd = () => (s = (s * 1103515245 + 12345) & 0x7fffffff);
const buf = new DataView(new ArrayBuffer(8)); let h = 0, bad = 0;
for (let i = 0; i < 400; i++) {
  buf.setUint32(0, (rnd() << 1) ^ rnd()); buf.setUint32(4, (rnd() << 1) ^ rnd()); const x = buf.getFloat64(0);
  if (x !== x) continue; const t = String(x); if (Number(t) !== x) bad++;
  for (let j = 0; j < t.length; j++) h = (h * 31 + t.charCodeAt(j)) | 0;
}
print(bad, h);

//# powers of two need all their digits, or fewer
//@ differs QuickJS does not always find the shortest text at a power of two, where doubles below are closer together (Number::toString).
//> 5.9604644775390625e-8 5.6843418860808015e-14 1.2676506002282294e+30 9.332636185032189e-302 true
//> undefined
//node> 5.960464477539063e-8 5.684341886080802e-14 1.2676506002282294e+30 9.332636185032189e-302 true
//node> undefined
print(2 ** -24, 2 ** -44, 2 ** 100, 2 ** -1000, 2 ** -24 === 5.960464477539063e-8);

//# parseInt and parseFloat
print(
  parseInt('  42abc'), parseInt('0x1F'), parseInt('0b11'), parseInt('12', 3), parseInt('z', 36), parseInt(''),
  parseInt('-0'), parseInt('1e3'), parseInt(null, 36), parseInt(0.0000005), parseInt('9007199254740993'),
  parseInt('0x', 16), parseInt('123', 1), parseInt('123', 37), parseInt('11', '2'), parseInt('\u2028 7'),
  parseInt('-0x10'), parseInt('1_000'), parseInt('Infinity'), parseInt('9'.repeat(30)), parseInt('1'.repeat(60), 2)
);
print(
  parseFloat('3.14abc'), parseFloat('.5.5'), parseFloat('-.5e-2x'), parseFloat('1e'), parseFloat('1e+'),
  parseFloat('Infinityx'), parseFloat('-Infinity'), parseFloat('inf'), parseFloat('0x10'), parseFloat(''),
  parseFloat('-0'), parseFloat('1e1000'), parseFloat('1_0'), parseFloat('\t 7'),
  parseFloat({ toString: () => '8.5' }), parseFloat('5.'), parseFloat('e5')
);

//# Number of text
for (const t of [
  '', ' ', '12', ' 12\n', '0x1f', '0X1F', '0b101', '0o17', '-0x1', '1e3', '1e', '.5', '5.', '.', '+5', '++5', '-0',
  'Infinity', '-Infinity', '+Infinity', 'infinity', 'NaN', '1_000', '1n', '0x', '0b2', '00012', '1e400', '1e-400',
  '\ufeff7\u3000', '1 2', '0.1e-5', '123456789.123456789123456789', '9007199254740993', '2.2250738585072011e-308',
  '1.7976931348623159e308', '179769313486231580793e289'
]) print(t, Number(t));
print(
  Number(), Number(null), Number(undefined), Number([]), Number([5]), Number({}), Number(true), Number(new Date(5)),
  Number(5n), attempt(() => Number(Symbol())), Number(2n ** 1024n), Number(2n ** 53n + 1n),
  Number('0x' + 'f'.repeat(20)), Number('1' + '0'.repeat(309))
);

//# literals
print(
  0x1F, 0b101, 0o17, 1_000_000, .5, 5., 1e3, 1E-3, 0.1e2, 0xFFFFFFFF, 0xFFFFFFFFFFFFFF, 9007199254740993,
  5..toString(), 5 .toString(), 1.0.toFixed(1), 0.0000001, 123456789012345678901234567890, 1_0.0_1e1_0, 0b1_1, 0xA_B,
  4.9e-324, 2e-324, 1.7976931348623158e308, 1.7976931348623159e308, 2147483648, -2147483648, 0x80000000, -0, 00,
  1e1000
);

//# tests of Number and its constants
const vs = [5, 5.5, -0, NaN, Infinity, '5', 2 ** 53, 2 ** 53 - 1, 1e300, null, 5n];
print(
  vs.map(Number.isInteger), vs.map(Number.isSafeInteger), vs.map(Number.isFinite), vs.map(Number.isNaN),
  vs.slice(0, 10).map((v) => isNaN(v)), vs.slice(0, 10).map((v) => isFinite(v)), Number.MAX_SAFE_INTEGER,
  Number.MIN_VALUE, Number.EPSILON, Number.parseFloat === parseFloat,
  Object.getOwnPropertyDescriptor(Number, 'MAX_VALUE'), attempt(() => isNaN(1n)), Number.prototype.valueOf(),
  attempt(() => Number.prototype.toString.call('x')), new Number(5) + 1, typeof Object(1), Number.length
);

//# Math of integers and rounding
print(
  Math.round(-0.5), Math.round(0.49999999999999994), Math.round(2.5), Math.round(-2.5), Math.round(2 ** 52 + 0.5),
  Math.round(1e300), Math.trunc(-0.9), Math.floor(-0.5), Math.ceil(-0.5), Math.sign(-0), Math.sign('-3'),
  Math.abs(-0), Math.abs(null), Math.max(), Math.min(), Math.max(NaN, 1), Math.max(-0, 0), Math.min(0, -0),
  Math.max('3', [4]), Math.fround(5.5), Math.fround(5.05), Math.clz32(0), Math.clz32(1), Math.clz32(-1),
  Math.clz32(0.5), Math.imul(0xffffffff, 5), Math.imul(2 ** 31, 2), Math.imul(1e9, 1e9), Math.hypot(3, 4),
  Math.hypot(), Math.hypot(NaN, Infinity), Math.cbrt(-27), Math.sqrt(-1), Math.sqrt(2),
  Math.pow(2, 0.5) === Math.sqrt(2), Math.atan2(0, -0), Math.atan2(-0, 0), Math.log2(8), Math.log10(1000),
  Math.expm1(-0), Math.log1p(-1), Math[Symbol.toStringTag], Math.max.length, attempt(() => Math.max(1n)),
  Math.min(1, undefined), Math.ceil(1e-10), Math.floor(-1e-10)
);

//# Math of exact values
print(
  Math.sin(0), Math.cos(0), Math.tan(-0), Math.exp(0), Math.exp(-Infinity), Math.log(1), Math.log(-1), Math.asin(2),
  Math.acos(1), Math.acosh(0.5), Math.atanh(1), Math.sinh(-0), Math.cosh(0), Math.tanh(Infinity), Math.pow(NaN, 0),
  Math.pow(1, Infinity), Math.pow(-Infinity, 3), Math.pow(-0, -3), Math.PI, Math.E, Math.LN2, Math.SQRT1_2,
  Math.atan(Infinity), Math.log10(0), Math.cbrt(8)
);
const near = (a, b) => Math.abs(a - b) <= 2e-15 * Math.abs(b);
print(
  near(Math.sin(1), 0.8414709848078965), near(Math.exp(1), Math.E), near(Math.tan(1.5), 14.101419947171719),
  near(Math.sinh(2), 3.626860407847019), near(Math.log(10), 2.302585092994046),
  near(Math.pow(1.1, 10), 2.5937424601000023), near(Math.sin(1e6), -0.3499935021712929),
  near(Math.acosh(2), 1.3169578969248166), near(Math.expm1(1e-10), 1.00000000005e-10)
);

//# sumPrecise
//@ needs Math.sumPrecise
//> 0.1 -0 -0 0.6 NaN 1e+308 "throws <TypeError>" "throws <TypeError>"
//> undefined
print(
  Math.sumPrecise([1e20, 0.1, -1e20]), Math.sumPrecise([]), Math.sumPrecise([-0]), Math.sumPrecise([0.1, 0.2, 0.3]),
  Math.sumPrecise([Infinity, -Infinity]), Math.sumPrecise([1e308, 1e308, -1e308]),
  attempt(() => Math.sumPrecise(['1'])), attempt(() => Math.sumPrecise([1n]))
);
