// Primitive values as text.
import {
  bigintText,
  charCode,
  indexOf,
  numberText,
  padStart,
  slice,
  symbolText,
} from './primordials.js';

export function formatNumber(value) {
  return value === 0 && 1 / value < 0 ? '-0' : '' + value;
}

export function formatBigint(value) {
  return bigintText(value) + 'n';
}

export function formatSymbol(value) {
  return symbolText(value);
}

const SINGLE = 39;

/** In single quotes, or in others when that saves escapes. */
export function quote(text) {
  let mark = "'";
  if (indexOf(text, "'") >= 0) {
    if (indexOf(text, '"') < 0) {
      mark = '"';
    } else if (indexOf(text, '`') < 0 && indexOf(text, '${') < 0) {
      mark = '`';
    }
  }
  return mark + escaped(text, charCode(mark, 0)) + mark;
}

/** As within single quotes. */
export function escape(text) {
  return escaped(text, SINGLE);
}

const LETTERS = { __proto__: null, 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' };

function escaped(text, mark) {
  let result = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = charCode(text, i);
    const escape = escapeOf(text, i, code, mark);
    if (escape !== '') {
      result += slice(text, from, i) + escape;
      from = i + 1;
    } else if (code >= 0xd800 && code <= 0xdbff) {
      i++; // a whole pair
    }
  }
  return result + slice(text, from);
}

/** What stands for the code unit at `i`, or '' when it may stand for itself. */
function escapeOf(text, i, code, mark) {
  if (code === mark || code === 92) {
    return '\\' + text[i];
  }
  if (code < 32) {
    return LETTERS[code] ?? hex(code);
  }
  if (code >= 127 && code < 160) {
    return hex(code);
  }
  if (code < 0xd800 || code > 0xdfff) {
    return '';
  }
  const next = code <= 0xdbff && i + 1 < text.length ? charCode(text, i + 1) : 0;
  return next >= 0xdc00 && next <= 0xdfff ? '' : '\\u' + numberText(code, 16);
}

const UPPER = { __proto__: null, a: 'A', b: 'B', c: 'C', d: 'D', e: 'E', f: 'F' };

function hex(code) {
  const digits = padStart(numberText(code, 16), 2, '0');
  let result = '\\x';
  for (let i = 0; i < digits.length; i++) {
    result += UPPER[digits[i]] ?? digits[i];
  }
  return result;
}

/** Whether `text` needs no quotes as a property name. */
export function isName(text) {
  for (let i = 0; i < text.length; i++) {
    const code = charCode(text, i);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (!letter && !(i > 0 && code >= 48 && code <= 57)) {
      return false;
    }
  }
  return text !== '';
}

/** "... 2 more items" */
export function more(count, noun) {
  return '... ' + count + ' more ' + noun + (count > 1 ? 's' : '');
}
