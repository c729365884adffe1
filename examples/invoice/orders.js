'use strict';

const dayjs = require('dayjs');

const AMOUNT = /^\d+\.\d\d$/;

/** What is wrong with an order, one sentence each. */
function problems(order) {
  const found = [];
  if (!dayjs(order.date).isValid()) {
    found.push(`'${order.date}' is no date`);
  }
  if (typeof order.customer !== 'string' || order.customer.trim() === '') {
    found.push('it has no customer');
  }
  if (!Array.isArray(order.lines) || order.lines.length === 0) {
    found.push('it has no lines');
    return found;
  }
  order.lines.forEach(({ article, quantity, price }, index) => {
    if (!Number.isInteger(quantity) || quantity < 1) {
      found.push(`line ${index + 1} (${article}) has the quantity ${quantity}`);
    }
    if (!AMOUNT.test(price)) {
      found.push(`line ${index + 1} (${article}) has the price '${price}'`);
    }
  });
  return found;
}

module.exports = { problems };
