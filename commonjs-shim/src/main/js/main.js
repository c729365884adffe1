// Entry of the bundle. Everything the shim needs of the language is captured while it loads, before
// any guest code runs.
import { installConsole } from './console.js';
import { installGlobals } from './globals.js';
import { createLibraries, installLazyGlobals } from './libraries.js';
import { createRequire } from './require.js';

/**
 * Sets the isolate up and answers `require` as the host calls it: specifiers are relative to the
 * root.
 *
 * @param {object} host the engine's private object (see shimhost.c), never shown to the guest
 * @returns {(specifier: string) => unknown}
 */
export function start(host) {
  installGlobals();
  const load = createLibraries(host);
  installLazyGlobals(load);
  installConsole(host, load);
  return createRequire(host, load);
}
