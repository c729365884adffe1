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
  sort,
} from './primordials.js';
import { visibleLength } from './styles.js';

const MOST_COLUMNS = 15;
/** A list of more entries than this goes into columns. */
const SHORT_LIST = 6;
/** How much higher than wide a character is. */
const CHARACTER_RATIO = 2.5;
const GAP = 2;

/**
 * @param context of inspect
 * @param shape `base` (before the brace), `open`, `close`, `grouped` (an array-like), `numeric`
 * @param entries formatted entries, of which the last `properties` are properties of the object
 * @param level of the object
 */
export function combine(context, shape, entries, properties, level) {
  if (context.sorted !== false) {
    sortEntries(context, entries, shape.grouped ? properties : entries.length);
  }
  if (context.compact === true) {
    return combineTightly(context, shape, entries);
  }
  const { base, open, close } = shape;
  const before = base === '' ? '' : base + ' ';
  const grouped = shape.grouped && entries.length > SHORT_LIST && context.compact >= 1;
  const lines = grouped ? inColumns(context, entries, shape) : entries;
  // So many levels of objects, counted from the innermost, may share a line.
  if (context.level - level < context.compact && lines === entries) {
    const start = entries.length + context.indent + open.length + base.length + 10;
    if (fits(context, entries, start, base)) {
      const text = join(entries, ', ');
      if (indexOf(text, '\n') < 0) {
        return before + open + ' ' + text + ' ' + close;
      }
    }
  }
  const margin = '\n' + repeat(' ', context.indent);
  return before + open + margin + '  ' + join(lines, ',' + margin + '  ') + margin + close;
}

/** With as few lines and as little room as may be: braces share lines with entries. */
function combineTightly(context, shape, entries) {
  const { base, open, close } = shape;
  const title = base === '' ? '' : ' ' + base;
  if (fits(context, entries, 0, base)) {
    return open + title + ' ' + join(entries, ', ') + ' ' + close;
  }
  const margin = '\n' + repeat(' ', context.indent);
  const first = title === '' && open.length === 1 ? ' ' : title + margin + '  ';
  return open + first + join(entries, ',' + margin + '  ') + ' ' + close;
}

/** Sorts the last `count` entries. */
function sortEntries(context, entries, count) {
  const first = entries.length - count;
  const last = list();
  for (let i = first; i < entries.length; i++) {
    push(last, entries[i]);
  }
  sort(last, context.sorted === true ? undefined : context.sorted);
  for (let i = 0; i < count; i++) {
    entries[first + i] = last[i];
  }
}

function fits(context, entries, start, base) {
  let total = entries.length + start;
  if (total + entries.length > context.width) {
    return false;
  }
  for (let i = 0; i < entries.length; i++) {
    total += visibleLength(entries[i]);
  }
  return total <= context.width && indexOf(base, '\n') < 0;
}

/** How many columns make a block of pleasant proportions out of `count` entries; 1 when none do. */
function countColumns(context, count, total, longest) {
  const width = longest + GAP;
  const regular = total / width > 5 || longest <= 6;
  if (width * 3 + context.indent >= context.width || !regular) {
    return 1;
  }
  const typical = mathMax(longest - 1 - mathSqrt(width - total / count), 1);
  return mathMin(
    mathRound(mathSqrt(CHARACTER_RATIO * typical * count) / typical),
    mathFloor((context.width - context.indent) / width),
    context.compact * 4,
    MOST_COLUMNS,
  );
}

function inColumns(context, entries, shape) {
  // The last one only counts the rest.
  const truncated = context.items < entries.length;
  const numeric = shape.numeric && entries.length <= shape.size;
  const count = entries.length - (truncated ? 1 : 0);
  const lengths = list();
  let total = 0;
  let longest = 0;
  for (let i = 0; i < count; i++) {
    push(lengths, visibleLength(entries[i]));
    total += lengths[i] + GAP;
    longest = mathMax(longest, lengths[i]);
  }
  const columns = countColumns(context, entries.length, total, longest);
  if (columns <= 1) {
    return entries;
  }
  const widths = list();
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) {
      width = mathMax(width, lengths[i]);
    }
    push(widths, width + GAP);
  }
  const rows = list();
  for (let first = 0; first < count; first += columns) {
    push(rows, row(entries, first, mathMin(first + columns, count), widths, lengths, numeric));
  }
  if (truncated) {
    push(rows, entries[count]);
  }
  return rows;
}

function row(entries, first, end, widths, lengths, numeric) {
  let text = '';
  for (let i = first; i < end; i++) {
    const last = i === end - 1;
    const entry = last ? entries[i] : entries[i] + ', ';
    const invisible = entries[i].length - lengths[i];
    const width = widths[i - first] - (last ? GAP : 0) + invisible;
    if (numeric) {
      text += padStart(entry, width);
    } else {
      text += last ? entry : padEnd(entry, width);
    }
  }
  return text;
}
