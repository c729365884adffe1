// Values as text, for people: like Node's util.inspect. Nothing of the guest's runs unless it is
// among the settings: no getter, proxy trap, iterator or conversion. Size is bounded by depth and
// by counts.
import { inspectClass } from './inspect-class.js';
import { settingsOf } from './inspect-options.js';
import { combine } from './layout.js';
import { formatProperties, hasProperties } from './properties.js';
import { formatBigint, formatNumber, formatSymbol, more, quote } from './primitives.js';
import { indexOf, list, push, repeat, slice, textOf } from './primordials.js';

/** So many proxies of proxies are seen through. */
const MAX_PROXIES = 100;
const LONG_STRING = 16;

const DEFAULTS = settingsOf();

/** The top of a `console.log` argument. */
export function inspect(host, value) {
  return inspectWith(host, value, DEFAULTS);
}

/** As `inspect`, down to another depth. */
export function inspectNested(host, value, depth) {
  return inspectWith(host, value, settingsOf({ __proto__: null, depth }));
}

/** As `inspect`, with settings of inspect-options.js. */
export function inspectWith(host, value, settings) {
  const context = {
    ...settings,
    __proto__: null,
    host,
    open: list(), // objects being formatted, outermost first
    circular: list(), // those of them that were met again
    indent: 0,
    level: 0, // of the object formatted last
    format: formatValue,
  };
  return formatValue(context, value, 0);
}

function formatValue(context, value, level) {
  switch (typeof value) {
    case 'string':
      return formatString(context, value);
    case 'number':
      return context.style(formatNumber(value), 'number');
    case 'bigint':
      return context.style(formatBigint(value), 'bigint');
    case 'symbol':
      return context.style(formatSymbol(value), 'symbol');
    case 'object':
    case 'function':
      return value === null ? context.style('null', 'null') : formatObject(context, value, level);
    default:
      return context.style('' + value, typeof value);
  }
}

function formatString(context, value) {
  const rest = value.length - context.characters;
  const text = rest > 0 ? slice(value, 0, context.characters) : value;
  const tail = rest > 0 ? more(rest, 'character') : '';
  const short = text.length <= LONG_STRING || text.length <= context.width - context.indent - 4;
  if (short || context.compact === true) {
    return context.style(quote(text), 'string') + tail;
  }
  let result = '';
  let start = 0;
  for (let end = indexOf(text, '\n'); end >= 0; end = indexOf(text, '\n', start)) {
    if (end + 1 === text.length) {
      break;
    }
    const line = context.style(quote(slice(text, start, end + 1)), 'string');
    result += line + ' +\n' + repeat(' ', context.indent + 2);
    start = end + 1;
  }
  return result + context.style(quote(slice(text, start)), 'string') + tail;
}

function find(items, item) {
  for (let i = 0; i < items.length; i++) {
    if (items[i] === item) {
      return i;
    }
  }
  return -1;
}

/** What a Proxy stands for in the end; null when that is revoked, or too far away. */
function targetOf(context, proxy) {
  let value = proxy;
  for (let i = 0; i < MAX_PROXIES; i++) {
    const target = context.host.targetOf(value);
    if (target === undefined || target === null) {
      return target === null ? null : value;
    }
    value = target;
  }
  return null;
}

/** What an object has answered that is asked for its own inspection. */
function custom(context, result, level) {
  return typeof result === 'object' ? formatValue(context, result, level) : textOf(result);
}

function formatObject(context, proxy, level) {
  const value = targetOf(context, proxy);
  if (value === null) {
    return context.style('<Revoked Proxy>', 'special');
  }
  if (context.custom !== undefined) {
    const own = context.custom(value, proxy, context.depth - level);
    if (own !== undefined) {
      return custom(context, own.result, level);
    }
  }
  if (find(context.open, value) >= 0) {
    let number = find(context.circular, value) + 1;
    if (number === 0) {
      push(context.circular, value);
      number = context.circular.length;
    }
    return context.style('[Circular *' + number + ']', 'special');
  }
  const shape = inspectClass(context, value);
  if (shape.size === 0 && !hasProperties(context, value, shape)) {
    return shape.base === '' ? shape.open + shape.close : context.style(shape.base, shape.kind);
  }
  if (level > context.depth && !shape.plain) {
    return shape.terse
      ? context.style(shape.base, shape.kind)
      : context.style('[' + shape.short + ']', 'special');
  }
  push(context.open, value);
  context.level = level;
  const entries = shape.entries(context, level + 1);
  const properties = formatProperties(context, value, shape, level + 1, entries);
  context.open.length--;
  const number = find(context.circular, value) + 1;
  if (number > 0) {
    const mark = context.style('<ref *' + number + '>', 'special');
    if (context.compact === true) {
      shape.open = mark + ' ' + shape.open;
    } else {
      shape.base = shape.base === '' ? mark : mark + ' ' + shape.base;
    }
  }
  return combine(context, shape, entries, properties, level);
}
