'use strict';

const Mustache = require('mustache');

const TEMPLATE = `
Invoice {{number}}
{{date}}, due {{due}}
{{{customer}}}

{{#lines}}
{{#row}}{{quantity}} x {{{article}}}|{{total}}{{/row}}
{{/lines}}
{{#row}}Net|{{net}}{{/row}}
{{#tax}}
{{#row}}Tax {{percent}} %|{{amount}}{{/row}}
{{/tax}}
{{#row}}Total|{{gross}}{{/row}}
`;

const WIDTH = 48;

/** Two columns, the second one flush right. */
function row() {
  return (text, render) => {
    const [left, right] = render(text).split('|');
    return left + right.padStart(WIDTH - left.length);
  };
}

/** The invoices as one text. */
function render(invoices) {
  return invoices.map((invoice) => Mustache.render(TEMPLATE, { ...invoice, row }).trim()).join(`\n\n${'-'.repeat(WIDTH)}\n\n`);
}

module.exports = { render };
