// Exports in a form that sucrase compiles rightly. `export const a = 1, b = 2` becomes a declaration
// and an `export {a, b}` behind it, because only the first variable of a statement would be
// exported; an `export {a}` before the declaration of `a` moves to the end, because the value would
// be read where it stands.
import { ContextualKeyword } from 'sucrase/dist/esm/parser/tokenizer/keywords.js';
import { isDeclaration } from 'sucrase/dist/esm/parser/tokenizer/index.js';
import { TokenType as tt } from 'sucrase/dist/esm/parser/tokenizer/types.js';

const VARIABLES = new Set([tt._const, tt._let, tt._var]);
const OPENING = new Set([tt.braceL, tt.bracketL]);
const CLOSING = new Set([tt.braceR, tt.bracketR]);
const KEYWORD = 'export';

/**
 * @param {string} source
 * @param {object[]} tokens
 * @returns {string} the source, with all that it had in its place, but for what follows such a
 *   statement on its last line
 */
export function splitExports(source, tokens) {
  let result = '';
  let copied = 0;
  let atEnd = '';
  for (let i = 0; i < tokens.length - 1; i++) {
    const { type, isType, start } = tokens[i];
    if (type !== tt._export || isType) {
      continue;
    }
    if (VARIABLES.has(tokens[i + 1].type)) {
      const { names, end, several } = declared(source, tokens, i + 2);
      if (several) {
        const last = tokens[end - 1].end;
        result += source.slice(copied, start) + blank(KEYWORD);
        result += source.slice(start + KEYWORD.length, last) + `;export {${names.join(', ')}}`;
        copied = last;
      }
      i = end - 1;
    } else if (isEarlyList(source, tokens, i)) {
      const list = tokens.slice(i, afterList(tokens, i));
      const last = list.at(-1).end;
      atEnd += `\n${list.map((token) => source.slice(token.start, token.end)).join(' ')};`;
      result += source.slice(copied, start) + blank(source.slice(start, last));
      copied = last;
    }
  }
  return result + source.slice(copied) + atEnd;
}

const blank = (text) => text.replaceAll(/[^\r\n\u2028\u2029]/g, ' ');

const afterList = (tokens, index) =>
  tokens.findIndex(({ type }, i) => i > index && type === tt.braceR) + 1;

/** Whether there is an `export {...}` of variables or classes that are declared after it. */
function isEarlyList(source, tokens, index) {
  if (tokens[index + 1].type !== tt.braceL) {
    return false;
  }
  const end = afterList(tokens, index);
  if (tokens[end].contextualKeyword === ContextualKeyword._from) {
    return false;
  }
  const nameOf = ({ start, end: last }) => source.slice(start, last);
  const names = new Set(tokens.slice(index + 2, end).map(nameOf));
  return tokens.some(
    (token, i) => i > end && isDeclaration(token) && !token.isType && names.has(nameOf(token)),
  );
}

/** What a list of variables declares, how it ends, and whether it is more than one. */
function declared(source, tokens, first) {
  const names = [];
  let end = first;
  let several = false;
  while (true) {
    end = afterTarget(source, tokens, end, names);
    while (tokens[end].isType || tokens[end].type === tt.nonNullAssertion) {
      end++;
    }
    if (tokens[end].type === tt.eq) {
      end = tokens[end].rhsEndIndex;
    }
    if (tokens[end].type !== tt.comma) {
      return { names, end, several };
    }
    several = true;
    end++;
  }
}

/** The index after a name or a pattern, whose names are added to `names`. */
function afterTarget(source, tokens, first, names) {
  let depth = 0;
  let i = first;
  do {
    const token = tokens[i];
    if (OPENING.has(token.type)) {
      depth++;
    } else if (CLOSING.has(token.type)) {
      depth--;
    } else if (token.type === tt.eq) {
      i = token.rhsEndIndex - 1;
    } else if (isDeclaration(token)) {
      names.push(source.slice(token.start, token.end));
    }
    i++;
  } while (depth > 0);
  return i;
}
