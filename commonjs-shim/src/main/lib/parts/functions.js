// Functions of the builtin module 'util' that make or mend functions.

function requireFunction(value, name) {
  if (typeof value !== 'function') {
    const error = new TypeError(`The "${name}" argument must be of type function`);
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
  }
}

const custom = Symbol.for('nodejs.util.promisify.custom');

export function promisify(original) {
  requireFunction(original, 'original');
  if (original[custom]) {
    requireFunction(original[custom], 'util.promisify.custom');
    return Object.defineProperty(original[custom], custom, {
      value: original[custom],
      configurable: true,
    });
  }
  function promised(...values) {
    return new Promise((resolve, reject) => {
      original.call(this, ...values, (error, value) => (error ? reject(error) : resolve(value)));
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}

promisify.custom = custom;

export function callbackify(original) {
  requireFunction(original, 'original');
  function called(...values) {
    const callback = values.pop();
    requireFunction(callback, 'last argument');
    const later = (...results) => cloche.nextTick(() => callback.call(this, ...results));
    original.apply(this, values).then(
      (value) => later(null, value),
      (reason) => later(reason || rejected(reason)),
    );
  }
  const properties = Object.getOwnPropertyDescriptors(original);
  properties.length.value++;
  properties.name.value += 'Callbackified';
  return Object.defineProperties(called, properties);
}

/** What a callback gets for a promise that was rejected with nothing. */
function rejected(reason) {
  return Object.assign(new Error('Promise was rejected with a falsy value'), {
    code: 'ERR_FALSY_VALUE_REJECTION',
    reason,
  });
}

export function inherits(constructor, parent) {
  requireFunction(constructor, 'ctor');
  requireFunction(parent, 'superCtor');
  Object.defineProperty(constructor, 'super_', {
    value: parent,
    writable: true,
    configurable: true,
  });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

export function deprecate(original, message, code) {
  let warned = false;
  function deprecated(...values) {
    if (!warned) {
      warned = true;
      console.warn(`${code === undefined ? '' : `[${code}] `}DeprecationWarning: ${message}`);
    }
    return new.target
      ? Reflect.construct(original, values, new.target)
      : Reflect.apply(original, this, values);
  }
  Object.setPrototypeOf(deprecated, original);
  if (original.prototype) {
    deprecated.prototype = original.prototype;
  }
  return deprecated;
}
