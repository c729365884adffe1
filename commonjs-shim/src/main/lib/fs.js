// The builtin module 'fs', for guests that were granted mounts. What a path leads to is the host's
// to decide; here are Node's arguments, results and errors.
import { constants } from './parts/fs/constants.js';
import * as reading from './parts/fs/reading.js';
import { Dirent } from './parts/fs/dirent.js';
import { Stats } from './parts/fs/stats.js';
import { exists, withCallback, withPromise } from './parts/fs/twins.js';
import * as writing from './parts/fs/writing.js';

const { existsSync, ...others } = { ...reading, ...writing };

const fs = { existsSync, exists, Dirent, Stats, constants };
const promises = { constants };

for (const [name, action] of Object.entries(others)) {
  const plain = name.slice(0, -'Sync'.length);
  fs[name] = action;
  fs[plain] = withCallback(plain, action);
  promises[plain] = withPromise(plain, action);
}
fs.realpath.native = withCallback('native', reading.realpathSync.native);

export default Object.assign(fs, {
  promises,
  F_OK: constants.F_OK,
  R_OK: constants.R_OK,
  W_OK: constants.W_OK,
  X_OK: constants.X_OK,
});
