// Puts the entries of an object on one line, in columns, or on a line each.
import {
  list,
  join,
  mathFloor,
  mathMax,
  mathMin,
  mathRound,
  mathSqrt,
  indexOf,
  padEnd,
  padStart,
  push,
  repeat,
} from './primordials.js';

const LINE = 80;
/** So many levels of objects, counted from the innermost, may share a line. */
const COMPACT = 3;
const MOST_COLUMNS = 15;
/** A list of more entries than this goes into columns. */
const SHORT_LIST = 6;
/** How much higher than wide a character is. */
const CHARACTER_RATIO = 2.5;
const GAP = 2;

/**
 * @param context of inspect
 * @param shape `base` (before the brace), `open`, `close`, `grouped` (an array-like), `numeric`
 * @param entries formatted entries
 * @param level of the object
 */
export function combine(context, shape, entries, level) {
  const { base, open, close } = shape;
  const before = base === '' ? '' : base + ' ';
  const grouped = shape.grouped && entries.length > SHORT_LIST;
  const lines = grouped ? inColumns(context, entries, shape) : entries;
  if (context.level - level < COMPACT && lines === entries) {
    const start = entries.length + context.indent + open.length + base.length + 10;
    if (fits(entries, start, base)) {
      const text = join(entries, ', ');
      if (indexOf(text, '\n') < 0) {
        return before + open + ' ' + text + ' ' + close;
      }
    }
  }
  const margin = '\n' + repeat(' ', context.indent);
  return before + open + margin + '  ' + join(lines, ',' + margin + '  ') + margin + close;
}

function fits(entries, start, base) {
  let total = entries.length + start;
  for (let i = 0; i < entries.length; i++) {
    total += entries[i].length;
  }
  return total <= LINE && indexOf(base, '\n') < 0;
}

/** How many columns make a block of pleasant proportions out of `count` entries; 1 when none do. */
function countColumns(context, count, total, longest) {
  const width = longest + GAP;
  const regular = total / width > 5 || longest <= 6;
  if (width * 3 + context.indent >= LINE || !regular) {
    return 1;
  }
  const typical = mathMax(longest - 1 - mathSqrt(width - total / count), 1);
  return mathMin(
    mathRound(mathSqrt(CHARACTER_RATIO * typical * count) / typical),
    mathFloor((LINE - context.indent) / width),
    COMPACT * 4,
    MOST_COLUMNS,
  );
}

function inColumns(context, entries, shape) {
  const count = entries.length - (shape.truncated ? 1 : 0);
  let total = 0;
  let longest = 0;
  for (let i = 0; i < count; i++) {
    total += entries[i].length + GAP;
    longest = mathMax(longest, entries[i].length);
  }
  const columns = countColumns(context, entries.length, total, longest);
  if (columns <= 1) {
    return entries;
  }
  const widths = list();
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) {
      width = mathMax(width, entries[i].length);
    }
    push(widths, width + GAP);
  }
  const rows = list();
  for (let first = 0; first < count; first += columns) {
    push(rows, row(entries, first, mathMin(first + columns, count), widths, shape.numeric));
  }
  if (shape.truncated) {
    push(rows, entries[count]);
  }
  return rows;
}

function row(entries, first, end, widths, numeric) {
  let text = '';
  for (let i = first; i < end; i++) {
    const last = i === end - 1;
    const entry = last ? entries[i] : entries[i] + ', ';
    const width = widths[i - first] - (last ? GAP : 0);
    if (numeric) {
      text += padStart(entry, width);
    } else {
      text += last ? entry : padEnd(entry, width);
    }
  }
  return text;
}
