// `fs.Stats`: what a guest may know of a file. Nothing here tells of the host but size and time of
// change: no device, inode, owner or other times.
import { constants } from './constants.js';

const { S_IFDIR, S_IFMT, S_IFREG } = constants;

const BLOCK = 512;
const WRITABLE = 0o200;
const KINDS = {
  isDirectory: S_IFDIR,
  isFile: S_IFREG,
  isBlockDevice: constants.S_IFBLK,
  isCharacterDevice: constants.S_IFCHR,
  isSymbolicLink: constants.S_IFLNK,
  isFIFO: constants.S_IFIFO,
  isSocket: constants.S_IFSOCK,
};
const TIMES = ['atime', 'mtime', 'ctime', 'birthtime'];

/** @param {[boolean, number, number, boolean]} found what the host answers to `stat` */
function numbersOf([directory, size, time, writable]) {
  const type = directory ? S_IFDIR | 0o555 : S_IFREG | 0o444;
  return {
    dev: 0,
    mode: writable ? type | WRITABLE : type,
    nlink: 1,
    uid: 0,
    gid: 0,
    rdev: 0,
    blksize: 4096,
    ino: 0,
    size,
    blocks: Math.ceil(size / BLOCK),
    ...Object.fromEntries(TIMES.map((name) => [`${name}Ms`, time])),
  };
}

const datesOf = (time) => Object.fromEntries(TIMES.map((name) => [name, new Date(time)]));

export class Stats {
  constructor(found) {
    Object.assign(this, numbersOf(found), datesOf(found[2]));
  }
}

export class BigIntStats {
  constructor(found) {
    for (const [name, number] of Object.entries(numbersOf(found))) {
      this[name] = BigInt(number);
    }
    for (const name of TIMES) {
      this[`${name}Ns`] = BigInt(found[2]) * 1_000_000n;
    }
    Object.assign(this, datesOf(found[2]));
  }
}

for (const [name, kind] of Object.entries(KINDS)) {
  const value = function () {
    return (Number(this.mode) & S_IFMT) === kind;
  };
  for (const type of [Stats, BigIntStats]) {
    Object.defineProperty(type.prototype, name, { value, writable: true, configurable: true });
  }
}
