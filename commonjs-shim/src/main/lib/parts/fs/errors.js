// The errors of file operations and of their arguments, worded and coded as Node's on Linux are.

const REASONS = {
  __proto__: null,
  EACCES: [13, 'permission denied'],
  EBUSY: [16, 'resource busy or locked'],
  EEXIST: [17, 'file already exists'],
  EFBIG: [27, 'file too large'],
  EINVAL: [22, 'invalid argument'],
  EISDIR: [21, 'illegal operation on a directory'],
  ENAMETOOLONG: [36, 'name too long'],
  ENOENT: [2, 'no such file or directory'],
  ENOMEM: [12, 'not enough memory'],
  ENOSPC: [28, 'no space left on device'],
  ENOTDIR: [20, 'not a directory'],
  ENOTEMPTY: [39, 'directory not empty'],
  ENOTSUP: [95, 'operation not supported on socket'],
  EOVERFLOW: [75, 'value too large for defined data type'],
  EROFS: [30, 'read-only file system'],
  EXDEV: [18, 'cross-device link not permitted'],
};

/** The error of an operation that failed; paths are shown as the guest wrote them. */
export function fileError(code, syscall, path, dest) {
  const [errno, reason] = REASONS[code];
  const shown = path === undefined ? '' : ` '${path}'`;
  const error = new Error(
    `${code}: ${reason}, ${syscall}${shown}${dest === undefined ? '' : ` -> '${dest}'`}`,
  );
  error.errno = -errno;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) {
    error.path = path;
  }
  if (dest !== undefined) {
    error.dest = dest;
  }
  return error;
}

/** The error of `rmSync` for a directory that is not to be removed with all that is in it. */
export function directoryError(path) {
  const error = new Error(`Path is a directory: rm returned EISDIR (is a directory) ${path}`);
  Object.defineProperty(error, 'name', { value: 'SystemError', configurable: true });
  const errno = REASONS.EISDIR[0];
  const info = { code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno };
  return Object.assign(error, { code: 'ERR_FS_EISDIR', info, errno, syscall: 'rm', path });
}

const MAX_SHOWN = 28;

function received(value) {
  if (value === null || value === undefined) {
    return `${value}`;
  }
  if (typeof value === 'function') {
    return `function ${value.name}`;
  }
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? `an instance of ${name}` : cloche.inspect(value, { depth: -1 });
  }
  const text = cloche.inspect(value, { depth: 0 });
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 3)}...` : text;
  return `type ${typeof value} (${shown})`;
}

const coded = (Type, code, message) => Object.assign(new Type(message), { code });

/** `what` is `"path" argument` or the like; `wanted` follows `must be`. */
export function wrongType(what, wanted, value) {
  const message = `The ${what} must be ${wanted}. Received ${received(value)}`;
  return coded(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

export function wrongValue(name, reason, value) {
  const message = `The argument '${name}' ${reason}. Received ${cloche.inspect(value, { depth: 0 })}`;
  return coded(TypeError, 'ERR_INVALID_ARG_VALUE', message);
}

/** A mode that is checked as Node's own code in C++ does it. */
export function checkMode(mode) {
  if (mode === undefined || mode === null) {
    return 0;
  }
  if (!Number.isInteger(mode)) {
    const message = 'mode must be int32 or null/undefined';
    throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', message);
  }
  if (mode < 0 || mode > 7) {
    throw coded(RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7');
  }
  return mode;
}

/** Whether an error tells of arguments, so that it is thrown where others go to a callback. */
export function isOfArguments(error) {
  return /^ERR_(?:INVALID_|OUT_OF_RANGE)/.test(error?.code);
}
