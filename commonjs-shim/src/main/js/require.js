// CommonJS modules. The host resolves specifiers and reads files; paths here are its virtual ones.
import { invalidSpecifier, isMissing, moduleNotFound, withCode } from './errors.js';
import { builtin } from './libraries.js';
import { dirname } from './path.js';
import {
  apply,
  arrayIsArray,
  charCode,
  defineHidden,
  defineOwn,
  descriptor,
  endsWith,
  list,
  ownKeys,
  push,
  slice,
  startsWith,
} from './primordials.js';

const BYTE_ORDER_MARK = 0xfeff;
/** What the host answers for a builtin module that is granted, in place of a path. */
const BUILTIN = 'node:';
/** What a package's own names for modules begin with. */
const IMPORT = '#';
/** In front of an image's number and of a path there, where no file of this isolate's is meant. */
const IMAGE = 'image:';

/**
 * @param {object} host the engine's private object
 * @param {(name: string) => unknown} loadLibrary
 * @returns {{ require: (specifier: string) => unknown, seal: () => string[] }} `require` with
 *   specifiers relative to the root, and what hands all modules over to an image and answers their
 *   names there
 */
export function createRequire(host, loadLibrary) {
  // Shown to the guest as `require.cache`: what it puts there is its own affair.
  let cache = { __proto__: null };
  let main;
  // Modules that came with an image, by the paths that the host answers for them.
  const sealed = { __proto__: null };
  let images = 0;

  function resolve(specifier, directory) {
    if (typeof specifier !== 'string' || specifier === '') {
      throw invalidSpecifier(specifier);
    }
    let path;
    try {
      // Only a context whose modules were sealed holds what an image does.
      path = host.resolve(specifier, directory, images > 0);
    } catch (error) {
      throw withCode(error);
    }
    if (typeof path !== 'string') {
      throw moduleNotFound(specifier);
    }
    return path;
  }

  /** What the host has of a file; one that was found and cannot be read is missing like any other. */
  function obtain(ask, path, specifier) {
    try {
      return ask(path);
    } catch (error) {
      throw isMissing(error) ? moduleNotFound(specifier) : error;
    }
  }

  function parse(path, specifier) {
    const text = obtain(host.read, path, specifier);
    return host.parse(charCode(text, 0) === BYTE_ORDER_MARK ? slice(text, 1) : text, path);
  }

  function evaluate(module, path, specifier) {
    if (endsWith(path, '.json')) {
      module.exports = parse(path, specifier);
      return;
    }
    apply(obtain(host.module, path, specifier), module.exports, [
      module.exports,
      module.require,
      module,
      path,
      dirname(path),
    ]);
  }

  function load(specifier, directory, parent) {
    const path = resolve(specifier, directory);
    if (startsWith(path, BUILTIN)) {
      return builtin(loadLibrary, slice(path, BUILTIN.length));
    }
    if (startsWith(path, IMAGE)) {
      return preloaded(path, parent);
    }
    const cached = cache[path];
    if (cached !== undefined) {
      adopt(parent, cached);
      return cached.exports;
    }
    const module = createModule(path);
    defineHidden(module, 'parent', parent);
    adopt(parent, module);
    main ??= module;
    defineOwn(module.require, 'main', main);
    cache[path] = module;
    let loaded = false;
    try {
      evaluate(module, path, specifier);
      module.loaded = loaded = true;
    } finally {
      if (!loaded) {
        delete cache[path];
        disown(parent, module);
      }
    }
    return module.exports;
  }

  function preloaded(path, parent) {
    const module = sealed[path];
    if (module === undefined) {
      throw moduleNotFound(path);
    }
    adopt(parent, module);
    return module.exports;
  }

  function createModule(path) {
    const directory = dirname(path);
    const born = images;
    // In an isolate made from an image, the same directory is another one.
    const from = () => (born === images ? directory : IMAGE + born + directory);
    const require = (specifier) => load(specifier, from(), module);
    defineOwn(require, 'resolve', (specifier) => {
      const found = resolve(specifier, from());
      if (!startsWith(found, BUILTIN)) {
        return found;
      }
      return startsWith(specifier, IMPORT) ? slice(found, BUILTIN.length) : specifier;
    });
    defineOwn(require, 'cache', cache);
    const module = {
      id: path,
      path: directory,
      exports: {},
      filename: path,
      loaded: false,
      children: [],
      paths: modulePaths(directory),
      require,
    };
    return module;
  }

  function seal() {
    const names = list();
    const paths = ownKeys(cache);
    for (let i = 0; i < paths.length; i++) {
      // The guest may have put something else there: no code of its own runs here.
      const module = descriptor(cache, paths[i])?.value;
      if (typeof paths[i] === 'string' && module !== undefined) {
        const name = IMAGE + images + paths[i];
        sealed[name] = module;
        push(names, name);
      }
    }
    cache = { __proto__: null };
    main = undefined;
    images++;
    return names;
  }

  return { require: (specifier) => load(specifier, '/', null), seal };
}

/** The directories in which packages are looked for, the nearest first. */
function modulePaths(directory) {
  const paths = [];
  for (let at = directory; ; at = dirname(at)) {
    if (!endsWith(at, '/node_modules')) {
      defineOwn(paths, paths.length, (at === '/' ? '' : at) + '/node_modules');
    }
    if (at === '/') {
      return paths;
    }
  }
}

/** Whether the guest has left a module's children as they were: an array of data. */
function childrenOf(parent) {
  const children = parent === null ? undefined : descriptor(parent, 'children')?.value;
  return arrayIsArray(children) ? children : undefined;
}

function adopt(parent, child) {
  const children = childrenOf(parent);
  if (children === undefined) {
    return;
  }
  for (let i = 0; i < children.length; i++) {
    if (children[i] === child) {
      return;
    }
  }
  defineOwn(children, children.length, child);
}

/** Takes back what was adopted last. */
function disown(parent, child) {
  const children = childrenOf(parent);
  if (children !== undefined && children[children.length - 1] === child) {
    children.length -= 1;
  }
}

