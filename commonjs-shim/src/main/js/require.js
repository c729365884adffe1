// CommonJS modules. The host resolves specifiers and reads files; paths here are its virtual ones.
import { invalidSpecifier, moduleNotFound, withCode } from './errors.js';
import { builtin } from './libraries.js';
import { dirname } from './path.js';
import { apply, charCode, defineOwn, endsWith, slice, startsWith } from './primordials.js';

const BYTE_ORDER_MARK = 0xfeff;
/** What the host answers for a builtin module that is granted, in place of a path. */
const BUILTIN = 'node:';

/**
 * @param {object} host the engine's private object
 * @param {(name: string) => unknown} loadLibrary
 * @returns {(specifier: string) => unknown} `require` with specifiers relative to the root
 */
export function createRequire(host, loadLibrary) {
  // Shown to the guest as `require.cache`: what it puts there is its own affair.
  const cache = { __proto__: null };
  let main;

  function resolve(specifier, directory) {
    if (typeof specifier !== 'string' || specifier === '') {
      throw invalidSpecifier(specifier);
    }
    let path;
    try {
      path = host.resolve(specifier, directory);
    } catch (error) {
      throw withCode(error);
    }
    if (typeof path !== 'string') {
      throw moduleNotFound(specifier);
    }
    return path;
  }

  function parse(path) {
    const text = host.read(path);
    return host.parse(charCode(text, 0) === BYTE_ORDER_MARK ? slice(text, 1) : text, path);
  }

  function evaluate(module, path) {
    if (endsWith(path, '.json')) {
      module.exports = parse(path);
      return;
    }
    apply(host.module(path), module.exports, [
      module.exports,
      module.require,
      module,
      path,
      dirname(path),
    ]);
  }

  function load(path) {
    if (startsWith(path, BUILTIN)) {
      return builtin(loadLibrary, slice(path, BUILTIN.length));
    }
    const cached = cache[path];
    if (cached !== undefined) {
      return cached.exports;
    }
    const module = createModule(path);
    main ??= module;
    defineOwn(module.require, 'main', main);
    cache[path] = module;
    let loaded = false;
    try {
      evaluate(module, path);
      module.loaded = loaded = true;
    } finally {
      if (!loaded) {
        delete cache[path];
      }
    }
    return module.exports;
  }

  function createModule(path) {
    const directory = dirname(path);
    const require = (specifier) => load(resolve(specifier, directory));
    defineOwn(require, 'resolve', (specifier) => {
      const found = resolve(specifier, directory);
      return startsWith(found, BUILTIN) ? specifier : found;
    });
    defineOwn(require, 'cache', cache);
    return {
      id: path,
      path: directory,
      exports: {},
      filename: path,
      loaded: false,
      children: [],
      paths: [],
      require,
    };
  }

  return (specifier) => load(resolve(specifier, '/'));
}
