// What is asked of the parsed tokens before anything is generated.
import { ContextualKeyword } from 'sucrase/dist/esm/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/esm/parser/tokenizer/types.js';

/** A text that cannot be compiled, because of what stands at an offset of it. */
export class SourceError extends Error {
  constructor(message, offset) {
    super(message);
    this.offset = offset;
  }
}

/** Line and column of an offset, both from 1, as the engine counts them. */
export function positionOf(source, offset) {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/** Whether there is an `import` or `export`, type-only ones and `import()` included. */
export function hasModuleSyntax(tokens) {
  return tokens.some(
    ({ type, isType }, i) =>
      !isType &&
      (type === tt._export || (type === tt._import && tokens[i + 1].type !== tt.dot)),
  );
}

const isNamespace = ({ contextualKeyword }) =>
  contextualKeyword === ContextualKeyword._namespace ||
  contextualKeyword === ContextualKeyword._module;

/** The index after the braces that open at or after `index`. */
function afterBraces(tokens, index) {
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    const { type } = tokens[i];
    if (type === tt.braceL || type === tt.dollarBraceL) {
      depth++;
    } else if (type === tt.braceR && --depth === 0) {
      return i + 1;
    }
  }
  return tokens.length;
}

/** Whether `declare` at an index begins something that has a body of declarations. */
function declaresBody(tokens, index) {
  const next = tokens[index + 1];
  return isNamespace(next) || next.contextualKeyword === ContextualKeyword._global;
}

function startsNamespace(tokens, index) {
  if (!isNamespace(tokens[index]) || tokens[index].type !== tt.name) {
    return false;
  }
  const after = tokens[index + 2]?.type;
  return tokens[index + 1].type === tt.name && (after === tt.braceL || after === tt.dot);
}

/** Refuses what would be lost or come out as something else. */
export function unsupported(tokens) {
  for (let i = 0; i < tokens.length; i++) {
    const { type, isType, start } = tokens[i];
    if (type === tt._declare && declaresBody(tokens, i)) {
      i = afterBraces(tokens, i) - 1;
    } else if (isType && startsNamespace(tokens, i)) {
      throw new SourceError("namespaces are not supported, except after 'declare'", start);
    } else if (type === tt.at && !isType) {
      throw new SourceError('decorators are not supported', start);
    }
  }
}
