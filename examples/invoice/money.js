'use strict';

const Big = require('big.js');

/** A line's price, exact to the cent. */
function lineTotal({ quantity, price }) {
  return new Big(price).times(quantity).toFixed(2);
}

/** Net, tax by rate, and gross of an order's lines. */
function taxes(lines) {
  const netByRate = new Map();
  for (const line of lines) {
    const net = netByRate.get(line.taxPercent) ?? new Big(0);
    netByRate.set(line.taxPercent, net.plus(lineTotal(line)));
  }
  const rates = [...netByRate].sort(([a], [b]) => a - b);
  const tax = rates.map(([percent, net]) => ({ percent, amount: net.times(percent).div(100).toFixed(2) }));
  const net = rates.reduce((sum, [, part]) => sum.plus(part), new Big(0));
  const gross = tax.reduce((sum, { amount }) => sum.plus(amount), net);
  return { net: net.toFixed(2), tax, gross: gross.toFixed(2) };
}

module.exports = { lineTotal, taxes };
