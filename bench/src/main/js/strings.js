// Building, splitting and searching strings.
// run() answers -1595930832.
function run() {
  let check = 0;
  for (let round = 0; round < 6; round++) {
    let text = '';
    for (let i = 0; i < 1500; i++) {
      text += i % 10 === 0 ? '\n' : String.fromCharCode(97 + (i % 26)) + i;
    }
    let words = text.split('\n').map((line) => line.slice(1, -1).toUpperCase());
    let joined = words.join('-').replaceAll('A', 'aa').padEnd(10_000, '.');
    for (let i = 0; i < joined.length; i += 3) {
      check = (check * 33 + joined.charCodeAt(i)) | 0;
    }
    check ^= joined.indexOf('ZZZ') + `${round}:${words.length}`.length;
  }
  return check;
}
