// Buffers and views.
import { shapeOf } from './inspect-class.js';
import { prefix } from './names.js';
import { more } from './primitives.js';
import { formatAttribute } from './properties.js';
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

export function typedArrayShape(context, value, name, kind) {
  const length = viewLength(value);
  if (name === 'Buffer' && kind === 'Uint8Array') {
    const text = length === 0 ? ' >' : ' ' + slice(contents(value, length, MAX_BYTES), 1);
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
    entries: (ctx, level) => {
      const entries = list();
      for (let i = 0; i < mathMin(length, ctx.items); i++) {
        push(entries, ctx.format(ctx, value[i], level));
      }
      if (length > ctx.items) {
        push(entries, more(length - ctx.items, 'item'));
      }
      return entries;
    },
  });
}

/** The first of so many bytes, at most `most`. */
function contents(bytes, length, most) {
  if (length === 0) {
    return '<>';
  }
  let text = '';
  for (let i = 0; i < mathMin(length, most); i++) {
    text += (i > 0 ? ' ' : '') + padStart(numberText(bytes[i], 16), 2, '0');
  }
  const rest = length - most;
  return '<' + text + (rest > 0 ? ' ' + more(rest, 'byte') : '') + '>';
}

export function bufferShape(context, value, name) {
  return shapeOf({
    open: prefix(name, 'ArrayBuffer') + '{',
    size: 1,
    short: name ?? 'ArrayBuffer',
    entries: (ctx, level) => {
      const entries = list();
      const length = bufferLength(value);
      const title = ctx.style('[Uint8Contents]', 'special');
      push(entries, title + ': ' + contents(bytesOf(value), length, ctx.items));
      push(entries, 'byteLength: ' + ctx.format(ctx, length, level));
      return entries;
    },
  });
}

export function dataViewShape(context, value, name) {
  const shape = shapeOf({
    open: prefix(name, 'DataView') + '{',
    size: 1,
    short: name ?? 'DataView',
    entries: (ctx, level) => {
      const entries = list();
      try {
        push(entries, 'byteLength: ' + ctx.format(ctx, dataViewLength(value), level));
        push(entries, 'byteOffset: ' + ctx.format(ctx, dataViewOffset(value), level));
      } catch (error) {
        push(entries, '<out of bounds>');
      }
      const buffer = { __proto__: null, value: dataViewBuffer(value) };
      push(entries, 'buffer:' + formatAttribute(ctx, buffer, shape, level));
      return entries;
    },
  });
  return shape;
}
