// answers.cjs PROGRAMS TARGET: runs each program on this Node and writes what they answer as one JSON object.
'use strict';
const { mkdirSync, readdirSync, writeFileSync } = require('node:fs');
const { dirname, resolve } = require('node:path');

const [programs, target] = process.argv.slice(2);

async function main() {
  const answers = {};
  for (const file of readdirSync(programs).sort()) {
    const answer = await require(resolve(programs, file)).run();
    // As it leaves an isolate.
    answers[file] = JSON.parse(JSON.stringify(answer));
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(answers));
}

main();
