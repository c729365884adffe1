// Stands in for sucrase's 'parser/util/identifier', whose tables are made by loops over all units.
import { WHITESPACE_CHARS } from 'sucrase/dist/esm/parser/util/whitespace.js';

const ASCII = 128;
const LINE_SEPARATORS = [0x2028, 0x2029];

/** By unit, whether it goes on with a name: beyond ASCII, all that is no white space. */
export const IS_IDENTIFIER_CHAR = new Uint8Array(65536).fill(1, ASCII);

for (let unit = 0; unit < ASCII; unit++) {
  IS_IDENTIFIER_CHAR[unit] = /[\w$]/.test(String.fromCharCode(unit)) ? 1 : 0;
}
for (const unit of [...WHITESPACE_CHARS, ...LINE_SEPARATORS]) {
  IS_IDENTIFIER_CHAR[unit] = 0;
}

/** By unit, whether it begins a name. */
export const IS_IDENTIFIER_START = IS_IDENTIFIER_CHAR.slice().fill(0, 0x30, 0x3a);
