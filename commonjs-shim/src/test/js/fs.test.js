// The module 'fs' against Node's own: the same steps, on the same file system. With CLOCHE_RECORD
// set, Node's results are recorded again.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { getSystemErrorMap } from 'node:util';

import { createLibraries } from '../../main/js/libraries.js';
import { fakeHost } from './fake-host.js';
import { file } from './fs/disk-host.js';

const run = createRequire(import.meta.url)('./fs/cases.cjs');
const recorded = new URL('./fs/expected.json', import.meta.url);

const load = (answer) => createLibraries({ ...fakeHost(), file: answer })('fs');

/** Node's results, or ours, in an empty directory. */
async function resultsOf(module) {
  const root = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'cloche-fs-'));
  try {
    return await run(module, module.promises, root);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

/** One step a line, so that a change of one shows as one. */
const text = (results) => `[\n${results.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`;

/** What is recorded is Linux's; elsewhere Node has other numbers, and some other codes. */
if (process.platform === 'linux') {
  const ours = resultsOf(load(file));

  test('steps_onNode_areAsRecorded', async () => {
    const results = text(await resultsOf(fs));
    if (process.env.CLOCHE_RECORD) {
      fs.writeFileSync(recorded, results);
    }
    assert.equal(results, fs.readFileSync(recorded, 'utf8'));
  });

  for (const [index, line] of JSON.parse(fs.readFileSync(recorded, 'utf8')).entries()) {
    test(`step_${index}_asNode ${line[0]}`, async () => {
      assert.deepEqual((await ours)[index], line);
    });
  }
}

test('errors_ofTheHost_areWordedAsNodes', () => {
  const errors = new Map([...getSystemErrorMap()].map(([errno, [code, text]]) => [code, [errno, text]]));
  for (const code of ['EACCES', 'EBUSY', 'EEXIST', 'EFBIG', 'EINVAL', 'EISDIR', 'ENAMETOOLONG',
    'ENOENT', 'ENOMEM', 'ENOSPC', 'ENOTDIR', 'ENOTEMPTY', 'ENOTSUP', 'EOVERFLOW', 'EROFS', 'EXDEV']) {
    const [errno, reason] = errors.get(code);
    const failing = load(() => {
      throw code;
    });
    assert.throws(() => failing.renameSync('/a', '/b'), {
      message: `${code}: ${reason}, rename '/a' -> '/b'`,
      ...(process.platform === 'linux' ? { errno } : {}),
      code,
      syscall: 'rename',
      path: '/a',
      dest: '/b',
    });
  }
});

test('constants_areNodes', () => {
  const { constants } = load(file);
  assert.deepEqual(
    { ...constants },
    Object.fromEntries(Object.keys(constants).map((name) => [name, fs.constants[name]])),
  );
});

test('functions_areNamedAsNodes', () => {
  const module = load(file);
  for (const [ours, nodes] of [[module, fs], [module.promises, fs.promises]]) {
    for (const [name, value] of Object.entries(ours)) {
      assert.equal(typeof value, typeof nodes[name], name);
      assert.equal(value.name, nodes[name].name);
    }
  }
});

test('bytes_thatAreSent_areThoseOfTheView', () => {
  const sent = [];
  const module = load((operation, path, bytes) => void sent.push(bytes));
  const pool = new Uint8Array(1 << 20);
  module.writeFileSync('/a', pool.subarray(5, 7));
  module.writeFileSync('/a', 'xy');
  module.writeFileSync('/a', '7879', 'hex');
  assert.deepEqual(sent.map((bytes) => bytes.byteLength), [2, 2, 2]);
});

test('access_onAReadOnlyMount_refusesWriting', () => {
  const module = load(() => [false, 1, 0, false]);
  assert.throws(() => module.accessSync('/a', module.W_OK), {
    message: "EROFS: read-only file system, access '/a'",
  });
  assert.equal(module.statSync('/a').mode & 0o222, 0);
});

test('stats_tellNothingOfTheHost', () => {
  const module = load(() => [false, 1000, 5000, true]);
  const { dev, ino, uid, gid, rdev, nlink, blocks, blksize } = module.statSync('/a');
  assert.deepEqual([dev, ino, uid, gid, rdev, nlink, blocks, blksize], [0, 0, 0, 0, 0, 1, 2, 4096]);
  const { atimeMs, mtimeMs, ctimeMs, birthtimeMs, mtime } = module.statSync('/a');
  assert.deepEqual([atimeMs, mtimeMs, ctimeMs, birthtimeMs, +mtime], [5000, 5000, 5000, 5000, 5000]);
  assert.equal(module.statSync('/a', { bigint: true }).mtimeNs, 5_000_000_000n);
});

test('recursiveListing_staysOutOfLinks', () => {
  const asked = [];
  const module = load((operation, path) => {
    asked.push(path);
    return path === '/a' ? ['dir', 2, 'file', 1, 'link', 3] : ['inner', 3];
  });
  assert.deepEqual(module.readdirSync('/a', { recursive: true }), [
    'dir',
    'file',
    'link',
    'dir/inner',
  ]);
  assert.deepEqual(asked, ['/a', '/a/dir']);
  const entries = module.readdirSync('/a', { withFileTypes: true });
  assert.deepEqual(entries.map((entry) => entry.isDirectory()), [true, false, true]);
});
