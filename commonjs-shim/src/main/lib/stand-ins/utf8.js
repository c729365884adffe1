// Stands in for '@exodus/bytes/utf8.js': the engine has UTF-8 itself.
import { invalid } from '../parts/invalid.js';

export const utf8fromStringLoose = (text) => cloche.utf8Encode(text);
export const utf8toStringLoose = (bytes) => cloche.utf8Decode(bytes, false);

export function utf8toString(bytes) {
  const text = cloche.utf8Decode(bytes, true);
  if (text === undefined) {
    throw invalid('utf-8');
  }
  return text;
}
