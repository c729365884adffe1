// Values as text, for people: like Node's util.inspect with its defaults. Nothing of the guest's
// runs: no getter, proxy trap, iterator or conversion. Size is bounded by depth and by counts.
import { inspectClass } from './inspect-class.js';
import { combine } from './layout.js';
import { formatProperties, hasProperties } from './properties.js';
import { formatBigint, formatNumber, formatSymbol, MAX_STRING, more, quote } from './primitives.js';
import { indexOf, list, push, repeat, slice } from './primordials.js';

const DEFAULT_DEPTH = 2;
/** So many proxies of proxies are seen through. */
const MAX_PROXIES = 100;
const LONG_STRING = 16;
const LINE = 80;

/** The depth that an option of util.inspect's means: null is no bound. */
export function depthOf(option) {
  if (option === null) {
    return Infinity;
  }
  return typeof option === 'number' ? option : DEFAULT_DEPTH;
}

/** The top of a `console.log` argument. */
export function inspect(host, value) {
  return inspectNested(host, value, DEFAULT_DEPTH);
}

/** As `inspect`, down to another depth. */
export function inspectNested(host, value, depth) {
  const context = {
    __proto__: null,
    host,
    depth,
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
      return formatNumber(value);
    case 'bigint':
      return formatBigint(value);
    case 'symbol':
      return formatSymbol(value);
    case 'object':
    case 'function':
      return value === null ? 'null' : formatObject(context, value, level);
    default:
      return '' + value;
  }
}

function formatString(context, value) {
  const text = value.length > MAX_STRING ? slice(value, 0, MAX_STRING) : value;
  const tail = value.length > MAX_STRING ? more(value.length - MAX_STRING, 'character') : '';
  if (text.length <= LONG_STRING || text.length <= LINE - context.indent - 4) {
    return quote(text) + tail;
  }
  let result = '';
  let start = 0;
  for (let end = indexOf(text, '\n'); end >= 0; end = indexOf(text, '\n', start)) {
    if (end + 1 === text.length) {
      break;
    }
    result += quote(slice(text, start, end + 1)) + ' +\n' + repeat(' ', context.indent + 2);
    start = end + 1;
  }
  return result + quote(slice(text, start)) + tail;
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

function formatObject(context, proxy, level) {
  const value = targetOf(context, proxy);
  if (value === null) {
    return '<Revoked Proxy>';
  }
  if (find(context.open, value) >= 0) {
    let number = find(context.circular, value) + 1;
    if (number === 0) {
      push(context.circular, value);
      number = context.circular.length;
    }
    return '[Circular *' + number + ']';
  }
  const shape = inspectClass(context, value);
  if (shape.size === 0 && !hasProperties(value, shape)) {
    return shape.base === '' ? shape.open + shape.close : shape.base;
  }
  if (level > context.depth && !shape.plain) {
    return '[' + shape.short + ']';
  }
  push(context.open, value);
  context.level = level;
  const entries = shape.entries(context, level + 1);
  formatProperties(context, value, shape, level + 1, entries);
  context.open.length--;
  const number = find(context.circular, value) + 1;
  if (number > 0) {
    const mark = '<ref *' + number + '>';
    if (shape.base === '') {
      shape.open = mark + ' ' + shape.open;
    } else {
      shape.base = mark + ' ' + shape.base;
    }
  }
  return combine(context, shape, entries, level);
}
