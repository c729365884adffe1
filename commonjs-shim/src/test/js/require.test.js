// CommonJS over a fake file system.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createLibraries } from '../../main/js/libraries.js';
import { createRequire } from '../../main/js/require.js';
import { fakeHost } from './fake-host.js';

const requireFrom = (files, builtins) => {
  const host = fakeHost(files, builtins);
  return createRequire(host, createLibraries(host)).require;
};

test('exports_ofRelativeModules_areShared', () => {
  const require = requireFrom({
    '/main.js': 'exports.sum = require("./lib/a").n + require("./lib/a.js").n;',
    '/lib/a.js': 'exports.n = require("../one.json").value;',
    '/one.json': '\ufeff{"value": 1}',
  });
  assert.equal(require('./main').sum, 2);
});

test('moduleExports_replaced_isTheResult', () => {
  const require = requireFrom({ '/a.js': 'module.exports = () => 5;' });
  assert.equal(require('./a')(), 5);
});

test('cycle_seesPartialExports', () => {
  const require = requireFrom({
    '/a.js': 'exports.early = 1; exports.seen = require("./b").seen; exports.late = 2;',
    '/b.js': 'exports.seen = Object.keys(require("./a")).join();',
  });
  assert.equal(require('./a').seen, 'early');
});

test('module_thatThrows_isTriedAgain', () => {
  globalThis.failures = 0;
  const require = requireFrom({
    '/a.js': 'if (failures++ === 0) throw new Error("once"); exports.n = failures;',
  });
  assert.throws(() => require('./a'), /once/);
  assert.equal(require('./a').n, 2);
  delete globalThis.failures;
});

test('paths_areVirtual', () => {
  const require = requireFrom({
    '/lib/a.js': 'module.exports = [__filename, __dirname, module.id];',
  });
  assert.deepEqual(require('./lib/a.js'), ['/lib/a.js', '/lib', '/lib/a.js']);
});

test('require_hasResolveCacheAndMain', () => {
  const require = requireFrom({
    '/a.js': `
      exports.resolved = require.resolve('./b');
      exports.main = require.main === module;
      require('./b');
      exports.cached = Object.keys(require.cache);
      exports.other = require('./b').main;`,
    '/b.js': 'exports.main = require.main === module;',
  });
  const result = { ...require('./a') };
  assert.deepEqual(result, {
    resolved: '/b.js',
    main: true,
    cached: ['/a.js', '/b.js'],
    other: false,
  });
});

test('module_hasParentChildrenAndPaths', () => {
  const require = requireFrom({
    '/app/a.js': `
      exports.before = [module.parent, module.loaded, module.paths];
      require('./b'); require('../node_modules/p/c'); require('./b'); require('./d.json');
      exports.module = module;`,
    '/app/b.js': 'module.exports = module; require("../node_modules/p/c");',
    '/app/d.json': '{}',
    '/node_modules/p/c.js': 'module.exports = module;',
  });
  const { before, module } = require('./app/a');
  assert.deepEqual(before, [null, false, ['/app/node_modules', '/node_modules']]);
  const [b, c, d] = module.children;
  assert.deepEqual(
    module.children.map((child) => child.id),
    ['/app/b.js', '/node_modules/p/c.js', '/app/d.json'],
  );
  assert.deepEqual(b.children, [c]);
  assert.equal(b.parent, module);
  // Of who asked first.
  assert.equal(c.parent, b);
  assert.deepEqual(c.paths, ['/node_modules/p/node_modules', '/node_modules']);
  assert.deepEqual([module.loaded, d.loaded, d.parent], [true, true, module]);
  assert.ok(!Object.keys(module).includes('parent'));
});

test('module_thatThrows_isNoChild', () => {
  const require = requireFrom({
    '/a.js': 'try { require("./b"); } catch {} require("./c"); module.exports = module;',
    '/b.js': 'throw new Error("once");',
    '/c.js': '',
  });
  assert.deepEqual(
    require('./a').children.map((child) => child.id),
    ['/c.js'],
  );
});

