// The builtin module 'util'. Inspection is the console's, which runs no guest code; here, where the
// guest asks for it, objects are asked for an inspection of their own.
import encoding from 'cloche:encoding';

import { callbackify, deprecate, inherits, promisify } from './parts/functions.js';
import { types } from './parts/types.js';

const CUSTOM = Symbol.for('nodejs.util.inspect.custom');

/** The options; in place of an object, `showHidden`, `depth` and `colors`. */
function optionsOf(options, depth, colors) {
  const given =
    typeof options === 'object' && options !== null
      ? options
      : { showHidden: options, ...(depth !== undefined && { depth }), colors };
  return { ...inspect.defaultOptions, ...given };
}

/** What an object answers that has a method for its inspection; undefined when it has none. */
function customOf(value, self, depth, options) {
  const method = value[CUSTOM];
  const own = Object.getOwnPropertyDescriptor(value, 'constructor')?.value;
  if (typeof method !== 'function' || method === inspect || own?.prototype === value) {
    return undefined;
  }
  const stylize = (text, kind) => cloche.style(`${text}`, kind, options.colors === true);
  const left = depth === Infinity ? null : depth;
  const result = method.call(self, left, { ...options, depth: left, stylize }, inspect);
  return result === self ? undefined : { result };
}

function inspect(value, options) {
  const all = optionsOf(options, arguments[2], arguments[3]);
  return cloche.inspect(value, all, (object, self, depth) => customOf(object, self, depth, all));
}

inspect.custom = CUSTOM;
inspect.defaultOptions = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
};

const ANSI = /[\u001b\u009b][[\]()#;?]*(?:\d{1,4}(?:[;:]\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]/g;

function stripVTControlCharacters(text) {
  if (typeof text !== 'string') {
    const error = new TypeError('The "str" argument must be of type string');
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return text.replace(ANSI, '');
}

const debuglog = () => Object.assign(() => {}, { enabled: false });

export default {
  callbackify,
  debuglog,
  debug: debuglog,
  deprecate,
  format: (...values) => cloche.format(values),
  inherits,
  inspect,
  isArray: Array.isArray,
  isDeepStrictEqual: (a, b) => cloche.load('equality').isDeepStrictEqual(a, b),
  promisify,
  stripVTControlCharacters,
  toUSVString: (text) => `${text}`.toWellFormed(),
  types,
  TextDecoder: encoding.TextDecoder,
  TextEncoder: encoding.TextEncoder,
};
