// Arrays, maps and sets.
import { shapeOf } from './inspect-class.js';
import { plainPrefix, prefix } from './names.js';
import { more } from './primitives.js';
import { descriptor, list, mathMin, push } from './primordials.js';

function item(context, value, level) {
  context.indent += 2;
  const text = context.format(context, value, level);
  context.indent -= 2;
  return text;
}

/** Elements, with runs of holes counted, up to so many entries. */
function elements(context, array, length, level, shape) {
  const entries = list();
  let numeric = true;
  let i = 0;
  while (i < length && entries.length < context.items) {
    const found = descriptor(array, '' + i);
    if (found === undefined) {
      const start = i;
      i = nextElement(array, i, length);
      const text = '<' + (i - start) + ' empty item' + (i - start > 1 ? 's' : '') + '>';
      push(entries, context.style(text, 'undefined'));
      numeric = false;
    } else {
      const value = found.value;
      numeric &&= typeof value === 'number' || typeof value === 'bigint';
      push(entries, 'value' in found ? item(context, value, level) : accessor(context, found));
      i++;
    }
  }
  shape.numeric = numeric;
  if (i < length) {
    push(entries, more(length - i, 'item'));
  }
  return entries;
}

function accessor(context, found) {
  const both = found.get !== undefined && found.set !== undefined;
  const name = both ? '[Getter/Setter]' : found.set === undefined ? '[Getter]' : '[Setter]';
  return context.style(name, 'special');
}

/** So many holes in a row are counted one by one. */
const MAX_HOLES = 10000;

/** The first element after a hole; the length when that is too far away. */
function nextElement(array, hole, length) {
  const end = mathMin(length, hole + MAX_HOLES);
  for (let i = hole + 1; i < end; i++) {
    if (descriptor(array, '' + i) !== undefined) {
      return i;
    }
  }
  return length;
}

export function arrayShape(context, value, name) {
  const length = descriptor(value, 'length')?.value;
  const size = typeof length === 'number' ? length : 0;
  const shape = shapeOf({
    open: plainPrefix(name, 'Array', size) + '[',
    close: ']',
    size,
    short: name ?? 'Array: null prototype',
    indexed: true,
    grouped: true,
  });
  shape.entries = (ctx, level) => elements(ctx, value, size, level, shape);
  return shape;
}

/** Calls `entry` for each of `count` items of which only the first are shown. */
function limited(context, count, entry) {
  const entries = list();
  for (let i = 0; i < mathMin(count, context.items); i++) {
    push(entries, entry(i));
  }
  if (count > context.items) {
    push(entries, more(count - context.items, 'item'));
  }
  return entries;
}

export function mapShape(context, value, name) {
  const items = context.host.entriesOf(value);
  const size = items.length / 2;
  return shapeOf({
    open: prefix(name, 'Map', size) + '{',
    size,
    short: name ?? 'Map: null prototype',
    entries: (ctx, level) =>
      limited(
        ctx,
        size,
        (i) => item(ctx, items[2 * i], level) + ' => ' + item(ctx, items[2 * i + 1], level),
      ),
  });
}

export function setShape(context, value, name) {
  const items = context.host.entriesOf(value);
  return shapeOf({
    open: prefix(name, 'Set', items.length) + '{',
    size: items.length,
    short: name ?? 'Set: null prototype',
    entries: (ctx, level) => limited(ctx, items.length, (i) => item(ctx, items[i], level)),
  });
}

export function weakShape(context, value, name, kind) {
  return shapeOf({
    open: prefix(name, kind) + '{',
    size: 1,
    short: name ?? kind,
    entries: (ctx) => {
      const entries = list();
      push(entries, ctx.style('<items unknown>', 'special'));
      return entries;
    },
  });
}
