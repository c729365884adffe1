// Objects that stand for one value: dates, patterns, promises, boxed primitives.
import { shapeOf } from './inspect-class.js';
import { prefix } from './names.js';
import { formatBigint, formatNumber, formatSymbol, quote } from './primitives.js';
import {
  bigintValue,
  booleanValue,
  dateIso,
  dateTime,
  list,
  numberValue,
  push,
  stringValue,
  symbolValue,
} from './primordials.js';

export function dateShape(context, value) {
  const time = dateTime(value);
  const text = time === time ? dateIso(value) : 'Invalid Date';
  return shapeOf({ base: text, kind: 'date', terse: true });
}

export function regexpShape(context, value) {
  const parts = context.host.patternOf(value);
  const source = parts[0] === '' ? '(?:)' : parts[0];
  return shapeOf({ base: '/' + source + '/' + parts[1], kind: 'regexp', terse: true });
}

const PENDING = 0;
const REJECTED = 2;

export function promiseShape(context, value, name) {
  return shapeOf({
    open: prefix(name, 'Promise') + '{',
    size: 1,
    short: name ?? 'Promise',
    entries: (ctx, level) => {
      const parts = ctx.host.promiseOf(value);
      const entries = list();
      if (parts[0] === PENDING) {
        push(entries, ctx.style('<pending>', 'special'));
        return entries;
      }
      ctx.indent += 2;
      const text = ctx.format(ctx, parts[1], level);
      ctx.indent -= 2;
      push(entries, parts[0] === REJECTED ? ctx.style('<rejected>', 'special') + ' ' + text : text);
      return entries;
    },
  });
}

const KINDS = {
  __proto__: null,
  Number: 'number',
  String: 'string',
  Boolean: 'boolean',
  Symbol: 'symbol',
  BigInt: 'bigint',
};

const unboxed = {
  __proto__: null,
  Number: (value) => formatNumber(numberValue(value)),
  String: (value) => quote(stringValue(value)),
  Boolean: (value) => '' + booleanValue(value),
  Symbol: (value) => formatSymbol(symbolValue(value)),
  BigInt: (value) => formatBigint(bigintValue(value)),
};

export function boxedShape(context, value, name, kind) {
  return shapeOf({
    base: '[' + kind + ': ' + unboxed[kind](value) + ']',
    kind: KINDS[kind],
    short: name ?? kind,
    indexed: kind === 'String',
  });
}
