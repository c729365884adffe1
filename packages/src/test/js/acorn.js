'use strict';
const acorn = require('acorn');

exports.run = () => {
  const source = 'class A extends B { #x = 1; static async *f({a, ...r} = {}) { yield* a?.b ?? r; } }\nlabel: for (const [k] of m) continue label;';
  const tree = acorn.parse(source, { ecmaVersion: 2022, locations: true });
  const tokens = [...acorn.tokenizer('a => `x${b}` / /re/g', { ecmaVersion: 2022 })].map((t) => t.type.label);
  let error;
  try {
    acorn.parse('let let = 1', { ecmaVersion: 2022 });
  } catch (e) {
    error = [e.message, e.pos, e.loc.line];
  }
  return { tree: JSON.parse(JSON.stringify(tree)), tokens, error, self: acorn.parse(acorn.parse.toString(), { ecmaVersion: 2022 }).body.length };
};
