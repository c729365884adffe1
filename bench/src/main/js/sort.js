// Arrays of objects, and a comparator called from native code.
// run() answers 389113950.
function run() {
  let state = 12345;
  const random = () => (state = (state * 1103515245 + 12345) & 0x7fffffff);
  const people = [];
  for (let i = 0; i < 4000; i++) {
    people.push({ id: i, age: random() % 90, name: 'p' + (random() % 1000) });
  }
  people.sort((a, b) => a.age - b.age || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
  let check = 0;
  for (let i = 0; i < people.length; i++) {
    check = (check * 31 + people[i].id) | 0;
  }
  return check;
}
