Dates, in UTC.

//# parsing the interchange format
for (const t of [
  '2024-02-29T12:34:56.789Z', '2024-02-29', '2024', '2024-02', '2024-02-29T12:34:56', '2024-02-29T12:34',
  '2024-02-29T12:34:56+05:30', '+012024-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '2024-02-30', '2024-13-01',
  '2024-01-01T24:00:00Z', '2024-01-01T24:00:01Z', '2024-01-01T12:60:00Z', '-000000-01-01T00:00:00Z',
  '2024-06-31T00:00:00Z', '2024-01-01T00:00:00.123456Z', ''
]) print(t, new Date(t));

//# its own texts read back
const d = new Date(Date.UTC(2024, 1, 29, 12, 34, 56));
print(
  d.toString().slice(0, 33), d.toUTCString(), d.toISOString(), d.toDateString(), d.toTimeString().slice(0, 17),
  d.toJSON(), +new Date(d.toString()) === +d, +new Date(d.toUTCString()) === +d, String(new Date(NaN)),
  new Date(NaN).toUTCString(), attempt(() => new Date(NaN).toISOString()), new Date(NaN).toJSON(),
  new Date(-62198755200000).toISOString(), new Date(-62198755200000).toUTCString(), new Date(8.64e15).toISOString(),
  new Date(-1e15).toISOString()
);

//# the constructor's arguments
print(
  new Date(2024, 0).getTime(), new Date(99, 0).getFullYear(), new Date(0, 0).getFullYear(),
  new Date(2024, 12, 32, 25, 61, 61, 1001), new Date(2024, -1, 0), new Date(8.64e15 + 1), new Date(8.64e15),
  new Date(1.9), new Date(-1.9), new Date(-0).getTime(), new Date(null), new Date(undefined), new Date('x'),
  new Date(new Date(5)), new Date({ valueOf: () => 7 }), new Date([2024]), new Date(true), new Date(2024, NaN),
  typeof Date(), Date.length, new Date(2024, 1.9, 1.9), new Date(2019, 0, 1, 0, 0, 0, 0.9).getMilliseconds(),
  attempt(() => new Date(1n)), attempt(() => new Date(Symbol())), new Date(100, 0).getFullYear(),
  new Date(-1, 0).getFullYear()
);

//# getters and setters
const d = new Date(Date.UTC(2024, 1, 29, 23, 59, 59, 999));
print(
  d.getDay(), d.getUTCDay(), d.getTimezoneOffset(), d.getHours(), d.setMonth(0, 31), d.setMonth(1), d, d.setDate(0),
  d.setHours(25), d.setMinutes(-1), d.setSeconds(3600, 5), d.setMilliseconds(-1), d.setFullYear(2023, 1, 29),
  d.setUTCHours(1, 2, 3, 4), d, d.setTime(1e12), d.setMilliseconds(), d.getTime(), d.setFullYear(2000), d.setYear(99),
  d.getYear(), attempt(() => Date.prototype.getTime.call({})), attempt(() => Date.prototype.setTime.call(1, 1)),
  new Date(0).setMonth('2'), new Date(0).setSeconds(1e15), new Date(0).setUTCDate(31.9)
);

//# UTC and month ends, leap years, centuries
print(
  [1900, 2000, 2023, 2024, 2100].map((y) => new Date(Date.UTC(y, 2, 0)).getUTCDate()), Date.UTC(2024), Date.UTC(),
  Date.UTC(99, 11, 31), Date.UTC(2024, 0, 1, 0, 0, 0, -1), Date.UTC(275760, 8, 13, 0, 0, 0, 1),
  Date.UTC(-271821, 3, 20), Date.UTC(1970, 0, 1, 0, 0, 0, 0.5), Date.UTC.length
);
let h = 0;
for (let t = -1e14; t < 1e14; t += 7.77e11) {
  const d = new Date(t);
  h = (h * 31 + d.getUTCFullYear() * 13 + d.getUTCMonth() * 7 + d.getUTCDate() * 5 + d.getUTCDay() * 3 + d.getUTCHours()) | 0;
  if (Date.parse(d.toISOString()) !== Math.trunc(t)) h++;
}
print(h);

//# toPrimitive, valueOf, arithmetic, JSON
const d = new Date(5);
print(
  d + 1 === d.toString() + '1', d - 1, +d, d > 4, `${d}` === d.toString(), d == d.toString(),
  d[Symbol.toPrimitive]('number'), d[Symbol.toPrimitive]('default') === String(d),
  attempt(() => d[Symbol.toPrimitive]('x')), attempt(() => d[Symbol.toPrimitive]()), JSON.stringify({ d }),
  Date.prototype.toJSON.call({ toISOString: () => 'iso', valueOf: () => 1 }),
  Date.prototype.toJSON.call({ valueOf: () => NaN, toISOString: 5 }), attempt(() => Date.prototype.toJSON.call({})),
  Date.prototype[Symbol.toPrimitive].call({ toString: () => 'ts', valueOf: () => 1 }, 'string'),
  Date.prototype[Symbol.toPrimitive].name, Object.prototype.toString.call(d),
  attempt(() => Date.prototype.valueOf.call(Date.prototype)),
  Date.prototype.toUTCString === Date.prototype.toGMTString, new Date(d) - d, Math.max(d, new Date(9))
);

//# a setter that is given NaN makes the date invalid
//@ differs QuickJS answers NaN and leaves the date as it was.
//> NaN Date(1970-01-01T01:00:00.000Z) 3600000
//> undefined
//node> NaN Date(Invalid) NaN
//node> undefined
const d = new Date(0); print(d.setDate(NaN), d, d.setHours(1));

//# a setter starts from the time before its arguments were converted
//@ differs V8 reads the time after the conversion.
//> Date(1970-01-01T00:05:00.000Z)
//> undefined
//node> Date(2001-09-09T01:05:40.000Z)
//node> undefined
const d = new Date(0); d.setMinutes({ valueOf() { d.setTime(1e12); return 5; } }); print(d);

//# every argument of Date.UTC is converted, also after NaN
//@ differs QuickJS stops at the first NaN.
//> ["year", "month"]
//> undefined
//node> ["year", "month", "day"]
//node> undefined
const log = []; const v = (n, x) => ({ valueOf() { log.push(n); return x; } });
Date.UTC(v('year', 1), v('month', NaN), v('day', 1)); print(log);

//# arguments are converted in order and once
const log = []; const v = (n, x) => ({ valueOf() { log.push(n); return x; } });
new Date(v('y', 2024), v('m', 1), v('d', 2)); new Date(0).setHours(v('h', 1), v('min', 2));
Date.UTC(v('uy', 1), v('um', 2), v('ud', 1)); print(log);

//# relaxed forms that everybody reads
print(['Thu, 01 Jan 1970 00:00:00 GMT', 'Jan 1, 2024', '1 January 2024 10:00 UTC', '2024/01/02', 'Mon Jan 01 2024 12:00:00 GMT+0100 (CET)', '01/02/2024', 'Tue Mar 01 2022', '2024-01-01 10:00'].map((t) => new Date(t)));