test('children_replacedByTheGuest_areLeftAlone', () => {
  const require = requireFrom({
    '/a.js': `
      const calls = [];
      Object.defineProperty(module, 'children', { get() { calls.push(1); } });
      require('./b'); module.exports = calls;`,
    '/b.js': '',
  });
  assert.equal(require('./a').length, 0);
});

test('seal_handsModulesOver_andForgetsThem', () => {
  const files = {
    '/a.js': `exports.b = require('./b');
      exports.again = () => require('./b');
      exports.resolve = () => require.resolve('./b');
      exports.main = require.main === module;`,
    '/b.js': 'exports.n = 1;',
  };
  const host = fakeHost(files);
  const { resolve } = host;
  const asked = [];
  host.resolve = (specifier, directory) => {
    asked.push(directory);
    return directory === 'image:0/' ? 'image:0/b.js' : resolve(specifier, directory);
  };
  const { require, seal } = createRequire(host, createLibraries(host));
  const a = require('./a');
  assert.deepEqual([...Object.values(seal())], ['image:0/a.js', 'image:0/b.js']);
  const second = require('./a');
  assert.notEqual(second, a);
  assert.equal(second.main, true);
  assert.notEqual(second.b, a.b);
  assert.equal(a.again(), a.b);
  assert.equal(a.resolve(), 'image:0/b.js');
  assert.deepEqual(asked, ['/', '/', '/', '/', 'image:0/', 'image:0/']);
  assert.deepEqual([...Object.values(seal())], ['image:1/a.js', 'image:1/b.js']);
  assert.equal(a.again(), a.b);
});

test('seal_modulesRemovedFromTheCache_areMissing', () => {
  const host = fakeHost({ '/a.js': 'delete require.cache[__filename];' });
  const { require, seal } = createRequire(host, createLibraries(host));
  require('./a');
  assert.equal(seal().length, 0);
  host.resolve = () => 'image:0/a.js';
  assert.throws(() => require('a'), { code: 'MODULE_NOT_FOUND' });
});

test('shebangAndLines_areKept', () => {
  const require = requireFrom({
    '/a.js': '#!/usr/bin/env node\nexports.f = () => { throw new Error("x"); };',
  });
  assert.throws(require('./a').f, (error) => /a\.js:2:\d+/.test(error.stack));
});

test('moduleThatIsFoundAndCannotBeRead_isMissing', () => {
  const unreadable = {
    enumerable: true,
    get: () => {
      throw new Error("Cannot find module '/real/name'");
    },
  };
  const require = requireFrom(Object.defineProperties({}, { '/a.js': unreadable, '/b.json': unreadable }));
  for (const name of ['./a', './b.json']) {
    assert.throws(() => require(name), {
      code: 'MODULE_NOT_FOUND',
      message: `Cannot find module '${name}'`,
    });
  }
});

test('missingModule_hasNodesCode', () => {
  const require = requireFrom({});
  assert.throws(() => require('./a'), {
    name: 'Error',
    message: "Cannot find module './a'",
    code: 'MODULE_NOT_FOUND',
  });
});

for (const [name, value] of Object.entries({
  number: 5,
  null: null,
  symbol: Symbol('a'),
  object: { toString: () => assert.fail('converted') },
  boxed: new String('./a'),
  empty: '',
})) {
  test(`specifier_${name}_isRefused`, () => {
    assert.throws(() => requireFrom({ '/a.js': '' })(value), TypeError);
  });
}

test('compiledText_thatClosesItsWrapper_staysInTheGuest', () => {
  const require = requireFrom({ '/a.js': '}); (function () { return 5;' });
  assert.doesNotThrow(() => require('./a'));
});

test('builtin_granted_isShared', () => {
  const require = requireFrom(
    {
      '/a.js': `
        exports.same = require('path') === require('path');
        exports.sub = require('path/posix') === require('path').posix;
        exports.resolved = require.resolve('path');
        exports.cached = Object.keys(require.cache);`,
    },
    ['path', 'path/posix'],
  );
  const result = { ...require('./a') };
  assert.deepEqual(result, { same: true, sub: true, resolved: 'path', cached: ['/a.js'] });
});

test('builtin_notGranted_isMissing', () => {
  const require = requireFrom({ '/a.js': 'require("path")' });
  assert.throws(() => require('./a'), { message: "Cannot find module 'path'" });
});
