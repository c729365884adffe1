// The compiler: what it makes of each construct, and that nothing moves that need not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';

import { parse } from 'acorn';

import { createLibraries } from '../../main/js/libraries.js';
import { fakeHost } from './fake-host.js';

const { compile } = createLibraries(fakeHost())('typescript');

const unitsOf = (text) => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

function outcome(source, { types = true, jsx = false } = {}) {
  const units = unitsOf(source);
  return compile(source, { units, types, jsx, factory: 'h', fragment: 'Fragment' });
}

function codeOf(source, options) {
  const { code, message } = outcome(source, options);
  assert.equal(message, undefined);
  return code;
}

/** Runs a CommonJS text; answers its exports as JSON tells them. */
function exportsOf(code, modules = {}) {
  const module = { exports: {} };
  const require = (name) => modules[name];
  const h = (...element) => element;
  runInNewContext(code, { module, exports: module.exports, require, h, Fragment: 'F' });
  return JSON.parse(JSON.stringify(module.exports));
}

const fixture = (name) =>
  readFileSync(fileURLToPath(new URL(`../typescript/${name}`, import.meta.url)), 'utf8');

/** Each token of a text with its line and column. */
function placesOf(code) {
  const tokens = [];
  parse(code, { ecmaVersion: 2022, locations: true, onToken: tokens });
  return tokens.map(({ start, end, loc }) => ({
    text: code.slice(start, end),
    line: loc.start.line,
    column: loc.start.column,
  }));
}

const ERASED = /^(type|interface|declare|function|export|import|as|satisfies)\b/;

test('positions_erasedSyntax_everyTokenStaysInPlace', () => {
  const source = fixture('erased.ts');
  const lines = source.split('\n');
  // The first line, a comment here, begins with what makes a module of the text.
  const places = placesOf(codeOf(source)).filter(({ line }) => line > 1);
  assert.ok(places.length > 500);
  for (const [i, { text, line, column }] of places.entries()) {
    // Parentheses go past types, to the arrow and to 'async'.
    if (
      (text === ')' && places[i + 1].text === '=>') ||
      (text === '(' && places[i - 1].text === 'async')
    ) {
      continue;
    }
    const original = lines.slice(line - 1).join('\n').slice(column);
    // A semicolon may stand in place of a statement that is gone.
    const kept = original.startsWith(text) || (text === ';' && ERASED.test(original));
    assert.ok(kept, `${text} at ${line}:${column + 1}, where there was ${original.slice(0, 20)}`);
  }
});

test('positions_rewrittenSyntax_everyLineStaysInPlace', () => {
  const source = fixture('rewritten.ts');
  const lines = codeOf(source).split('\n');
  const marked = source.split('\n').map((text, i) => [/mark\d+/.exec(text)?.[0], i]);
  assert.ok(marked.filter(([mark]) => mark).length > 10);
  for (const [mark, line] of marked) {
    assert.ok(!mark || lines[line].includes(mark), `${mark} in line ${line + 1}`);
  }
});

for (const name of ['erased.ts', 'rewritten.ts']) {
  test(`compile_${name}_isIdempotent`, () => {
    const code = codeOf(fixture(name));
    assert.equal(codeOf(code, { types: false }), code);
  });
}

const modules = { m: { a: 1, default: 'd', __esModule: true } };

