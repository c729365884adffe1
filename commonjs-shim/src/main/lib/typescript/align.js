// Moves tokens back to the columns that they had, with spaces in place of what was removed before
// them. The lines are right already. Where something longer was put in, the rest of its line stays
// too far right until there is room again.
import { TokenType as tt } from 'sucrase/dist/esm/parser/tokenizer/types.js';

/** A parenthesis that was moved to the arrow behind it, past a type. */
const MOVED = ') =>';
const MOVED_BY = MOVED.length - '=>'.length;

/** Tokens that stand where a space would mean something. */
const TEXTS = new Set([tt.template, tt.jsxText, tt.jsxEmptyText]);

/**
 * @param {string} source
 * @param {object[]} tokens of the source
 * @param {{code: string, mappings: (number | undefined)[]}} generated the offset of each token in
 *   the text that was made of them, if it has one
 * @param {Set<number>} separators indices of removed tokens that a semicolon is put in place of
 * @returns {string} the text
 */
export function align(source, tokens, { code, mappings }, separators) {
  const before = new Lines(source);
  const after = new Lines(code);
  let result = '';
  let copied = 0;
  // What was put in on the generated line so far.
  let added = 0;
  let line = 0;
  for (let i = 0; i < tokens.length; i++) {
    const mapping = mappings[i];
    const { start, type } = tokens[i];
    if (mapping === undefined) {
      continue;
    }
    const lineStart = after.startOf(mapping);
    if (lineStart !== line) {
      line = lineStart;
      added = 0;
    }
    let missing = start - before.startOf(start) - (mapping - lineStart + added);
    if (missing > 0 && type === tt.arrow && code.startsWith(MOVED, mapping)) {
      missing -= MOVED_BY;
    }
    if (missing > 0 && !TEXTS.has(type) && tokens[i - 1]?.type !== tt.template) {
      result += code.slice(copied, mapping) + ' '.repeat(missing);
      copied = mapping;
      added += missing;
    }
    if (separators.has(i) && code.slice(mapping, mappings[i + 1]).trim() === '') {
      result += `${code.slice(copied, mapping)};`;
      copied = mapping;
      added++;
    }
  }
  return result + code.slice(copied);
}

/** Where the lines of a text start, asked for with offsets that grow. */
class Lines {
  constructor(text) {
    this.text = text;
    this.start = 0;
    this.next = this.after(0);
  }

  after(offset) {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? Infinity : end + 1;
  }

  startOf(offset) {
    while (offset >= this.next) {
      this.start = this.next;
      this.next = this.after(this.start);
    }
    return this.start;
  }
}
