// The interpreter's hottest opcodes: locals, integers, comparisons.
// run() answers 1446729072.
function run() {
  let sum = 0;
  for (let i = 0; i < 500_000; i++) {
    sum = (sum + (i ^ (i >> 3))) | 0;
  }
  return sum;
}
