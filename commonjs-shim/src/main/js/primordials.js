// The language's functions as they are before guest code runs. The rest of the shim reads no global,
// calls no method of a prototype, iterates nothing with `of` or spread, fills in no template (for
// which the engine calls String.prototype.concat) and writes no index of an ordinary array: the
// guest can replace what those use. What of it can be seen in the text, hardening.test.js checks.

const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const { setPrototypeOf } = Object;

export { apply, getPrototypeOf, ownKeys };

/** The global object. */
export const realm = globalThis;

/** Makes a method a function of its receiver. */
const uncurry = (method) => (self, ...args) => apply(method, self, args);

export const arrayIsArray = Array.isArray;
export const dateIso = uncurry(Date.prototype.toISOString);
export const dateTime = uncurry(Date.prototype.getTime);

const { performance } = globalThis;
const performanceNow = uncurry(performance.now);
/** Milliseconds from a start that does not matter. */
export const clock = () => performanceNow(performance);

export const functionText = uncurry(Function.prototype.toString);
export const mathFloor = Math.floor;
export const mathMax = Math.max;
export const mathMin = Math.min;
export const mathRound = Math.round;
export const mathSqrt = Math.sqrt;
export const numberParseFloat = Number.parseFloat;
export const numberParseInt = Number.parseInt;
export const charCode = uncurry(String.prototype.charCodeAt);
export const endsWith = uncurry(String.prototype.endsWith);
export const indexOf = uncurry(String.prototype.indexOf);
export const lastIndexOf = uncurry(String.prototype.lastIndexOf);
export const padEnd = uncurry(String.prototype.padEnd);
export const padStart = uncurry(String.prototype.padStart);
export const repeat = uncurry(String.prototype.repeat);
export const slice = uncurry(String.prototype.slice);
export const startsWith = uncurry(String.prototype.startsWith);
export const numberFixed = uncurry(Number.prototype.toFixed);
export const numberText = uncurry(Number.prototype.toString);
export const symbolText = uncurry(Symbol.prototype.toString);
export const bigintText = uncurry(BigInt.prototype.toString);
export const numberValue = uncurry(Number.prototype.valueOf);
export const booleanValue = uncurry(Boolean.prototype.valueOf);
export const stringValue = uncurry(String.prototype.valueOf);
export const symbolValue = uncurry(Symbol.prototype.valueOf);
export const bigintValue = uncurry(BigInt.prototype.valueOf);
export const sort = uncurry(Array.prototype.sort);
export const jsonStringify = JSON.stringify;
export const toStringTag = Symbol.toStringTag;
export const { Error: NativeError, TypeError: NativeTypeError } = globalThis;
export const { Number: toNumber, String: textOf } = globalThis;

const viewPrototype = getPrototypeOf(Uint8Array.prototype);
const getter = (prototype, name) => uncurry(getOwnPropertyDescriptor(prototype, name).get);
export const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
export const viewBuffer = getter(viewPrototype, 'buffer');
export const viewLength = getter(viewPrototype, 'length');
export const dataViewBuffer = getter(DataView.prototype, 'buffer');
export const dataViewLength = getter(DataView.prototype, 'byteLength');
export const dataViewOffset = getter(DataView.prototype, 'byteOffset');
const NativeUint8Array = Uint8Array;
export const bytesOf = (buffer) => new NativeUint8Array(buffer);

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

/** Defines a configurable accessor that enumeration does not show. */
export function defineAccessor(object, key, get, set) {
  defineProperty(object, key, { __proto__: null, get, set, configurable: true });
}

/** Defines a writable, configurable property that enumeration does not show. */
export function defineHidden(object, key, value) {
  define(object, key, value, false);
}

/** Sets an own property, whatever setters the prototype has. */
export function defineOwn(object, key, value) {
  define(object, key, value, true);
}
