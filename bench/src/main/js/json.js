// JSON both ways: native code over strings and objects.
// run() answers 179148.
function run() {
  const orders = [];
  for (let i = 0; i < 300; i++) {
    orders.push({ id: i, customer: { name: 'customer ' + i, vip: i % 7 === 0 }, lines: [i, i * 1.5, null, 'text "quoted"'] });
  }
  let length = 0;
  for (let round = 0; round < 6; round++) {
    let text = JSON.stringify(orders);
    let copy = JSON.parse(text);
    length += text.length + copy.length + copy[round].lines.length;
  }
  return length;
}
