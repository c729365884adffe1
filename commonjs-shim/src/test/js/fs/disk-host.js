// Plays the host's side of `fs` under Node, on Node's own file system: the operations of
// docs/abi.md, of which a failure is its code.
import fs from 'node:fs';

const slice = (buffer) =>
  buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);

const operations = {
  read: (path) => slice(fs.readFileSync(path)),
  stat: (path) => {
    const found = fs.statSync(path);
    return [found.isDirectory(), found.size, Math.floor(found.mtimeMs), true];
  },
  list: (path) =>
    fs
      .readdirSync(path, { withFileTypes: true })
      .flatMap((entry) => [entry.name, entry.isDirectory() ? 2 : 1]),
  realpath: (path) => fs.realpathSync(path),
  write: (path, bytes, append, exclusive) =>
    fs.writeFileSync(path, new Uint8Array(bytes), {
      flag: (append ? 'a' : 'w') + (exclusive ? 'x' : ''),
    }),
  mkdir: (path) => fs.mkdirSync(path),
  mkdirs: (path) => fs.mkdirSync(path, { recursive: true }),
  unlink: (path) => fs.unlinkSync(path),
  rmdir: (path) => fs.rmdirSync(path),
  remove: (path) => fs.rmSync(path, { recursive: true }),
  rename: (from, to) => fs.renameSync(from, to),
  copy: (from, to, exclusive) =>
    fs.copyFileSync(from, to, exclusive ? fs.constants.COPYFILE_EXCL : 0),
};

/** As the engine's `file`. */
export function file(operation, ...operands) {
  try {
    return operations[operation](...operands);
  } catch (error) {
    throw error.code;
  }
}
