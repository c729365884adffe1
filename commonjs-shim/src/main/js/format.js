// The console's format strings: %s %d %i %f %j %o %O %c %%.
import { inspect, inspectNested, inspectWith } from './inspect.js';
import { settingsOf } from './inspect-options.js';
import {
  charCode,
  descriptor,
  functionText,
  getPrototypeOf,
  indexOf,
  jsonStringify,
  numberParseFloat,
  numberParseInt,
  slice,
  textOf,
  toNumber,
} from './primordials.js';
import { formatBigint, formatNumber } from './primitives.js';

const PERCENT = 37;
/** The settings of %o. */
const ALL = settingsOf({ __proto__: null, showHidden: true, depth: 4 });

/** Joins values as `console.log` does: strings as they are, the rest inspected. */
export function format(host, values) {
  let text = '';
  let next = 0;
  if (values.length > 0 && typeof values[0] === 'string') {
    next = 1;
    text = values[0];
    if (values.length > 1 && indexOf(text, '%') >= 0) {
      const filled = fill(host, text, values);
      text = filled.text;
      next = filled.next;
    }
  }
  for (let i = next; i < values.length; i++) {
    const value = values[i];
    text += (i > 0 ? ' ' : '') + (typeof value === 'string' ? value : inspect(host, value));
  }
  return text;
}

/** Replaces the directives of `template` by the values after it, as far as there are any. */
function fill(host, template, values) {
  let text = '';
  let from = 0;
  let next = 1;
  for (let i = 0; i < template.length - 1; i++) {
    if (charCode(template, i) !== PERCENT) {
      continue;
    }
    const letter = template[i + 1];
    const escape = letter === '%';
    if (escape || (next < values.length && letter in directives)) {
      text += slice(template, from, i);
      text += escape ? '%' : directives[letter](host, values[next++]);
      from = i + 2;
      i++;
    }
  }
  return { text: text + slice(template, from), next };
}

const directives = {
  __proto__: null,
  s: formatText,
  d: (host, value) => formatNumeric(value, toNumber),
  i: (host, value) => formatNumeric(value, numberParseInt),
  f: (host, value) => (typeof value === 'symbol' ? 'NaN' : formatNumber(numberParseFloat(value))),
  j: (host, value) => formatJson(value),
  o: (host, value) => inspectWith(host, value, ALL),
  O: (host, value) => inspect(host, value),
  c: () => '',
};

function formatNumeric(value, convert) {
  if (typeof value === 'bigint') {
    return formatBigint(value);
  }
  if (typeof value === 'symbol' || (typeof value === 'object' && convert === toNumber)) {
    return typeof value === 'object' ? formatNumber(objectNumber(value)) : 'NaN';
  }
  return formatNumber(convert(value));
}

/** An object's number without its conversions, which are guest code: null is 0. */
function objectNumber(value) {
  return value === null ? 0 : NaN;
}

/** Strings as they are; objects shallowly, unless they have a `toString` of their own. */
function formatText(host, value) {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return formatNumber(value);
    case 'bigint':
      return formatBigint(value);
    case 'function':
      return functionText(value);
    case 'object':
      return value !== null && hasOwnText(host, value)
        ? textOf(value)
        : inspectNested(host, value, 0);
    default:
      return inspect(host, value);
  }
}

/** Whether a class or object of the guest's says how it is written as a string. */
function hasOwnText(host, value) {
  for (let at = value; at !== null; at = getPrototypeOf(at)) {
    if (host.classOf(at) === 'Proxy') {
      return false;
    }
    const found = descriptor(at, 'toString');
    if (found !== undefined) {
      return typeof found.value === 'function' && !isNative(found.value);
    }
  }
  return false;
}

/** Not exact: a function of the guest's that holds these words counts as one of the engine's. */
function isNative(method) {
  return indexOf(functionText(method), '[native code]') >= 0;
}

function formatJson(value) {
  try {
    return textOf(jsonStringify(value));
  } catch (error) {
    return '[Circular]';
  }
}
