// Parts of the shim that are too large for every isolate to hold: the host keeps them as bytecode,
// and an isolate loads one when its guest first asks for something in it.
//
// They run when guest code has run, on the prototypes and globals that it has left, and are as
// safe as the guest's own code: they have its authority and no more. What they are lent is nothing
// that a guest could not have, so it does not matter who gets hold of it.
import { format } from './format.js';
import { inspectWith } from './inspect.js';
import { settingsOf } from './inspect-options.js';
import { indexOf, slice } from './primordials.js';
import { coloured } from './styles.js';

/**
 * @param {object} host the engine's private object
 * @returns {(name: string) => unknown} what a library exports, which is the same for all who ask
 */
export function createLibraries(host) {
  const loaded = { __proto__: null };
  const lent = {
    __proto__: null,
    load,
    inspect: (value, options, custom) => inspectWith(host, value, settingsOf(options, custom)),
    style: (text, kind, colours) => (colours ? coloured(text, kind) : text),
    format: (values) => format(host, values),
    classOf: host.classOf,
    entriesOf: host.entriesOf,
    file: host.file,
    nextTick: host.nextTick,
    random: host.random,
    utf8Decode: host.utf8Decode,
    utf8Encode: host.utf8Encode,
  };

  function load(name) {
    if (name in loaded) {
      return loaded[name];
    }
    const library = host.library(name);
    // While it loads, there is nothing for itself to get.
    loaded[name] = undefined;
    let exports;
    try {
      exports = library(lent);
    } finally {
      delete loaded[name];
    }
    return (loaded[name] = exports);
  }
  return load;
}

/** A builtin module; `path/posix` is the property `posix` of `path`. */
export function builtin(load, name) {
  const slash = indexOf(name, '/');
  return slash < 0 ? load(name) : load(slice(name, 0, slash))[slice(name, slash + 1)];
}

/**
 * What loads the globals that come from libraries, by their names: those of `lazy` in shim.c, which
 * defines them on the global object.
 */
export function createGlobals(load) {
  return {
    __proto__: null,
    Buffer: () => load('buffer').Buffer,
    TextDecoder: () => load('encoding').TextDecoder,
    TextEncoder: () => load('encoding').TextEncoder,
    URL: () => load('whatwg-url').URL,
    URLSearchParams: () => load('whatwg-url').URLSearchParams,
    crypto: () => load('webcrypto'),
    process: () => load('process'),
  };
}
