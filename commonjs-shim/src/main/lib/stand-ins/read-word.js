// Stands in for sucrase's 'parser/tokenizer/readWord': finds the whole word first, and then looks
// up whether it is a keyword, in place of walking a tree of letters.
import { finishToken } from 'sucrase/dist/esm/parser/tokenizer/index.js';
import { WORDS } from 'sucrase/dist/esm/parser/tokenizer/readWordTree.js';
import { TokenType as tt } from 'sucrase/dist/esm/parser/tokenizer/types.js';
import { input, state } from 'sucrase/dist/esm/parser/traverser/base.js';

import { IS_IDENTIFIER_CHAR } from './identifiers.js';

const BACKSLASH = 0x5c;
const BRACE_LEFT = 0x7b;
const BRACE_RIGHT = 0x7d;

export default function readWord() {
  const start = state.pos;
  let end = start;
  while (IS_IDENTIFIER_CHAR[units[end]] || units[end] === BACKSLASH) {
    end = units[end] === BACKSLASH ? afterEscape(end) : end + 1;
  }
  state.pos = end;
  const keyword = WORDS.get(input.slice(start, end));
  if (keyword === undefined) {
    finishToken(tt.name);
  } else if (keyword & 1) {
    finishToken(keyword >>> 1);
  } else {
    finishToken(tt.name, keyword >>> 1);
  }
}

/** The index after the `\u`, or `\u{...}`, at an index. */
function afterEscape(index) {
  let end = index + 2;
  if (units[end] === BRACE_LEFT) {
    while (end < units.length && units[end] !== BRACE_RIGHT) {
      end++;
    }
    end++;
  }
  return end;
}
