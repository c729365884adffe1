// An object's own properties as entries, read from their descriptors: accessors are only named.
import { formatSymbol, isName, more, quote } from './primitives.js';
import { charCode, descriptor, ownKeys, push } from './primordials.js';

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

function isShown(object, key, shape) {
  if ((shape.indexed && isIndex(key)) || shape.hides === key) {
    return false;
  }
  return descriptor(object, key)?.enumerable || shape.adds === key;
}

/** Whether `formatProperties` has anything to show. */
export function hasProperties(object, shape) {
  const keys = ownKeys(object);
  for (let i = 0; i < keys.length; i++) {
    if (isShown(object, keys[i], shape)) {
      return true;
    }
  }
  return false;
}

export function formatProperties(context, object, shape, level, entries) {
  const keys = ownKeys(object);
  let shown = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (!isShown(object, key, shape)) {
      continue;
    }
    if (shown++ === MAX_PROPERTIES) {
      push(entries, more(keys.length - i, 'key'));
      return;
    }
    const found = descriptor(object, key);
    const name = found.enumerable ? formatKey(key) : '[' + key + ']';
    push(entries, name + ': ' + formatAttribute(context, found, level));
  }
}

function formatAttribute(context, found, level) {
  if ('value' in found) {
    context.indent += 2;
    const text = context.format(context, found.value, level);
    context.indent -= 2;
    return text;
  }
  if (found.get !== undefined) {
    return found.set === undefined ? '[Getter]' : '[Getter/Setter]';
  }
  return found.set === undefined ? 'undefined' : '[Setter]';
}
