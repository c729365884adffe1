Regular expressions: patterns and texts at random, a hash for each twenty of them.

//# random patterns on random texts
// xorshift32, so that all engines make the same patterns
let state = 20261122;
const next = (n) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % n;
};
const pick = (list) => list[next(list.length)];
let groups = 0;
const atom = (depth) => {
  const kind = next(depth > 0 ? 15 : 7);
  switch (kind) {
    case 0: case 1: case 2: return pick(['a', 'b', 'c', 'ab', 'é', '😀']);
    case 3: return pick(['.', '\\w', '\\d', '\\s', '\\W', '[a-c]', '[^b]', '[\\wé]', '[^]']);
    case 4: return pick(['^', '$', '\\b', '\\B']);
    case 5: return groups > 0 ? '\\' + (1 + next(groups)) : 'b';
    case 6: return pick(['a', 'b', 'x']);
    case 7: case 8: case 9: { groups++; return '(' + alternatives(depth - 1) + ')'; }
    case 10: case 11: return '(?:' + alternatives(depth - 1) + ')';
    case 12: return pick(['(?=', '(?!']) + alternatives(depth - 1) + ')';
    case 13: return pick(['(?<=', '(?<!']) + alternatives(depth - 1) + ')';
    default: return '(?:' + alternatives(depth - 1) + '|)';
  }
};
const term = (depth) => {
  const one = atom(depth);
  const bare = /^(?:\(\?[=!<][^]*|\^|\$|\\[bB])$/.test(one);
  return bare ? one : one + pick(['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?', '{2,}']);
};
const sequence = (depth) => Array.from({ length: 1 + next(3) }, () => term(depth)).join('');
const alternatives = (depth) => Array.from({ length: 1 + next(3) }, () => sequence(depth)).join('|');
// Engines differ in whether an empty match may lie inside a surrogate pair.
const LETTERS = ['a', 'b', 'c', 'a', 'b', '1', ' ', '\n', 'é', 'A', '😀'];
const text = (letters) => Array.from({ length: next(8) }, () => letters[next(letters.length)]).join('');
let hash = 0;
const note = (value) => {
  for (const c of String(value)) hash = (hash * 31 + c.codePointAt(0)) | 0;
};
const lines = [];
for (let i = 0; i < 500; i++) {
  groups = 0;
  const source = alternatives(2);
  const flags = pick(['', 'i', 'u', 'm', 's', 'iu', 'g', 'y', 'd']);
  let re;
  try {
    re = new RegExp(source, flags);
  } catch (e) {
    note(e.name);
    continue;
  }
  for (let t = 0; t < 4; t++) {
    const s = text(/u/.test(flags) ? LETTERS.slice(0, -1) : LETTERS);
    re.lastIndex = next(3);
    const m = re.exec(s);
    note(m === null ? 'none' : JSON.stringify([m.index, re.lastIndex, ...m]));
    note(s.replace(re, '[$&$1]'));
  }
  if (i % 20 === 19) {
    lines.push(hash);
    hash = 0;
  }
}
print(lines.join());
