import assert from 'node:assert/strict';
import { test } from 'node:test';

import { componentsOf } from '../../../bundled.mjs';

const integrity = `sha512-${Buffer.alloc(64, 0xab).toString('base64')}`;
const locked = (version, license = 'MIT') => ({ version, license, integrity });
const lock = {
  packages: {
    'node_modules/a': locked('1.0.0'),
    'node_modules/@s/b': locked('2.0.0', 'ISC'),
    'node_modules/a/node_modules/c': locked('3.0.0'),
    'node_modules/c': locked('4.0.0'),
  },
};

function metafile(inputs) {
  const entries = Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }]);
  return { outputs: { out: { inputs: Object.fromEntries(entries) } } };
}

const purls = (...metafiles) => componentsOf(metafiles, lock).map(({ purl }) => purl);

test('packages_ofAllBundles_areListedOnce', () => {
  const one = metafile({ 'src/main/js/main.js': 10, 'node_modules/a/x.js': 1, 'node_modules/a/y.js': 1 });
  const other = metafile({ 'node_modules/a/x.js': 1, 'node_modules/@s/b/lib/z.js': 5 });

  assert.deepEqual(purls(one, other), ['pkg:npm/%40s/b@2.0.0', 'pkg:npm/a@1.0.0']);
});

test('packages_ofWhichNothingIsLeft_areNotListed', () => {
  assert.deepEqual(purls(metafile({ 'node_modules/a/x.js': 0 })), []);
});

test('package_insideAnother_isTheOneThatWasBundled', () => {
  const files = { 'node_modules/a/node_modules/c/i.js': 1 };
  assert.deepEqual(purls(metafile(files)), ['pkg:npm/c@3.0.0']);
});

test('component_hasLicenceAndHashOfTheLockFile', () => {
  const [component] = componentsOf([metafile({ 'node_modules/@s/b/z.js': 1 })], lock);

  assert.equal(component.group, '@s');
  assert.equal(component.name, 'b');
  assert.deepEqual(component.licenses, [{ license: { id: 'ISC' } }]);
  assert.deepEqual(component.hashes, [{ alg: 'SHA-512', content: 'ab'.repeat(64) }]);
});

test('package_withoutALine_inTheLockFile_isAnError', () => {
  assert.throws(() => purls(metafile({ 'node_modules/unknown/x.js': 1 })));
});
