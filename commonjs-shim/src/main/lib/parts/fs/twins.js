// The same functions with a callback or a promise. The work is done at once: nothing here waits.
import { isOfArguments, wrongType } from './errors.js';
import { existsSync } from './reading.js';

/** Arguments before options and callback, where they are not one. */
const REQUIRED = { __proto__: null, appendFile: 2, copyFile: 2, rename: 2, writeFile: 2 };

function requireCallback(callback) {
  if (typeof callback !== 'function') {
    throw wrongType('"cb" argument', 'of type function', callback);
  }
}

const named = (name, action) =>
  Object.defineProperty(action, 'name', { value: name, configurable: true });

export function withCallback(name, action) {
  const required = REQUIRED[name] ?? 1;
  return named(name, (...values) => {
    const callback = values.length > required ? values.pop() : undefined;
    requireCallback(callback);
    let results;
    try {
      const value = action(...values);
      results = value === undefined ? [null] : [null, value];
    } catch (error) {
      if (isOfArguments(error)) {
        throw error;
      }
      results = [error];
    }
    cloche.nextTick(() => callback(...results));
  });
}

export function withPromise(name, action) {
  return named(name, async (...values) => action(...values));
}

export function exists(path, callback) {
  requireCallback(callback);
  const found = existsSync(path);
  cloche.nextTick(() => callback(found));
}

Object.defineProperty(exists, Symbol.for('nodejs.util.promisify.custom'), {
  value: async (path) => existsSync(path),
  configurable: true,
});
