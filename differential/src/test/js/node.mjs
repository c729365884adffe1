// Runs programs in Node, each in a realm of its own. Standard input: {prelude, programs: [{source, script, needs}]};
// standard output: [{answer, lacks}], `lacks` when this Node has not what the program needs.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const TIME_LIMIT_MS = 20_000;
const { prelude, programs } = JSON.parse(readFileSync(0, 'utf8'));
let uncaught = [];
process.on('unhandledRejection', (reason) => uncaught.push(nameOf(reason)));

/** The name of an error, as Cloche's GuestException has it; empty for what is none. */
function nameOf(reason) {
  return Object.prototype.toString.call(reason) === '[object Error]' ? String(reason.name) : '';
}

function has(needs) {
  try {
    return Boolean(vm.runInNewContext(needs));
  } catch {
    return false;
  }
}

async function run({ source, script, needs }) {
  if (needs && !has(needs)) return { answer: '', lacks: true };
  const realm = vm.createContext();
  const evaluate = (text) => vm.runInContext(text, realm, { timeout: TIME_LIMIT_MS });
  uncaught = [];
  evaluate(prelude);
  try {
    evaluate(script ? source : `$run(${JSON.stringify(source)})`);
  } catch (thrown) {
    uncaught.push(nameOf(thrown));
  }
  // All jobs, and Node's report of rejections, come before the next turn of the event loop.
  await new Promise(setImmediate);
  const answer = evaluate('$answer()');
  return { answer: uncaught.length ? `${answer}\nuncaught ${uncaught[0]}` : answer, lacks: false };
}

const answers = [];
for (const program of programs) answers.push(await run(program));
process.stdout.write(JSON.stringify(answers));
