// The functions of `fs` that change files of writable mounts. Modes are accepted and mean nothing:
// there is one user, who may do everything that the mount admits.
import { encode, toFlag, toOptions, toPath, toWriteMode } from './arguments.js';
import { constants } from './constants.js';
import { checkMode, directoryError } from './errors.js';
import { ask, failing } from './host.js';

const { COPYFILE_EXCL, COPYFILE_FICLONE_FORCE } = constants;

function write(path, data, options, flag) {
  const checked = toOptions(options, { encoding: 'utf8', flag });
  const bytes = encode(data, checked.encoding);
  const { append, exclusive } = toWriteMode(checked.flag ?? flag);
  const name = toPath(path);
  ask(failing('open', name), 'write', name, bytes, append, exclusive);
}

export function writeFileSync(path, data, options) {
  write(path, data, options, 'w');
}

export function appendFileSync(path, data, options) {
  write(path, data, options, 'a');
}

/** Answers the first directory that was made, where all that are missing are to be made. */
export function mkdirSync(path, options) {
  const name = toPath(path);
  const failed = failing('mkdir', name);
  if (!toFlag(options, 'recursive')) {
    ask(failed, 'mkdir', name);
    return undefined;
  }
  const made = ask(failed, 'mkdirs', name);
  return made === undefined || name.startsWith('/') ? made : made.slice(1);
}

export function unlinkSync(path) {
  const name = toPath(path);
  ask(failing('unlink', name), 'unlink', name);
}

export function rmdirSync(path) {
  const name = toPath(path);
  ask(failing('rmdir', name), 'rmdir', name);
}

export function rmSync(path, options) {
  const name = toPath(path);
  const recursive = toFlag(options, 'recursive');
  const force = toFlag(options, 'force');
  let directory;
  try {
    [directory] = ask(failing('lstat', name), 'stat', name);
  } catch (error) {
    if (force && error.code === 'ENOENT') {
      return;
    }
    throw error;
  }
  if (directory && !recursive) {
    throw directoryError(name);
  }
  ask(failing('rm', name), 'remove', name);
}

export function renameSync(oldPath, newPath) {
  const from = toPath(oldPath, 'oldPath');
  const to = toPath(newPath, 'newPath');
  ask(failing('rename', from, to), 'rename', from, to);
}

export function copyFileSync(src, dest, mode) {
  const from = toPath(src, 'src');
  const to = toPath(dest, 'dest');
  const flags = checkMode(mode);
  const failed = failing('copyfile', from, to);
  if (flags & COPYFILE_FICLONE_FORCE) {
    throw failed('ENOTSUP');
  }
  ask(failed, 'copy', from, to, (flags & COPYFILE_EXCL) !== 0);
}
