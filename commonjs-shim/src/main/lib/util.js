// The builtin module 'util'. Inspection is the console's: it runs no guest code, so custom
// inspection functions are not asked.
import encoding from 'cloche:encoding';

import { callbackify, deprecate, inherits, promisify } from './parts/functions.js';
import { types } from './parts/types.js';

function inspect(value, options) {
  return cloche.inspect(value, typeof options === 'object' ? options?.depth : arguments[2]);
}

inspect.custom = Symbol.for('nodejs.util.inspect.custom');
inspect.defaultOptions = { depth: 2 };

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
