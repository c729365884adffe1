// What programs do with files, step by step in one directory: run with Node's own `fs`, with ours,
// and inside an isolate, whose results must be those in expected.json.
//
// Steps that Node's versions put into different words are in `coded`, which keeps the code alone.

const show = (value, root) => {
  if (value instanceof Error) {
    const { name, message, code, errno, syscall, path, dest } = value;
    return show({ name, message, code, errno, syscall, path, dest }, root);
  }
  if (value instanceof Uint8Array) {
    return `bytes ${[...value].join(' ')}`;
  }
  if (typeof value === 'string') {
    return value.replaceAll(root, '/w');
  }
  if (Array.isArray(value)) {
    return value.map((item) => show(item, root));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, show(inner, root)]));
  }
  return value === undefined ? 'undefined' : value;
};

const coded = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name} ${error.code}`;
  }
};

const kinds = (status) =>
  ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice',
    'isCharacterDevice'].filter((kind) => status[kind]());

const entry = (dirent) => [dirent.name, dirent.parentPath, ...kinds(dirent)];

const called = (action) =>
  new Promise((resolve) => {
    action((...values) => resolve(values));
  });

/** The steps, which find what those before them have left. */
const steps = (fs, w, { readFile, writeFile }) => [
  () => fs.writeFileSync(w('f'), 'abc'),
  () => fs.mkdirSync(w('dir')),
  () => fs.writeFileSync(w('dir/g'), Buffer.from([0, 255, 1])),

  () => fs.readFileSync(w('f')),
  () => fs.readFileSync(w('f')).constructor.name,
  () => fs.readFileSync(w('f'), 'utf8'),
  () => fs.readFileSync(w('f'), 'UTF-8'),
  () => fs.readFileSync(w('f'), { encoding: 'hex' }),
  () => fs.readFileSync(w('f'), { encoding: null, flag: 'r' }),
  () => fs.readFileSync(w('dir/g'), 'latin1'),
  () => fs.readFileSync(w('dir/g'), 'utf8'),
  () => fs.readFileSync(Buffer.from(w('f')), 'base64'),
  () => fs.readFileSync(new URL(`file://${w('f')}`), 'ascii'),
  () => fs.readFileSync(w('dir/../f'), 'utf8'),
  () => fs.readFileSync(w('./f'), 'utf8'),
  () => fs.readFileSync(w('nope')),
  () => fs.readFileSync(w('nope/x')),
  () => fs.readFileSync(w('dir')),
  () => fs.readFileSync(w('f/')),
  () => fs.readFileSync(w('f/x')),
  () => fs.readFileSync(''),
  () => fs.readFileSync('a\0b'),
  () => fs.readFileSync(5.5),
  () => fs.readFileSync(null),
  () => fs.readFileSync({}),
  () => fs.readFileSync(() => {}),
  () => fs.readFileSync(w('f'), 'nope'),
  () => fs.readFileSync(w('f'), { flag: 'zz' }),
  () => fs.readFileSync(w('f'), 5),
  () => coded(() => fs.readFileSync(new URL('http://a'))),
  () => coded(() => fs.readFileSync(w('x'.repeat(300)))),
  () => coded(() => fs.readFileSync(w('x/'.repeat(3000)))),

  () => kinds(fs.statSync(w('f'))),
  () => kinds(fs.lstatSync(w('dir'))),
  () => fs.statSync(w('f')).size,
  () => fs.statSync(w('f')).nlink,
  () => fs.statSync(w('f'), { bigint: true }).size === 3n,
  () => kinds(fs.statSync(w('f'), { bigint: true })),
  () => Object.keys(fs.statSync(w('f'))),
  () => Object.keys(fs.statSync(w('f'), { bigint: true })),
  () => fs.statSync(w('f')) instanceof fs.Stats,
  () => fs.statSync(w('f')).mtime.getTime() === Math.round(fs.statSync(w('f')).mtimeMs),
  () => (fs.statSync(w('f')).mode & fs.constants.S_IFMT) === fs.constants.S_IFREG,
  () => fs.statSync(w('nope')),
  () => fs.lstatSync(w('nope')),
  () => fs.statSync(w('f/')),
  () => fs.statSync(w('nope'), { throwIfNoEntry: false }),
  () => fs.lstatSync(w('nope'), { throwIfNoEntry: false }),
  () => kinds(fs.statSync(w('dir/'))),

  () => [w('f'), w('dir'), w('dir/'), w('f/'), w('nope'), 5, undefined, '\0'].map(fs.existsSync),
  () => fs.accessSync(w('f')),
  () => fs.accessSync(w('f'), fs.constants.R_OK | fs.constants.W_OK),
  () => fs.accessSync(w('dir'), fs.constants.X_OK),
  () => fs.accessSync(w('f'), fs.constants.X_OK),
  () => fs.accessSync(w('nope'), fs.F_OK),
  () => coded(() => fs.accessSync(w('f'), 9)),
  () => coded(() => fs.accessSync(w('f'), 'x')),

  () => fs.realpathSync(w('dir/../f')),
  () => fs.realpathSync(w('f'), 'buffer').toString(),
  () => fs.realpathSync(w('nope')),
  () => fs.realpathSync.native(w('f')),
  () => fs.realpathSync.native(w('nope')),

  () => fs.readdirSync(w('')).sort(),
  () => fs.readdirSync(w('dir/')),
  () => fs.readdirSync(w('dir'), 'hex'),
  () => fs.readdirSync(w('dir'), { encoding: 'buffer' }),
  () => fs.readdirSync(w(''), { withFileTypes: true }).map(entry).sort(),
  () => fs.readdirSync(w('nope')),
  () => fs.readdirSync(w('f')),
  () => fs.readdirSync(w('dir'), 'nope'),
  () => fs.readdirSync(w('dir'), { recursive: 'x' }),

  () => fs.writeFileSync(w('dir'), 'x'),
  () => fs.writeFileSync(w('nope/x'), 'x'),
  () => fs.writeFileSync(w('f/x'), 'x'),
  () => fs.writeFileSync(w('new/'), 'x'),
  () => fs.writeFileSync('', 'x'),
  () => fs.writeFileSync(w('f'), 'x', { flag: 'wx' }),
  () => fs.writeFileSync(w('dir'), 'x', { flag: 'ax' }),
  () => fs.writeFileSync(w('f')),
  () => fs.writeFileSync(w('f'), {}),
  () => fs.writeFileSync(w('f'), 5),
  () => fs.writeFileSync(w('f'), 'x', { flag: 'zz' }),
  () => fs.writeFileSync(w('f'), 'x', 'nope'),
  () => fs.writeFileSync(w('f'), '616263', 'hex'),
  () => fs.readFileSync(w('f'), 'utf8'),
  () => fs.writeFileSync(w('f'), new Uint16Array([1, 2, 3]).subarray(1, 2)),
  () => fs.readFileSync(w('f')),
  () => fs.writeFileSync(w('f'), 'h\u00e9', { flag: 'w+', mode: 0o600 }),
  () => fs.writeFileSync(w('f'), '!', { flag: 'a' }),
  () => fs.appendFileSync(w('f'), Buffer.from('?')),
  () => fs.readFileSync(w('f'), 'utf8'),
  () => fs.appendFileSync(w('made'), 'x'),
  () => fs.readFileSync(w('made'), 'utf8'),
  () => fs.appendFileSync(w('dir'), 'x'),
  () => fs.writeFileSync(w('excl'), 'e', { flag: 'wx' }),
  () => fs.writeFileSync(w('empty'), ''),
  () => fs.readFileSync(w('empty')),

  () => fs.mkdirSync(w('dir')),
  () => fs.mkdirSync(w('f')),
  () => fs.mkdirSync(w('f/x')),
  () => fs.mkdirSync(w('a/b')),
  () => fs.mkdirSync(''),
  () => fs.mkdirSync(w('f'), { recursive: true }),
  () => fs.mkdirSync(w('f/x'), { recursive: true }),
  () => fs.mkdirSync(w('f/x/y'), { recursive: true }),
  () => fs.mkdirSync(w('dir'), { recursive: 'x' }),
  () => fs.mkdirSync(w('a/b/c'), { recursive: true }),
  () => fs.mkdirSync(w('a/b/c'), { recursive: true }),
  () => fs.mkdirSync(w('a/b/d'), { recursive: true, mode: 0o700 }),
  () => fs.mkdirSync(w('z/')),
  () => fs.writeFileSync(w('a/b/leaf'), ''),
  () => fs.readdirSync(w('a'), { recursive: true }).sort(),
  () => fs.readdirSync(w('a'), { recursive: true, withFileTypes: true }).map(entry).sort(),

  () => fs.renameSync(w('nope'), w('x')),
  () => fs.renameSync(w('f'), w('nope/x')),
  () => fs.renameSync(w('f'), w('f/x')),
  () => fs.renameSync(w('f'), w('dir')),
  () => fs.renameSync(w('dir'), w('f')),
  () => fs.renameSync(w('dir'), w('dir/x')),
  () => fs.renameSync(w('z'), w('dir')),
  () => fs.renameSync(w('f'), w('x/')),
  () => fs.renameSync(w('f'), 5),
  () => fs.renameSync(w('f'), w('f')),
  () => fs.renameSync(w('dir'), w('z')),
  () => fs.readdirSync(w('z')),
  () => fs.renameSync(w('z'), w('a/moved/')),
  () => fs.renameSync(w('f'), w('made')),
  () => fs.readFileSync(w('made'), 'utf8'),
  () => fs.readdirSync(w(''), { recursive: true }).sort(),

  () => fs.copyFileSync(w('nope'), w('x')),
  () => fs.copyFileSync(w('made'), w('copy')),
  () => fs.copyFileSync(w('made'), w('copy'), fs.constants.COPYFILE_EXCL),
  () => fs.copyFileSync(w('made'), w('copy'), fs.constants.COPYFILE_FICLONE),
  () => fs.copyFileSync(w('made'), w('made')),
  () => fs.copyFileSync(w('a'), w('x')),
  () => fs.copyFileSync(w('made'), w('a')),
  () => fs.copyFileSync(w('made'), w('nope/x')),
  () => fs.copyFileSync(w('made'), w('copy/x')),
  () => coded(() => fs.copyFileSync(w('made'), w('copy'), 9)),
  () => coded(() => fs.copyFileSync(w('made'), w('copy'), 'x')),
  () => fs.copyFileSync(5, w('x')),
  () => fs.readFileSync(w('copy'), 'utf8'),
  () => fs.readFileSync(w('made'), 'utf8'),

  () => fs.unlinkSync(w('nope')),
  () => fs.unlinkSync(w('a')),
  () => fs.unlinkSync(w('made/x')),
  () => fs.unlinkSync(w('made/')),
  () => fs.unlinkSync(w('made')),
  () => fs.existsSync(w('made')),
  () => fs.rmdirSync(w('nope')),
  () => fs.rmdirSync(w('copy')),
  () => fs.rmdirSync(w('a')),
  () => fs.rmdirSync(w('a/b/d')),
  () => coded(() => fs.rmSync(w('nope'))),
  () => coded(() => fs.rmSync(w('a'))),
  () => coded(() => fs.rmSync(w('copy/x'), { force: true })),
  () => fs.rmSync(w('a'), { recursive: 1 }),
  () => fs.rmSync(w('nope'), { force: true }),
  () => fs.rmSync(w('copy')),
  () => fs.rmSync(w('a'), { recursive: true }),
  () => fs.readdirSync(w('')).sort(),

  () => fs.promises.writeFile(w('p'), 'async'),
  () => fs.promises.readFile(w('p'), 'utf8'),
  () => fs.promises.readFile(w('nope')),
  () => fs.promises.readFile(5),
  () => fs.promises.stat(w('p')).then(kinds),
  () => fs.promises.access(w('nope')),
  () => fs.promises.mkdir(w('q/r'), { recursive: true }),
  () => fs.promises.readdir(w('')).then((names) => names.sort()),
  () => fs.promises.rename(w('p'), w('q/p')),
  () => fs.promises.copyFile(w('q/p'), w('q/copy')),
  () => fs.promises.appendFile(w('q/copy'), '!'),
  () => fs.promises.unlink(w('q/p')),
  () => fs.promises.rm(w('q/r'), { recursive: true }),
  () => fs.promises.realpath(w('q/copy')),
  () => readFile === fs.promises.readFile && writeFile === fs.promises.writeFile,

  () => called((done) => fs.writeFile(w('cb'), 'x', done)),
  () => called((done) => fs.readFile(w('cb'), 'utf8', done)),
  () => called((done) => fs.readFile(w('nope'), done)),
  () => called((done) => fs.stat(w('cb'), done)).then(([, status]) => kinds(status)),
  () => called((done) => fs.exists(w('cb'), done)),
  () => called((done) => fs.rmdir(w('cb'), done)),
  () => called((done) => coded(() => fs.rm(w('q'), done))).then(([error]) => error.code),
  () => fs.readFile(w('cb')),
  () => fs.readFile(w('cb'), 5),
  () => fs.writeFile(w('cb'), 'x'),
  () => fs.rename(w('cb'), w('x')),
  () => fs.stat(5, () => {}),
  async () => {
    const order = [];
    const read = called((done) => fs.readFile(w('cb'), done)).then(() => order.push('callback'));
    order.push('call');
    await read;
    return order;
  },
];

/**
 * @param {object} fs the module
 * @param {object} promises `fs/promises`
 * @param {string} root an empty directory, which is shown as '/w'
 * @returns {Promise<[string, unknown][]>} each step and what came of it
 */
module.exports = async function run(fs, promises, root) {
  const results = [];
  for (const step of steps(fs, (path) => `${root}/${path}`, promises)) {
    let result;
    try {
      result = await step();
    } catch (error) {
      result = error;
    }
    results.push([String(step), show(result, root)]);
  }
  return results;
};
