// Buffers and views.
import { shapeOf } from './inspect-class.js';
import { prefix } from './names.js';
import { formatBigint, formatNumber, more } from './primitives.js';
import {
  bufferLength,
  bytesOf,
  dataViewBuffer,
  dataViewLength,
  dataViewOffset,
  list,
  mathMin,
  numberText,
  padStart,
  push,
  slice,
  viewLength,
} from './primordials.js';

const MAX_BYTES = 50;
const MAX_ITEMS = 100;

export function typedArrayShape(context, value, name, kind) {
  const length = viewLength(value);
  if (name === 'Buffer' && kind === 'Uint8Array') {
    const text = length === 0 ? ' >' : ' ' + slice(contents(value, length), 1);
    return shapeOf({ base: '<Buffer' + text, short: name, plain: true, indexed: true });
  }
  return shapeOf({
    open: prefix(name, kind, length) + '[',
    close: ']',
    size: length,
    short: name ?? kind,
    indexed: true,
    grouped: true,
    numeric: true,
    truncated: length > MAX_ITEMS,
    entries: () => {
      const entries = list();
      for (let i = 0; i < mathMin(length, MAX_ITEMS); i++) {
        const element = value[i];
        push(entries, typeof element === 'bigint' ? formatBigint(element) : formatNumber(element));
      }
      if (length > MAX_ITEMS) {
        push(entries, more(length - MAX_ITEMS, 'item'));
      }
      return entries;
    },
  });
}

/** The first of so many bytes. */
function contents(bytes, length) {
  if (length === 0) {
    return '<>';
  }
  let text = '';
  for (let i = 0; i < mathMin(length, MAX_BYTES); i++) {
    text += (i > 0 ? ' ' : '') + padStart(numberText(bytes[i], 16), 2, '0');
  }
  const rest = length - MAX_BYTES;
  return '<' + text + (rest > 0 ? ' ' + more(rest, 'byte') : '') + '>';
}

export function bufferShape(context, value, name) {
  return shapeOf({
    open: prefix(name, 'ArrayBuffer') + '{',
    size: 1,
    short: name ?? 'ArrayBuffer',
    entries: () => {
      const entries = list();
      const length = bufferLength(value);
      push(entries, '[Uint8Contents]: ' + contents(bytesOf(value), length));
      push(entries, 'byteLength: ' + length);
      return entries;
    },
  });
}

export function dataViewShape(context, value, name) {
  return shapeOf({
    open: prefix(name, 'DataView') + '{',
    size: 1,
    short: name ?? 'DataView',
    entries: (ctx, level) => {
      const entries = list();
      try {
        push(entries, 'byteLength: ' + dataViewLength(value));
        push(entries, 'byteOffset: ' + dataViewOffset(value));
      } catch (error) {
        push(entries, '<out of bounds>');
      }
      ctx.indent += 2;
      push(entries, 'buffer: ' + ctx.format(ctx, dataViewBuffer(value), level));
      ctx.indent -= 2;
      return entries;
    },
  });
}
