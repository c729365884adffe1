// How each class of objects is shown.
import { bufferShape, dataViewShape, typedArrayShape } from './inspect-binary.js';
import { arrayShape, mapShape, setShape, weakShape } from './inspect-collection.js';
import { errorShape } from './inspect-error.js';
import { functionShape } from './inspect-function.js';
import { boxedShape, dateShape, promiseShape, regexpShape } from './inspect-value.js';
import { constructorName, plainPrefix, textProperty } from './names.js';
import { descriptor, list, toStringTag } from './primordials.js';

const none = () => list();

/** A shape with what is common filled in. */
export function shapeOf(parts) {
  return {
    __proto__: null,
    base: '',
    open: '{',
    close: '}',
    entries: none, // the entries before the properties,
    size: 0, // ... and how many there are
    kind: '', // how the base is coloured where there is nothing else
    short: 'Object', // stands for it, in brackets, where the depth ends
    terse: false, // its base stands for it there
    plain: false, // shown even there
    indexed: false, // its index properties are entries
    grouped: false, // its entries go into columns
    numeric: false, // ... aligned to the right
    adds: undefined, // shown although not enumerable
    hides: undefined, // not shown although enumerable
    ...parts,
  };
}

const shapes = {
  __proto__: null,
  Array: arrayShape,
  Map: mapShape,
  Set: setShape,
  WeakMap: weakShape,
  WeakSet: weakShape,
  Date: dateShape,
  RegExp: regexpShape,
  Error: errorShape,
  DOMException: errorShape,
  Promise: promiseShape,
  Number: boxedShape,
  String: boxedShape,
  Boolean: boxedShape,
  Symbol: boxedShape,
  BigInt: boxedShape,
  ArrayBuffer: bufferShape,
  DataView: dataViewShape,
  Uint8ClampedArray: typedArrayShape,
  Int8Array: typedArrayShape,
  Uint8Array: typedArrayShape,
  Int16Array: typedArrayShape,
  Uint16Array: typedArrayShape,
  Int32Array: typedArrayShape,
  Uint32Array: typedArrayShape,
  BigInt64Array: typedArrayShape,
  BigUint64Array: typedArrayShape,
  Float16Array: typedArrayShape,
  Float32Array: typedArrayShape,
  Float64Array: typedArrayShape,
};

export function inspectClass(context, value) {
  const name = constructorName(context, value);
  if (typeof value === 'function') {
    return functionShape(context, value, name);
  }
  const kind = context.host.classOf(value);
  const make = shapes[kind] ?? plainShape;
  return make(context, value, name, kind);
}

function plainShape(context, value, name, kind) {
  const tag = textProperty(context, value, toStringTag);
  // An own one is among the properties.
  const own = descriptor(value, toStringTag)?.enumerable;
  const tagged = tag && tag !== name && !own ? '[' + tag + '] ' : '';
  const before = tagged && name === 'Object' ? 'Object ' : plainPrefix(name, 'Object');
  return shapeOf({
    open: (kind === 'Arguments' ? '[Arguments] ' : before) + tagged + '{',
    short: kind === 'Arguments' ? kind : (name ?? 'Object: null prototype'),
  });
}
