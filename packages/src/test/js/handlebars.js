'use strict';
// The browser's build: the other one reads templates from files.
const Handlebars = require('handlebars/dist/cjs/handlebars').default;

exports.run = () => {
  const engine = Handlebars.create();
  engine.registerHelper('money', (n, options) => n.toFixed(2) + (options.hash.unit ?? ''));
  engine.registerHelper('list', function (items, options) {
    return '<ul>' + items.map((i) => '<li>' + options.fn(i) + '</li>').join('') + '</ul>';
  });
  engine.registerPartial('who', '{{first}} {{last}}');
  const template = engine.compile(
    '{{#with person}}{{> who}}{{/with}}: {{#if paid}}paid{{else}}{{money total unit=" EUR"}}{{/if}} ' +
      '{{#list lines}}{{sku}} x {{n}}{{/list}} {{#each map}}{{@key}}={{this}}{{#unless @last}},{{/unless}}{{/each}} {{html}} {{{html}}}',
  );
  const data = {
    person: { first: 'Ada', last: 'L' },
    paid: false,
    total: 12.5,
    lines: [{ sku: 'A', n: 1 }, { sku: '<B>', n: 2 }],
    map: { a: 1, b: 2 },
    html: '<&">',
  };
  let error;
  try {
    engine.compile('{{#if}}')(data);
  } catch (e) {
    error = e.message.split('\n')[0];
  }
  return [template(data), engine.precompile('{{a}}').length > 100, error];
};
