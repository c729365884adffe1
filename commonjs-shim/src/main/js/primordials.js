// The language's functions, whatever the guest has made of its own: the engine makes new ones for the
// shim, which may be loaded when guest code has run. The rest of the shim reads no global, calls no
// method of a prototype, iterates nothing with `of` or spread, fills in no template (for which the
// engine calls String.prototype.concat) and writes no index of an ordinary array: the guest can
// replace what those use. What of it can be seen in the text, hardening.test.js checks.

/**
 * `intrinsic(type, name)` is what a builtin object has under a name; of an accessor, its getter.
 * The others make what the guest's constructors would.
 */
export const { bytesOf, newError, newTypeError } = host;
const { intrinsic } = host;

export const apply = intrinsic('Reflect', 'apply');
export const getPrototypeOf = intrinsic('Reflect', 'getPrototypeOf');
export const ownKeys = intrinsic('Reflect', 'ownKeys');
const defineProperty = intrinsic('Reflect', 'defineProperty');
const getOwnPropertyDescriptor = intrinsic('Reflect', 'getOwnPropertyDescriptor');
const setPrototypeOf = intrinsic('Object', 'setPrototypeOf');

/** A method, or a getter, of a prototype as a function of its receiver. */
function method(type, name) {
  const found = intrinsic(type + '.prototype', name);
  return (self, ...args) => apply(found, self, args);
}

export const arrayIsArray = intrinsic('Array', 'isArray');
export const clock = intrinsic('performance', 'now');
export const dateIso = method('Date', 'toISOString');
export const dateTime = method('Date', 'getTime');
export const functionText = method('Function', 'toString');
export const mathFloor = intrinsic('Math', 'floor');
export const mathMax = intrinsic('Math', 'max');
export const mathMin = intrinsic('Math', 'min');
export const mathRound = intrinsic('Math', 'round');
export const mathSqrt = intrinsic('Math', 'sqrt');
export const numberParseFloat = intrinsic('globalThis', 'parseFloat');
export const numberParseInt = intrinsic('globalThis', 'parseInt');
export const charCode = method('String', 'charCodeAt');
export const endsWith = method('String', 'endsWith');
export const indexOf = method('String', 'indexOf');
export const lastIndexOf = method('String', 'lastIndexOf');
export const padEnd = method('String', 'padEnd');
export const padStart = method('String', 'padStart');
export const repeat = method('String', 'repeat');
export const slice = method('String', 'slice');
export const startsWith = method('String', 'startsWith');
export const numberFixed = method('Number', 'toFixed');
export const numberText = method('Number', 'toString');
export const symbolText = method('Symbol', 'toString');
export const bigintText = method('BigInt', 'toString');
export const numberValue = method('Number', 'valueOf');
export const booleanValue = method('Boolean', 'valueOf');
export const stringValue = method('String', 'valueOf');
export const symbolValue = method('Symbol', 'valueOf');
export const bigintValue = method('BigInt', 'valueOf');
export const sort = method('Array', 'sort');
export const jsonStringify = intrinsic('JSON', 'stringify');
export const toStringTag = intrinsic('Symbol', 'toStringTag');
/** Number and String as functions: they convert. */
export const toNumber = intrinsic('globalThis', 'Number');
export const textOf = intrinsic('globalThis', 'String');

export const bufferLength = method('ArrayBuffer', 'byteLength');
export const viewBuffer = method('TypedArray', 'buffer');
export const viewLength = method('TypedArray', 'length');
export const dataViewBuffer = method('DataView', 'buffer');
export const dataViewLength = method('DataView', 'byteLength');
export const dataViewOffset = method('DataView', 'byteOffset');

/** An array that inherits nothing: writing its indices meets no setter of the guest. */
export function list() {
  return setPrototypeOf([], null);
}

export function push(target, item) {
  target[target.length] = item;
}

export function join(items, separator) {
  let text = '';
  for (let i = 0; i < items.length; i++) {
    text += i === 0 ? items[i] : separator + items[i];
  }
  return text;
}

/** The own property's descriptor, inheriting nothing, or undefined. */
export function descriptor(object, key) {
  const found = getOwnPropertyDescriptor(object, key);
  return found === undefined ? undefined : setPrototypeOf(found, null);
}

function define(object, key, value, enumerable) {
  const attributes = { __proto__: null, value, writable: true, configurable: true, enumerable };
  defineProperty(object, key, attributes);
}

/** Defines a writable, configurable property that enumeration does not show. */
export function defineHidden(object, key, value) {
  define(object, key, value, false);
}

/** Sets an own property, whatever setters the prototype has. */
export function defineOwn(object, key, value) {
  define(object, key, value, true);
}
