// An object's own properties as entries, read from their descriptors: accessors are only named.
import { escape, formatSymbol, isName, more, quote } from './primitives.js';
import { charCode, descriptor, ownKeys, push, repeat } from './primordials.js';
import { visibleLength } from './styles.js';

/** So many properties are shown. (Node has no such bound.) */
const MAX_PROPERTIES = 1000;

export function formatKey(key) {
  if (typeof key === 'symbol') {
    return '[' + formatSymbol(key) + ']';
  }
  if (key === '__proto__') {
    return "['__proto__']";
  }
  return isName(key) ? key : quote(key);
}

/** Whether `key` is an element of an array-like, which has been shown as such. */
function isIndex(key) {
  if (typeof key !== 'string' || key === '' || key.length > 10) {
    return false;
  }
  for (let i = 0; i < key.length; i++) {
    const code = charCode(key, i);
    if (code < 48 || code > 57 || (code === 48 && i === 0 && key.length > 1)) {
      return false;
    }
  }
  return true;
}

function isShown(context, object, key, shape) {
  if (shape.indexed && isIndex(key)) {
    return false;
  }
  if (context.hidden) {
    return true;
  }
  return shape.hides !== key && (descriptor(object, key)?.enumerable || shape.adds === key);
}

/** Whether `formatProperties` has anything to show. */
export function hasProperties(context, object, shape) {
  const keys = ownKeys(object);
  for (let i = 0; i < keys.length; i++) {
    if (isShown(context, object, keys[i], shape)) {
      return true;
    }
  }
  return false;
}

/** Adds the properties to the entries; answers how many entries that are. */
export function formatProperties(context, object, shape, level, entries) {
  const keys = ownKeys(object);
  let shown = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (!isShown(context, object, key, shape)) {
      continue;
    }
    if (shown++ === MAX_PROPERTIES) {
      push(entries, more(keys.length - i, 'key'));
      return shown;
    }
    const found = descriptor(object, key);
    const name = nameOf(context, key, found.enumerable);
    push(entries, name + ':' + formatAttribute(context, found, shape, level));
  }
  return shown;
}

function nameOf(context, key, enumerable) {
  if (typeof key === 'symbol') {
    return '[' + context.style(formatSymbol(key), 'symbol') + ']';
  }
  if (!enumerable) {
    return '[' + escape(key) + ']';
  }
  return isName(key) || key === '__proto__' ? formatKey(key) : context.style(quote(key), 'string');
}

/** A property's value, with the white space before it. */
export function formatAttribute(context, found, shape, level) {
  if ('value' in found) {
    // Where braces share lines with entries, a property of an object stands further right.
    const inner = context.compact === true && !shape.grouped ? 3 : 2;
    context.indent += inner;
    const text = context.format(context, found.value, level);
    const apart = inner === 3 && visibleLength(text) > context.width;
    const before = apart ? '\n' + repeat(' ', context.indent) : ' ';
    context.indent -= inner;
    return before + text;
  }
  if (found.get !== undefined) {
    const name = found.set === undefined ? '[Getter]' : '[Getter/Setter]';
    return ' ' + context.style(name, 'special');
  }
  return found.set === undefined
    ? ' ' + context.style('undefined', 'undefined')
    : ' ' + context.style('[Setter]', 'special');
}
