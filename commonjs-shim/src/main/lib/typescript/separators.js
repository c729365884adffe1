// Where a semicolon has to stand in the place of something that is removed: without one, the lines
// around it could be read as one statement.
import { ContextualKeyword } from 'sucrase/dist/esm/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/esm/parser/tokenizer/types.js';

/** What statements that are removed begin with, besides names that are keywords there. */
const STATEMENTS = new Set([tt._declare, tt._export, tt._function, tt._import]);

/** What goes on with the expression of the line before. */
const CONTINUATIONS = new Set([tt.parenL, tt.bracketL, tt.backQuote]);

const ASSERTIONS = new Set([ContextualKeyword._as, ContextualKeyword._satisfies]);

const breaksLine = (text) => /[\n\r\u2028\u2029]/.test(text);

/**
 * @param {string} source
 * @param {object[]} tokens
 * @returns {Set<number>} indices of tokens
 */
export function separators(source, tokens) {
  const found = new Set();
  for (let i = 1; i < tokens.length; i++) {
    const { type, isType } = tokens[i];
    if (!isType && type !== tt._import && type !== tt._export) {
      continue;
    }
    if (startsRemoved(source, tokens, i) || endsLine(source, tokens, i)) {
      found.add(i);
    }
  }
  return found;
}

/** Whether a token is the first of a line, and may be the first of a statement that goes. */
function startsRemoved(source, tokens, index) {
  const { type, start } = tokens[index];
  if (!startsLine(source, tokens, index)) {
    return false;
  }
  return STATEMENTS.has(type) || /^(type|interface)\b/.test(source.slice(start, start + 10));
}

function startsLine(source, tokens, index) {
  return breaksLine(source.slice(tokens[index - 1].end, tokens[index].start));
}

/** Whether a token begins an `as T` or `satisfies T` that a line which could go on follows. */
function endsLine(source, tokens, index) {
  const { contextualKeyword, isType } = tokens[index];
  if (!isType || !ASSERTIONS.has(contextualKeyword) || tokens[index - 1].isType) {
    return false;
  }
  let next = index;
  while (next < tokens.length && tokens[next].isType) {
    next++;
  }
  return (
    CONTINUATIONS.has(tokens[next]?.type) &&
    breaksLine(source.slice(tokens[next - 1].end, tokens[next].start))
  );
}
