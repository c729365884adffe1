// The compiler of TypeScript: not for guests, but for isolates of the host's own, which have it in
// place of a guest (see TypeScript.java). What it compiles is data to it.
import { compile } from './typescript/compile.js';

export default { compile };
