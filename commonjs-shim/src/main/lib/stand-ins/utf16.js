// Stands in for '@exodus/bytes/utf16.js', which would look for a TextDecoder. `form` is uint8-le or
// uint8-be.
// Only what is strict meets an odd length.
import { invalid } from '../parts/invalid.js';

const CHUNK = 4096;

function decode(bytes, form) {
  const [low, high] = form === 'uint8-le' ? [0, 1] : [1, 0];
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes = [];
    for (let i = start; i < Math.min(start + CHUNK, bytes.length); i += 2) {
      codes.push(bytes[i + low] | (bytes[i + high] << 8));
    }
    text += String.fromCharCode.apply(null, codes);
  }
  return text;
}

export const utf16toStringLoose = (bytes, form) => decode(bytes, form).toWellFormed();

export function utf16toString(bytes, form) {
  const text = decode(bytes, form);
  if (bytes.length % 2 !== 0 || !text.isWellFormed()) {
    throw invalid('utf-16');
  }
  return text;
}
