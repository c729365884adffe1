// Plays the engine for the shim under Node: files from an object, what shimhost.c sees from
// node:util.
import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { types } from 'node:util';
import vm from 'node:vm';

const CHECKS = [
  ['Proxy', types.isProxy],
  ['Array', Array.isArray],
  ['Arguments', types.isArgumentsObject],
  ['Map', types.isMap],
  ['Set', types.isSet],
  ['WeakMap', types.isWeakMap],
  ['WeakSet', types.isWeakSet],
  ['Date', types.isDate],
  ['RegExp', types.isRegExp],
  ['Error', types.isNativeError],
  ['Promise', types.isPromise],
  ['Number', types.isNumberObject],
  ['String', types.isStringObject],
  ['Boolean', types.isBooleanObject],
  ['Symbol', types.isSymbolObject],
  ['BigInt', types.isBigIntObject],
  ['ArrayBuffer', types.isArrayBuffer],
  ['DataView', types.isDataView],
];

const VIEW_TAG = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
).get;

function functionClass(value) {
  const generator = types.isGeneratorFunction(value) ? 'GeneratorFunction' : 'Function';
  return types.isAsyncFunction(value) ? `Async${generator}` : generator;
}

const MAP_ENTRIES = Map.prototype.entries;
const SET_VALUES = Set.prototype.values;

function classOf(value) {
  if (typeof value === 'function' && !types.isProxy(value)) {
    return functionClass(value);
  }
  // By index: tests replace what iteration uses.
  for (let i = 0; i < CHECKS.length; i++) {
    if (CHECKS[i][1](value)) {
      return CHECKS[i][0];
    }
  }
  return VIEW_TAG.call(value) ?? 'Object';
}

/** What a Proxy stands for; tests register those that they make. */
export const proxies = new WeakMap();

function resolve(files, builtins, specifier, directory) {
  if (builtins.includes(specifier)) {
    return `node:${specifier}`;
  }
  const path = new URL(specifier, `file://${directory.replace(/\/?$/, '/')}`).pathname;
  const found = ['', '.js', '.json'].map((end) => path + end).find((name) => name in files);
  if (found === undefined) {
    throw new Error(`Cannot find module '${specifier}'`);
  }
  return found;
}

function libraryText(name) {
  return readFileSync(new URL(`../../../target/libraries/${name}.js`, import.meta.url), 'utf8');
}

function utf8Decode(bytes, fatal) {
  try {
    return new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A host over `files`, virtual path to text, with granted builtins; collects what is printed. */
export function fakeHost(files = {}, builtins = []) {
  const printed = [];
  return {
    printed,
    print: (level, text) => void printed.push([level, text]),
    resolve: (specifier, directory) => resolve(files, builtins, specifier, directory),
    read: (path) => files[path],
    module: (filename) =>
      vm.runInThisContext(
        `(function (exports, require, module, __filename, __dirname) {${files[filename].replace(/^#!/, '//')}\n})`,
        { filename },
      ),
    parse: (text) => JSON.parse(text),
    classOf,
    entriesOf: (value) =>
      types.isMap(value) ? [...MAP_ENTRIES.call(value)].flat(1) : [...SET_VALUES.call(value)],
    promiseOf: () => [0, undefined],
    targetOf: (value) => (types.isProxy(value) ? (proxies.get(value) ?? null) : undefined),
    stackOf: (error) => error.stack?.replace(/^[^]*?\n(?= {4}at )/, ''),
    patternOf: (value) => [value.source, value.flags],
    library: (name) => vm.runInThisContext(libraryText(name), { filename: `cloche:${name}` }),
    nextTick: process.nextTick,
    random: (count) => new Uint8Array(randomBytes(count)).buffer,
    utf8Encode: (text) => new TextEncoder().encode(text),
    utf8Decode,
  };
}
