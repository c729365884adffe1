'use strict';
const { produce, produceWithPatches, applyPatches, enablePatches, enableMapSet, current, isDraft } = require('immer');
enablePatches();
enableMapSet();

exports.run = () => {
  const base = { a: { b: [1, 2, { c: 3 }] }, m: new Map([['k', { n: 1 }]]), s: new Set([1]) };
  const next = produce(base, (draft) => {
    draft.a.b[2].c++;
    draft.a.b.push(4);
    draft.m.get('k').n = 2;
    draft.s.add(2);
  });
  const [patched, patches, inverse] = produceWithPatches({ list: [1, 2, 3], x: 1 }, (draft) => {
    draft.list.splice(1, 1);
    delete draft.x;
  });
  let frozen = false;
  try {
    next.a.b.push(5);
  } catch {
    frozen = true;
  }
  return {
    next: JSON.stringify([next.a, [...next.m], [...next.s]]),
    same: base.a.b[2].c === 3 && next.a !== base.a,
    frozen,
    patches,
    undone: applyPatches(patched, inverse),
    draft: produce({ v: [] }, (d) => {
      d.v.push(isDraft(d.v), JSON.stringify(current(d)));
    }),
    class: (() => {
      class Point {
        constructor(x) {
          this.x = x;
        }
      }
      try {
        produce(new Point(1), (d) => {
          d.x = 2;
        });
      } catch (e) {
        return e.message;
      }
    })(),
  };
};
