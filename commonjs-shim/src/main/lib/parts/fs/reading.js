// The functions of `fs` that change nothing.
import { checkReadFlag, decode, decodeName, toFlag, toOptions, toPath } from './arguments.js';
import { constants } from './constants.js';
import { Dirent } from './dirent.js';
import { checkMode, fileError } from './errors.js';
import { ask, failing } from './host.js';
import { BigIntStats, Stats } from './stats.js';

const { W_OK, X_OK } = constants;

export function readFileSync(path, options) {
  const { encoding, flag } = toOptions(options, { flag: 'r' });
  const name = toPath(path);
  checkReadFlag(flag ?? 'r');
  // A directory can be opened; only reading it fails.
  const failed = (code) =>
    code === 'EISDIR' ? fileError(code, 'read') : fileError(code, 'open', name);
  return decode(new Uint8Array(ask(failed, 'read', name)), encoding);
}

function status(path, syscall, options) {
  const name = toPath(path);
  let found;
  try {
    found = ask(failing(syscall, name), 'stat', name);
  } catch (error) {
    if (options?.throwIfNoEntry === false && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  return options?.bigint ? new BigIntStats(found) : new Stats(found);
}

export function statSync(path, options) {
  return status(path, 'stat', options);
}

/** Links are shown as what they lead to, so this is `statSync`. */
export function lstatSync(path, options) {
  return status(path, 'lstat', options);
}

export function existsSync(path) {
  try {
    statSync(path);
    return true;
  } catch {
    return false;
  }
}

export function accessSync(path, mode) {
  const name = toPath(path);
  const wanted = checkMode(mode);
  const failed = failing('access', name);
  const [directory, , , writable] = ask(failed, 'stat', name);
  if (wanted & W_OK && !writable) {
    throw failed('EROFS');
  }
  if (wanted & X_OK && !directory) {
    throw failed('EACCES');
  }
}

function realPath(path, options, failing) {
  const { encoding } = toOptions(options, {});
  const name = toPath(path);
  return decodeName(ask(failing(name), 'realpath', name), encoding);
}

/** Node's own looks at each name of the whole path. */
export function realpathSync(path, options) {
  return realPath(
    path,
    options,
    (name) => (code) => fileError(code, 'lstat', cloche.load('path').resolve('/', name)),
  );
}

realpathSync.native = (path, options) =>
  realPath(path, options, (name) => failing('realpath', name));

/** What the host answers for each entry, behind its name. */
const DIRECTORY = 2;
const LINKED_DIRECTORY = 3;

/** The entries of one directory, as `[name, kind]`. */
function list(path) {
  const found = ask(failing('scandir', path), 'list', path);
  return Array.from({ length: found.length / 2 }, (_, i) => [found[2 * i], found[2 * i + 1]]);
}

/** The entries of a directory and of those in it, level by level; links are not followed. */
function listAll(top) {
  const { join } = cloche.load('path');
  const found = [];
  const directories = [''];
  for (const inner of directories) {
    const path = inner === '' ? top : join(top, inner);
    for (const [name, kind] of list(path)) {
      const relative = join(inner, name);
      found.push({ name, relative, path, kind });
      if (kind === DIRECTORY) {
        directories.push(relative);
      }
    }
  }
  return found;
}

export function readdirSync(path, options) {
  const checked = toOptions(options, {});
  const name = toPath(path);
  const found = toFlag(checked, 'recursive')
    ? listAll(name)
    : list(name).map(([entry, kind]) => ({ name: entry, relative: entry, path: name, kind }));
  return found.map((entry) =>
    checked.withFileTypes
      ? new Dirent(
          decodeName(entry.name, checked.encoding),
          entry.path,
          entry.kind === DIRECTORY || entry.kind === LINKED_DIRECTORY,
        )
      : decodeName(entry.relative, checked.encoding),
  );
}
