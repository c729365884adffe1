'use strict';
const _ = require('lodash');

exports.run = () => ({
  version: _.VERSION,
  get: _.get({ a: [{ b: { c: 3 } }] }, 'a[0].b.c'),
  grouped: _.groupBy([6.1, 4.2, 6.3], Math.floor),
  chained: _.chain([3, 1, 2]).sortBy().map((n) => n * n).reverse().value(),
  template: _.template('Hello <%- name %>, <% for (const x of list) { %>[<%= x %>]<% } %>')({
    name: '<b>',
    list: [1, 2],
  }),
  merged: _.merge({ a: { b: 1 }, l: [1, 2] }, { a: { c: 2 }, l: [3] }),
  cloned: _.cloneDeep({ d: new Date(0), r: /x/gi, m: new Map([[1, { a: 1 }]]) }).d.toISOString(),
  equal: _.isEqual({ a: [1, new Set([1, 2])] }, { a: [1, new Set([1, 2])] }),
  words: _.map(['fooBar', 'baz qux', 'déjà vu'], _.startCase),
  truncated: _.truncate('a string that goes on and on and on, for quite a while', { length: 24 }),
  curried: _.curry((a, b, c) => a + b + c)(1)(2)(3),
  memoized: (() => {
    let calls = 0;
    const f = _.memoize((n) => (calls++, n * 2));
    return [f(2), f(2), calls];
  })(),
  zipped: _.zipObjectDeep(['a.b[0].c', 'a.b[1].d'], [1, 2]),
  native: [_.isNative(Array.prototype.push), _.isNative(() => 1), _.isPlainObject(Object.create(null))],
});
