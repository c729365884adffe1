// Names for the global object that programs written for Node expect.
import { defineHidden } from './primordials.js';

/** Defines `global`, a second name of `globalThis`. */
export function installGlobals() {
  defineHidden(globalThis, 'global', globalThis);
}
