// Plays the engine for primordials.js under Node, which reads these of the bundle's parameter.
// Loaded before all tests.

const TypedArray = Object.getPrototypeOf(Uint8Array);

/** A builtin by its name; `performance` is one of the shim's own. */
function objectOf(type) {
  const name = type.split('.')[0];
  const found = name === 'TypedArray' ? TypedArray : globalThis[name];
  return type.endsWith('.prototype') ? found.prototype : found;
}

function intrinsic(type, name) {
  const { get, value } = Object.getOwnPropertyDescriptor(objectOf(type), name) ?? {};
  if (type === 'performance') {
    return () => performance.now();
  }
  if (get === undefined && value === undefined) {
    throw new Error(`there is no ${type}.${name}`);
  }
  return get ?? value;
}

const { Error: NativeError, TypeError: NativeTypeError, Uint8Array: NativeUint8Array } = globalThis;

globalThis.host = {
  intrinsic,
  bytesOf: (buffer) => new NativeUint8Array(buffer),
  newError: (message) => new NativeError(message),
  newTypeError: (message) => new NativeTypeError(message),
};
