// Colours of a terminal, by what is coloured, as util.inspect.styles has them.
import { charCode, indexOf, slice } from './primordials.js';

const ESCAPE = '\u001b[';
const END = 'm';

const yellow = { __proto__: null, on: 33, off: 39 };
const green = { __proto__: null, on: 32, off: 39 };

const STYLES = {
  __proto__: null,
  special: { __proto__: null, on: 36, off: 39 },
  number: yellow,
  bigint: yellow,
  boolean: yellow,
  undefined: { __proto__: null, on: 90, off: 39 },
  null: { __proto__: null, on: 1, off: 22 },
  string: green,
  symbol: green,
  date: { __proto__: null, on: 35, off: 39 },
  regexp: { __proto__: null, on: 31, off: 39 },
};

/** The style of those who want none. */
export const plain = (text) => text;

/** `text` in the colour of its kind. */
export function coloured(text, kind) {
  const style = STYLES[kind];
  return style === undefined
    ? text
    : ESCAPE + style.on + END + text + ESCAPE + style.off + END;
}

/** The length of `text` on a terminal, where colours take no room. */
export function visibleLength(text) {
  let length = text.length;
  for (let at = indexOf(text, ESCAPE); at >= 0; at = indexOf(text, ESCAPE, at)) {
    const start = at;
    at += ESCAPE.length;
    while (charCode(text, at) >= 48 && charCode(text, at) <= 57) {
      at++;
    }
    if (slice(text, at, at + 1) === END) {
      length -= at + 1 - start;
    }
  }
  return length;
}
