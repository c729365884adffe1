'use strict';

const dayjs = require('dayjs');
const { problems } = require('./orders');
const { lineTotal, taxes } = require('./money');

const PAYMENT_DAYS = 30;

/** Invoices for the orders that are right; the others are reported on the console. */
function invoices(orders) {
  const good = [];
  for (const order of orders) {
    const found = problems(order);
    if (found.length === 0) {
      good.push(order);
    } else {
      console.warn(`order ${order.number}: ${found.join('; ')}`);
    }
  }
  return good.sort((a, b) => a.number - b.number).map(invoice);
}

function invoice(order) {
  const ordered = dayjs(order.date);
  return {
    number: `INV-${ordered.format('YYYYMM')}-${order.number}`,
    customer: order.customer,
    date: ordered.format('D MMMM YYYY'),
    due: ordered.add(PAYMENT_DAYS, 'day').format('D MMMM YYYY'),
    lines: order.lines.map((line) => ({ ...line, total: lineTotal(line) })),
    ...taxes(order.lines),
  };
}

module.exports = { invoices };
