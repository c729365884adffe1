// Map and Set with string, number and object keys.
// run() answers -302297.
function run() {
  const counts = new Map();
  const seen = new Set();
  const objects = [];
  for (let i = 0; i < 5_000; i++) {
    let key = 'k' + (i % 700);
    counts.set(key, (counts.get(key) || 0) + 1);
    seen.add((i * 7919) % 2003);
    if (i % 40 === 0) {
      objects.push({ i });
      counts.set(objects[objects.length - 1], i);
    }
  }
  let sum = seen.size;
  for (let [name, value] of counts) {
    sum += typeof name === 'string' ? value : -name.i;
  }
  for (let object of objects) {
    counts.delete(object);
  }
  return sum + counts.size;
}
