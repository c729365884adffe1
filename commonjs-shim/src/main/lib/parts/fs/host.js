// The one way to the host: an operation and its operands, see docs/abi.md.
import { fileError } from './errors.js';

/**
 * @param {(code: string) => Error} failed makes the error of a code, which is what the host throws
 * @returns {unknown} what the host answers
 */
export function ask(failed, ...request) {
  try {
    return cloche.file(...request);
  } catch (code) {
    throw typeof code === 'string' ? failed(code) : code;
  }
}

/** Makes errors of a system call; `dest` where it has two paths. */
export const failing = (syscall, path, dest) => (code) => fileError(code, syscall, path, dest);
