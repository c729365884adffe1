// Stands in for '@exodus/bytes/whatwg.js': URLs are percent-encoded from UTF-8 alone.
import { percentEncoder } from '../../../../node_modules/@exodus/bytes/fallback/percent.js';

export function percentEncodeAfterEncoding(encoding, text, set, spaceAsPlus = false) {
  return percentEncoder(set, spaceAsPlus)(cloche.utf8Encode(text));
}
