// Virtual paths: absolute, separated by slashes, the root is '/'.
import { lastIndexOf, slice } from './primordials.js';

/** The directory that a virtual path is in. */
export function dirname(path) {
  const end = lastIndexOf(path, '/');
  return end <= 0 ? '/' : slice(path, 0, end);
}
