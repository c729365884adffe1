// Names for the global object that programs written for Node expect.
import { defineHidden, realm } from './primordials.js';

/** Defines `global`, a second name of `globalThis`. */
export function installGlobals() {
  defineHidden(realm, 'global', realm);
}
