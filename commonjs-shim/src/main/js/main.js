// Entry of the bundle. Everything the shim needs of the language is captured while it loads, before
// any guest code runs.
import { installConsole } from './console.js';
import { installGlobals } from './globals.js';
import { createLibraries, installLazyGlobals } from './libraries.js';
import { createRequire } from './require.js';

/**
 * Sets the isolate up and answers what the host calls: `require`, with specifiers relative to the
 * root, and `seal`, after which all is as in a fresh isolate, but that the modules that there are
 * belong to an image; it answers their names.
 *
 * @param {object} host the engine's private object (see shimhost.c), never shown to the guest
 * @returns {{ require: (specifier: string) => unknown, seal: () => string[] }}
 */
export function start(host) {
  installGlobals();
  const load = createLibraries(host);
  installLazyGlobals(load);
  const resetConsole = installConsole(host, load);
  const { require, seal: sealModules } = createRequire(host, load);
  const seal = () => {
    resetConsole();
    return sealModules();
  };
  return { __proto__: null, require, seal };
}
