'use strict';
const Mustache = require('mustache');

exports.run = () =>
  Mustache.render(
    'Hi {{name}} {{{raw}}} {{#items}}{{n}}:{{label}};{{/items}}{{^none}}nothing{{/none}} {{> part}} {{#shout}}{{name}}{{/shout}}',
    {
      name: 'A & B',
      raw: '<i>',
      items: [{ n: 1, label: 'x' }, { n: 2, label: '<y>' }],
      none: [],
      shout: () => (text, render) => render(text).toUpperCase(),
    },
    { part: '[{{name}}]' },
  );
