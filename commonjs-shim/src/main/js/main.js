// Entry of the bundle: what a context has beyond the engine's builtins. The engine loads it when the
// guest, or the host, first asks for something in it.
import { createConsole } from './console.js';
import { createGlobals, createLibraries } from './libraries.js';
import { createRequire } from './require.js';

/**
 * Makes the shim of one context. It defines nothing on the global object: shim.c does.
 *
 * - `require`, with specifiers relative to the root
 * - `seal`, after which all is as in a fresh isolate, but that the modules that there are belong to
 *   an image; it answers their names
 * - `console`, the guest's
 * - `globals`: what answers a global of that name
 *
 * @param {object} host the engine's private object (see shimhost.c), never shown to the guest
 * @returns {{ require: (specifier: string) => unknown, seal: () => string[], console: object,
 *   globals: Record<string, () => unknown> }}
 */
export function start(host) {
  const load = createLibraries(host);
  const { console, reset } = createConsole(host, load);
  const { require, seal: sealModules } = createRequire(host, load);
  const seal = () => {
    reset();
    return sealModules();
  };
  return { __proto__: null, require, seal, console, globals: createGlobals(load) };
}
