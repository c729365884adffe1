BigInt.

//# arithmetic with signs and sizes
const a = 2n ** 100n, b = -(3n ** 50n);
print(
  a + b, a - b, a * b, a / b, a % b, b / a, b % a, -7n / 2n, -7n % 2n, 7n / -2n, 7n % -2n, a * 0n, -a, a ** 3n,
  (-a) ** 3n, 10n ** 40n, 1n - 2n, 0n * -1n, -0n, a - a, 5n / 10n, (2n ** 64n - 1n) * (2n ** 64n - 1n),
  (10n ** 30n) / (10n ** 15n), (2n ** 128n) % 1000000007n
);

//# shifts and bit operations of both signs
const x = 0xdeadbeefcafebaben;
print(
  x << 65n, x >> 10n, -x >> 10n, -1n >> 1000n, 1n >> 1000n, 1n << 64n, -1n << 64n, x & -256n, -x & 255n, x | -1n,
  x ^ -x, ~x, ~-1n, 5n << -1n, -5n >> 1n, -5n << -1n, (1n << 200n) - 1n & x, attempt(() => x >>> 1n), x << 0n,
  0n << 100n, attempt(() => 1n << (2n ** 64n))
);

//# conversions in and out
print(
  BigInt(5), BigInt('  0x1f '), BigInt('-12'), BigInt(''), BigInt(true), BigInt('0b101'),
  BigInt(Number.MAX_VALUE) === 2n ** 1024n - 2n ** 971n, BigInt([7]), attempt(() => BigInt(1.5)),
  attempt(() => BigInt(NaN)), attempt(() => BigInt('1n')), attempt(() => BigInt('1.0')), attempt(() => BigInt(null)),
  attempt(() => BigInt(undefined)), attempt(() => BigInt('-0x1')), attempt(() => new BigInt(1)),
  attempt(() => BigInt(Symbol())), Number(2n ** 64n), Number(-(2n ** 53n) - 1n), parseInt('12n'),
  +Object(5n).toString(), String(-5n), `${10n}`, 5n + '', [1n, 2n].join(), JSON.stringify({ a: String(1n) }),
  attempt(() => JSON.stringify(1n)), Number(9007199254740993n), Number(9007199254740995n),
  Number(2n ** 1023n * 2n - 1n), BigInt('9'.repeat(40)), BigInt('0x' + 'f'.repeat(40))
);

//# toString in bases
const v = 123456789012345678901234567890n;
print(
  v.toString(), v.toString(2), v.toString(16), v.toString(36), (-v).toString(7), 0n.toString(2),
  (2n ** 64n).toString(32), attempt(() => v.toString(1)), (255n).toString(16),
  BigInt.prototype.valueOf.call(Object(3n)), attempt(() => BigInt.prototype.toString.call(1)),
  (10n ** 60n).toString().length, (-(2n ** 31n)).toString(16)
);

//# BigInt has a toLocaleString of its own
//@ differs QuickJS has no BigInt.prototype.toLocaleString and inherits that of Object.
//> false
//node> true
Object.hasOwn(BigInt.prototype, 'toLocaleString');

//# asIntN and asUintN
print(
  BigInt.asIntN(8, 255n), BigInt.asIntN(8, 128n), BigInt.asIntN(8, -129n), BigInt.asUintN(8, -1n),
  BigInt.asUintN(64, -1n), BigInt.asIntN(64, 2n ** 63n), BigInt.asIntN(0, 5n), BigInt.asUintN(0, 5n),
  BigInt.asIntN(1, 1n), BigInt.asUintN(200, -1n), BigInt.asIntN(200, 2n ** 199n), BigInt.asIntN(3, 25n),
  attempt(() => BigInt.asIntN(-1, 1n)), attempt(() => BigInt.asIntN(1, 1)),
  attempt(() => BigInt.asUintN(2 ** 53, 1n)), BigInt.asIntN(2 ** 53 - 1, 5n), BigInt.asUintN('8', '257'),
  BigInt.asIntN(65, -(2n ** 64n) - 1n)
);

//# mixing with numbers throws, comparing works
for (const f of [
  () => 1n + 1, () => 1 - 1n, () => 1n * 1.5, () => 2n ** 1, () => 1n << 1, () => 1n & 1, () => +1n, () => 1n / 0n,
  () => 1n % 0n, () => 2n ** -1n, () => Math.abs(1n), () => [1n].includes(1), () => new Uint8Array([1n]),
  () => 1n + '1', () => 1n + [], () => 1n + { valueOf: () => 2n }, () => isFinite(1n),
  () => [3n, 1, 2n, -1].sort((a, b) => (a < b ? -1 : 1)), () => new Set([1n, 1n, 1]).size, () => Object.is(0n, -0n),
  () => new Map([[1n, 'a']]).get(1n), () => 1n ? 'y' : 'n', () => 0n || 'falsy', () => typeof Object(1n),
  () => 1n == Object(1n), () => ({ 1n: 'x' })['1'], () => 1n in { 1: 0 }, () => [5, 6][1n], () => 'abc'.at(1n)
]) print(attempt(f));

//# factorials, fibonacci, gcd, modular powers, square roots
const fact = (n) => (n ? n * fact(n - 1n) : 1n); let [p, q] = [0n, 1n];
for (let i = 0; i < 300; i++) [p, q] = [q, p + q]; const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const modpow = (b, e, m) => {
  let r = 1n; for (b %= m; e; e >>= 1n, b = (b * b) % m) if (e & 1n) r = (r * b) % m; return r;
};
const sqrt = (n) => { let x = n, y = (x + 1n) / 2n; while (y < x) { x = y; y = (x + n / x) / 2n; } return x; };
print(fact(60n), p, gcd(fact(20n), 2n ** 70n), modpow(3n, 10n ** 30n, 10n ** 18n + 9n), sqrt(2n * 10n ** 80n));
let d = 7n ** 200n, s = 0n; while (d) { s += d % 10n; d /= 10n; } print(s);

//# operators that assign
let x = 10n; x += 5n; x *= x; x -= 25n; x /= 3n; x %= 50n; x **= 5n; x <<= 3n; x >>= 1n; x |= 7n; x &= ~2n; x ^= 1n;
print(x++, ++x, x--, --x, x); let y = 2n ** 63n - 1n; y++; print(y); y = -(2n ** 63n); y--;
print(y, y ?? 1n, (y &&= 0n), (y ||= 3n)); const o = { v: 1n, get w() { return this.v; }, set w(z) { this.v = z; } };
o.w++; o.w **= 10n;
print(
  o.v, -(-(2n ** 64n)), 2n ** 64n === 18446744073709551616n, 18446744073709551616n > 18446744073709551615n, -1n < 0n,
  0n === -0n
);

//# division that needs correction, and many digits
let seed = 42n; const rnd = () => (seed = (seed * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n);
const big = (n) => { let r = 1n; for (let i = 0; i < n; i++) r = (r << 64n) + rnd(); return r; }; let bad = 0, h = 0n;
for (let i = 0; i < 60; i++) {
  const a = big(i % 9), b = big((i * 7) % 5); const q = a / b, r = a % b;
  if (q * b + r !== a || r < 0n || r >= b) bad++; const n = -a / b; if (n !== -q) bad++;
  h = (h * 31n + q + r) % 1000000007n;
}
print(bad, h); const t = 2n ** 64n;
print(
  (t * t - 1n) / (t - 1n), (t * t * t) / (t * t - 1n), (t * t - t) / (t + 1n), BigInt(big(5).toString()) === 0n,
  BigInt((h * 10n ** 50n).toString()) / 10n ** 50n === h
);
