'use strict';
const jsonata = require('jsonata');

exports.run = async () => {
  const data = {
    Account: {
      Order: [
        { id: 'o1', Product: [{ sku: 'a', price: 34.45, n: 2 }, { sku: 'b', price: 21.67, n: 1 }] },
        { id: 'o2', Product: [{ sku: 'a', price: 34.45, n: 4 }] },
      ],
    },
  };
  const evaluate = (text, bindings) => jsonata(text).evaluate(data, bindings);
  return {
    total: await evaluate('$sum(Account.Order.Product.(price * n))'),
    grouped: await evaluate('Account.Order.Product{sku: $sum(n)}'),
    sorted: await evaluate('Account.Order.Product^(>price, sku).sku'),
    mapped: await evaluate('$map([1..5], function($v, $i) { $v * $i })'),
    recursive: await evaluate('($f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f(20))'),
    regex: await evaluate('$replace("John Smith", /(\\w+)\\s(\\w+)/, "$2, $1")'),
    date: await evaluate('$fromMillis(0, "[D1o] [MNn] [Y0001]")'),
    bound: await evaluate('$twice($x)', { x: 21, twice: (n) => n * 2 }),
    error: await evaluate('1 + "a"').catch((e) => [e.code, e.position]),
  };
};
