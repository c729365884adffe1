// The regular expression matcher: classes, groups, lazy and greedy loops, replacement by function.
// run() answers 2441505.
function run() {
  let log = '';
  for (let i = 0; i < 400; i++) {
    log += `2026-0${1 + (i % 9)}-1${i % 10} [${i % 3 ? 'info' : 'error'}] user${i}@example.org took ${i * 7} ms\n`;
  }
  let check = 0;
  for (let match of log.matchAll(/^(\d{4})-(\d\d)-(\d\d) \[(\w+)\] (\S+?)@(\S+) took (\d+) ms$/gm)) {
    check = (check + match[4].length * Number(match[7])) | 0;
  }
  check += log.replace(/(?<=user)\d+/g, (digits) => String(digits.length)).length;
  check += (log.match(/(?:e|r+o?)+r\b|i[nf]+o/g) || []).length;
  check += /(x+x+)+y/.test('x'.repeat(14)) ? 1 : 0;
  return check;
}
