// Turns sucrase's modules into what an interpreter runs well, while they are bundled: constants
// where it looks up enumerations, and array elements where it calls charCodeAt. An esbuild plugin.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const MODULES = /node_modules[/\\]sucrase[/\\]dist[/\\]esm[/\\].*\.js$/;
const ENUM = /export var (\w+); \(function \(\1\) \{[^]*?\n\}\)\(\1 \|\| \(\1 = \{\}\)\);/g;
const WORD_TREE = /[/\\]sucrase[/\\]dist[/\\]esm[/\\]parser[/\\]tokenizer[/\\]readWordTree\.js$/;
const UNIT = 'input.charCodeAt(';

/** Enumerations in their own syntax, whose constants esbuild writes where they are used. */
function withEnums(text) {
  return text.replace(ENUM, (compiled, name) => {
    const values = new Function(`${compiled.replace('export ', '')} return ${name};`)();
    const members = Object.keys(values)
      .filter((key) => typeof values[key] === 'number')
      .map((key) => `${key} = ${values[key]}`);
    return `export const enum ${name} { ${members.join(', ')} }`;
  });
}

/** Reads of the parser's input from an array of its units, see stand-ins/units.js. */
function withUnits(text) {
  let result = '';
  let copied = 0;
  for (let at = text.indexOf(UNIT); at >= 0; at = text.indexOf(UNIT, copied)) {
    const start = at + UNIT.length;
    const end = closing(text, start);
    result += `${text.slice(copied, at)}units[${text.slice(start, end)}]`;
    copied = end + 1;
  }
  return result + text.slice(copied);
}

/** The index of the parenthesis that closes the one before `start`. */
function closing(text, start) {
  let depth = 1;
  for (let i = start; ; i++) {
    depth += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0;
    if (depth === 0) {
      return i;
    }
  }
}

/** The keywords and their token types, which sucrase keeps as a tree of letters. */
function words() {
  const { READ_WORD_TREE: tree } = require('sucrase/dist/parser/tokenizer/readWordTree.js');
  const found = [];
  const walk = (node, word) => {
    if (tree[node] >= 0) {
      found.push([word, tree[node]]);
    }
    for (let letter = 0; letter < 26; letter++) {
      const next = tree[node + 1 + letter];
      if (next >= 0) {
        walk(next, word + String.fromCharCode(97 + letter));
      }
    }
  };
  walk(0, '');
  return `export const WORDS = new Map(${JSON.stringify(found)});`;
}

export const specialising = {
  name: 'specialising',
  setup({ onLoad }) {
    onLoad({ filter: WORD_TREE }, () => ({ contents: words() }));
    onLoad({ filter: MODULES }, async ({ path }) => ({
      contents: withUnits(withEnums(await readFile(path, 'utf8'))),
      loader: 'ts',
    }));
  },
};
