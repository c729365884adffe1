// `util.types`: what an object is, whatever its prototype says.
const { classOf } = cloche;

const is = (...names) => (value) =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  names.includes(classOf(value));

const VIEWS = [
  'Uint8ClampedArray',
  'Int8Array',
  'Uint8Array',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
];

const BOXED = ['Number', 'String', 'Boolean', 'Symbol', 'BigInt'];

export const types = {
  isAnyArrayBuffer: is('ArrayBuffer'),
  isArgumentsObject: is('Arguments'),
  isArrayBuffer: is('ArrayBuffer'),
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction: is('AsyncFunction', 'AsyncGeneratorFunction'),
  isBoxedPrimitive: is(...BOXED),
  isDataView: is('DataView'),
  isDate: is('Date'),
  isExternal: () => false,
  isGeneratorFunction: is('GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: is('Generator', 'AsyncGenerator'),
  isMap: is('Map'),
  isMapIterator: is('Map Iterator'),
  isModuleNamespaceObject: () => false,
  isNativeError: is('Error'),
  isPromise: is('Promise'),
  isProxy: is('Proxy'),
  isRegExp: is('RegExp'),
  isSet: is('Set'),
  isSetIterator: is('Set Iterator'),
  isSharedArrayBuffer: () => false,
  isTypedArray: is(...VIEWS),
  isWeakMap: is('WeakMap'),
  isWeakSet: is('WeakSet'),
};

for (const name of VIEWS) {
  types[`is${name}`] = is(name);
}
for (const name of BOXED) {
  types[`is${name}Object`] = is(name);
}
