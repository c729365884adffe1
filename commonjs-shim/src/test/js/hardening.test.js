// The shim's own code holds nothing that a guest could replace: see hardening.js.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { globalsUsed, methodsCalled, protocolsUsed } from './hardening.js';

const main = fileURLToPath(new URL('../../main/js/', import.meta.url));
const bundle = fileURLToPath(new URL('../../../target/shim.js', import.meta.url));

/** What modules may read that is not theirs: the bundle's parameter, where the builtins come from. */
const GIVEN = { 'primordials.js': ['host'] };

const files = readdirSync(main).filter((name) => name.endsWith('.js'));

for (const name of files) {
  const source = readFileSync(main + name, 'utf8');

  test(`hardening_${name}_usesNoReplaceableProtocol`, () => {
    assert.deepEqual(protocolsUsed(source), []);
  });

  test(`hardening_${name}_callsNoReplaceableMethod`, () => {
    assert.deepEqual(methodsCalled(source), []);
  });

  test(`hardening_${name}_readsNoGlobal`, () => {
    const names = globalsUsed(source).map((found) => found.replace(/^\d+: /, ''));
    assert.deepEqual([...new Set(names)], GIVEN[name] ?? []);
  });
}


test('hardening_bundle_usesNoReplaceableProtocol', () => {
  assert.deepEqual(protocolsUsed(readFileSync(bundle, 'utf8')), []);
});

const reachable = [
  'const a = `x${b}`;',
  'f`x`;',
  'for (const a of b) {}',
  'for (const a in b) {}',
  'const [a] = b;',
  'f(([a]) => a);',
  'f(...a);',
  'new F(...a);',
  'const a = [1, ...b];',
  'function* f() { yield 1; }',
  'async () => { await a; };',
  '/a/;',
  'a instanceof B;',
  'a == b;',
];

for (const source of reachable) {
  test(`protocolsUsed_in ${source}`, () => {
    assert.equal(protocolsUsed(source).length, 1);
  });
}

test('protocolsUsed_whatOnlyTheEngineRuns_isFine', () => {
  const source = 'const { a, ...b } = { ...c }; const f = (...d) => d; const e = `x` + a; a == null;';
  assert.deepEqual(protocolsUsed(source), []);
});

test('methodsCalled_ofPrototypes_areFound', () => {
  const source = 'text.slice(1); a.b.push(1); f.call(g); host.read(1); a.other(); slice(text);';
  assert.deepEqual(methodsCalled(source), ['1: slice', '1: push', '1: call']);
});

test('globalsUsed_undeclaredNames_areFound', () => {
  const source = `
    import { a as b } from './a.js';
    const f = ({ c }, d = Math.min, ...e) => b + c + d + e + g + { JSON: 1 }.Map + undefined;
    function g() { return JSON; }`;
  assert.deepEqual(globalsUsed(source), ['3: Math', '4: JSON']);
});
