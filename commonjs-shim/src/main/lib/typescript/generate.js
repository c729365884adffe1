// Sucrase's generator with a short way for the many tokens that no transformer of it looks at.
import { ContextualKeyword } from 'sucrase/dist/esm/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/esm/parser/tokenizer/types.js';
import TokenProcessor from 'sucrase/dist/esm/TokenProcessor.js';
import RootTransformer from 'sucrase/dist/esm/transformers/RootTransformer.js';

/** Tokens that are copied wherever they stand, unless they belong to a type. */
const COPIED = new Set([
  tt.num,
  tt.bigint,
  tt.regexp,
  tt.string,
  tt.bracketL,
  tt.bracketR,
  tt.braceL,
  tt.braceR,
  tt.parenL,
  tt.comma,
  tt.semi,
  tt.colon,
  tt.dot,
  tt.question,
  tt.questionDot,
  tt.arrow,
  tt.template,
  tt.ellipsis,
  tt.backQuote,
  tt.dollarBraceL,
  tt.hash,
  tt.bang,
  tt.nullishCoalescing,
  tt.logicalOR,
  tt.logicalAND,
  tt.equality,
  tt.plus,
  tt.minus,
  tt.star,
  tt._case,
  tt._else,
  tt._for,
  tt._function,
  tt._if,
  tt._return,
  tt._throw,
  tt._let,
  tt._var,
  tt._new,
  tt._this,
  tt._null,
  tt._true,
  tt._false,
]);

/** Copies and removes in one step: the syntax that sucrase would lower for old engines is kept. */
export class Tokens extends TokenProcessor {
  copyToken() {
    const { code, tokens, tokenIndex: index } = this;
    const { start, end } = tokens[index];
    const from = index > 0 ? tokens[index - 1].end : 0;
    this.resultMappings[index] = this.resultCode.length + start - from;
    this.resultCode += code.slice(from, end);
    this.tokenIndex = index + 1;
  }

  /** Removes a token, and what stands before it but for the ends of lines. */
  removeToken() {
    const { code, tokens, tokenIndex: index } = this;
    const { start } = tokens[index];
    const from = index > 0 ? tokens[index - 1].end : 0;
    if (start > from + 1 || (start > from && code[from] !== ' ')) {
      this.resultCode += code.slice(from, start).replace(/[^\r\n]+/g, '');
    }
    this.resultMappings[index] = this.resultCode.length;
    this.tokenIndex = index + 1;
  }
}

export class Generator extends RootTransformer {
  constructor(context, settings) {
    super(context, settings.transforms, false, settings);
    const { transforms } = settings;
    this.copiesNames = !transforms.includes('imports') && !transforms.includes('jsx');
  }

  processToken() {
    const { type, isType, contextualKeyword } = this.tokens.tokens[this.tokens.tokenIndex];
    const name = this.copiesNames && type === tt.name;
    if (!isType && (COPIED.has(type) || (name && contextualKeyword !== ContextualKeyword._async))) {
      this.tokens.copyToken();
    } else {
      super.processToken();
    }
  }

  processBalancedCode() {
    const { tokens } = this.tokens;
    let braces = 0;
    let parentheses = 0;
    while (this.tokens.tokenIndex < tokens.length) {
      const { type } = tokens[this.tokens.tokenIndex];
      if (type === tt.braceL || type === tt.dollarBraceL) {
        braces++;
      } else if (type === tt.parenL) {
        parentheses++;
      } else if ((type === tt.braceR && --braces < 0) || (type === tt.parenR && --parentheses < 0)) {
        return;
      }
      this.processToken();
    }
  }
}
