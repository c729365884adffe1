'use strict';

const { invoices } = require('./invoices');
const { render } = require('./render');

// What a module exports is the result of `cloche run --root`: here one text.
module.exports = render(invoices(require('./orders.json')));
