// Closures and the array methods that call them.
// run() answers 419991.
function run() {
  const adder = (i) => (x) => x + i;
  const adders = [];
  for (let i = 0; i < 200; i++) {
    adders.push(adder(i));
  }
  let total = 0;
  for (let round = 0; round < 60; round++) {
    total += adders
      .map((add) => add(round))
      .filter((x) => x % 3 !== 0)
      .reduce((sum, x) => sum + x, 0);
    adders.forEach((add, index) => {
      total = (total + add(index)) % 1_000_003;
    });
  }
  return total;
}
