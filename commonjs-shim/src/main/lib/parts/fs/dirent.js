// `fs.Dirent`: an entry of a directory. Links are shown as what they lead to.
import { constants } from './constants.js';

const { UV_DIRENT_DIR, UV_DIRENT_FILE } = constants;

const type = Symbol('type');

export class Dirent {
  constructor(name, path, directory) {
    this.name = name;
    this.parentPath = path;
    this.path = path;
    this[type] = directory ? UV_DIRENT_DIR : UV_DIRENT_FILE;
  }

  isDirectory() {
    return this[type] === UV_DIRENT_DIR;
  }

  isFile() {
    return this[type] === UV_DIRENT_FILE;
  }

  isBlockDevice() {
    return false;
  }

  isCharacterDevice() {
    return false;
  }

  isSymbolicLink() {
    return false;
  }

  isFIFO() {
    return false;
  }

  isSocket() {
    return false;
  }
}