const values = {
  enums: [
    'enum A { X, Y = 5, Z, S = "s", N = Y << 1 } const enum B { P = 1, Q } export = [A.Z, A[5], A.S, A.N, B.Q];',
    [6, 'Y', 's', 10, 2],
  ],
  ambientEnum: ['declare enum A { X } declare const enum B { Y } export = typeof A + typeof B;', 'undefinedundefined'],
  parameterProperties: [
    'class A { constructor(private a: number, public readonly b = 2, protected c?: string) {} } export = new A(1);',
    { a: 1, b: 2 },
  ],
  parameterPropertiesAfterSuper: [
    'class A { x = 1 } class B extends A { constructor(private a: number) { super(); } } export = new B(3);',
    { x: 1, a: 3 },
  ],
  fields: [
    'class A { a: number; declare b: string; c!: number; static d?: number = 4; #e = 5; get e() { return this.#e } } export = [Object.keys(new A()), A.d, new A().e];',
    [['a', 'c'], 4, 5],
  ],
  abstract: [
    'abstract class A { abstract f(): number; g() { return this.f() } } class B extends A { override f() { return 7 } } export = new B().g();',
    7,
  ],
  overloads: [
    'function f(a: string): string; function f(a: number): number; function f(a: any) { return a } class C { m(): void; m(a?: number): any { return a } } export = [f(1), new C().m(2)];',
    [1, 2],
  ],
  generics: [
    'const f = <T,>(a: T): T => a; function g<T extends { b: number }>(a: T) { return a.b } class M extends Map<string, number> {} export = [f<number>(1), g<any>({ b: 2 }), new M([["a", 1]]).size, new Map<string, Map<string, number>>().size];',
    [1, 2, 1, 0],
  ],
  assertions: [
    'const a = { b: 1 } as const satisfies { b: number }; const c = <any>a; export = [a!.b, (c as any)!.b!, a?.b ?? 0];',
    [1, 1, 1],
  ],
  comparisons: ['const a = 1, b = 2, c = 3; export = [a < b, a<b && c>(b), (a < b) > c];', [true, true, false]],
  this: ['function f(this: number[], a: number) { return this[a] } export = f.call([7, 8], 1);', 8],
  typePredicates: [
    'function is(a: unknown): a is string { return typeof a === "string" } function must(a: unknown): asserts a { } must(1); export = is("");',
    true,
  ],
  importEquals: ['import m = require("m"); import T = m.T; export = [m.a];', [1]],
  typeImports: [
    'import type { A } from "none"; import { type B, a } from "m"; import { Unused } from "none"; import type D from "none"; export const r: A | B | D = a;',
    { r: 1 },
  ],
  imports: [
    'import d, { a as b } from "m"; import * as n from "m"; import "m"; export default [d, b, n.a]; export { b as c }; export * from "m"; export * as all from "m";',
    { default: ['d', 1, 1], c: 1, a: 1, all: modules.m },
  ],
  exportedVariables: [
    'export const a = 1, b = [2]; export let c: number, d = 4; c = 3; export const { e, f: [g], ...h } = { e: 5, f: [6], i: 7 }, j = 8;',
    { a: 1, b: [2], c: 3, d: 4, e: 5, g: 6, h: { i: 7 }, j: 8 },
  ],
  exportedLater: ['export let n = 0; n++; n += 2; export { x, f, // comment\n type T, C as D }; let x = 1; x = 2; function f() { } class C { static s = 1 } type T = 1; export const d = C.s;', { n: 3, x: 2, d: 1 }],
  exportedFunctions: [
    'export function f() { return 1 } export default async function g() {} export class C { static s = f() } export enum E { A } export abstract class D {} export type T = 1; export interface I {} export const v = [f(), C.s, E[0]];',
    { E: { 0: 'A', A: 0 }, v: [1, 1, 'A'] },
  ],
  noSemicolons: [
    'let a = [1] as any\n[0].b = 2\nlet c = a\ntype X = 1\n(function () { a = 3 })()\ninterface I {}\n[a] = [a + 1]\nlet t = a satisfies any\n`x`\ndeclare const z: 1\n(() => {})()\nexport = [a, t]',
    [4, 4],
  ],
  arrowsOverLines: ['const f = (a: number\n): \n number =>\n a; const g = async <\nT\n>(a: T) => a; export = f(1);', 1],
  regularExpressions: ['const a = 4 as number; export = [a! / 2 / 1, /as any/.test("as any" as string)];', [2, true]],
  templates: ['const x = 1 as number; export = `a ${x as any} as any ${`b${x!}  c`}\n  d ${x}`;', 'a 1 as any b1  c\n  d 1'],
};

for (const [name, [source, expected]] of Object.entries(values)) {
  test(`value_${name}`, () => {
    assert.deepEqual(exportsOf(codeOf(source), modules), expected);
  });
}

test('jsx_elements_areCalls', () => {
  const source =
    'const p = { q: 1 }; export = <div id="a&amp;b" data-x={1 as number} {...p} on>\n text {p.q!} \n <B.C<string> /><></></div>;';
  const code = codeOf(source.replace('<B.C<string> />', '<b />'), { jsx: true });
  assert.deepEqual(exportsOf(code), [
    'div',
    { id: 'a&b', 'data-x': 1, q: 1, on: true },
    'text ',
    1,
    ['b', null],
    ['F', null],
  ]);
});

test('javaScript_withoutModuleSyntax_isLeftAlone', () => {
  const source = '// import and export\nmodule.exports = a < b > (c);';
  assert.equal(codeOf(source, { types: false }), source);
});

test('script_withoutModuleSyntax_isNoModule', () => {
  assert.equal(codeOf('exports.a = 1 as number;'), 'exports.a = 1          ;');
});

const refused = {
  '@d class A {}': ['decorators are not supported', 1, 1],
  'class A {\n  @d() m() {}\n}': ['decorators are not supported', 2, 3],
  'namespace A { export const a = 1 }': [
    "namespaces are not supported, except after 'declare'", 1, 1,
  ],
  'type T = 1;\nexport namespace A.B {}': [
    "namespaces are not supported, except after 'declare'", 2, 8,
  ],
  'module A {}': ["namespaces are not supported, except after 'declare'", 1, 1],
  'let a: = 1': ['Unexpected token', 1, 8],
  'let a = 1;\n  let b = `': ['Unterminated template', 2, 12],
  'a b': ['Unexpected token, expected ";"', 1, 3],
  'export as namespace A': ['Unrecognized export syntax.', 1, 1],
};

for (const [source, [message, line, column]] of Object.entries(refused)) {
  test(`refused_${JSON.stringify(source)}`, () => {
    assert.deepEqual(outcome(source), { message, line, column });
  });
}

test('ambientNamespaces_areErased', () => {
  const source =
    'declare namespace A { namespace B { const x: `${string}` } }\ndeclare module "m" { namespace C.D {} }\ndeclare global { namespace E {} }\nconst namespace = 1, module = 2;\ntype T = { namespace: string; module(): void };';
  const code = codeOf(source);
  assert.equal(code.replaceAll(/[\s;]+/g, ' ').trim(), 'const namespace = 1, module = 2');
});
