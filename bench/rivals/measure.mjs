// Measures tasks in an engine under Node, as dev.cloche.bench.compare.worker.Worker does in a JVM; the two say the same lines.
//
// An engine has create(), which makes a sandbox with eval(source), main(text) and close(), and may have traffic(what), which makes
// something with run() and close(). All but close() may give promises.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PATIENCE = 4;

class WrongAnswer extends Error {}

const encode = (text) => Buffer.from(text).toString('base64');
const decode = (word) => Buffer.from(word, 'base64').toString();
const say = (...words) => process.stdout.write(words.join(' ') + '\n');
const now = () => Number(process.hrtime.bigint());

function check(answer, expected) {
  if (answer !== expected) throw new WrongAnswer(answer);
}

async function inFresh(engine, source, answer) {
  const sandbox = await engine.create();
  if (source !== '') check(await sandbox.eval(source), answer);
  sandbox.close();
}

/** Of a file, within the least that a CommonJS module needs. */
async function runFile(engine, file, task) {
  const source = readFileSync(file, 'utf8');
  const module = `var module = {exports: {}}; (function (module, exports) {${source}\n})(module, module.exports);`;
  await inFresh(engine, `${module} module.exports.main(${task.input})`, task.answer);
}

const modes = {
  async FRESH(engine, task) {
    await figures(now(), task, () => inFresh(engine, task.source, task.answer));
  },
  async RUN(engine, task) {
    const folder = await mkdtemp(join(tmpdir(), 'cloche-bench'));
    try {
      await writeFile(join(folder, 'main.js'), task.source);
      await figures(now(), task, () => runFile(engine, join(folder, 'main.js'), task));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  async TRAFFIC(engine, task) {
    if (!engine.traffic) throw new Error('not measured at traffic with the host');
    const start = now();
    const traffic = await engine.traffic(task.source);
    await figures(start, task, () => checked(traffic.run(), task.answer));
    traffic.close();
  },
  async LIVING(engine, task) {
    const start = now();
    const sandbox = await engine.create();
    await sandbox.eval(task.source);
    await figures(start, task, () => checked(sandbox.main(task.input), task.answer));
    sandbox.close();
  },
};

// Awaited only where there is something to wait for: that costs too.
function checked(answer, expected) {
  if (answer instanceof Promise) return answer.then((text) => check(text, expected));
  return check(answer, expected);
}

async function timed(run) {
  const start = now();
  const pending = run();
  if (pending) await pending;
  return now() - start;
}

async function figures(start, task, run) {
  const first = await timed(run);
  say('cold', now() - start, first);
  while (now() - start < task.warmupMillis * 1e6) await timed(run);
  const samples = [];
  const patience = task.measureMillis * 1e6;
  const measured = now();
  let elapsed;
  do {
    samples.push(await timed(run));
    elapsed = now() - measured;
  } while (elapsed < patience || (samples.length < task.minRuns && elapsed < PATIENCE * patience));
  samples.sort((a, b) => a - b);
  say('warm', samples[Math.ceil(samples.length / 2) - 1], samples.length);
}

/** Does the tasks on standard input, and ends the process with it. */
export async function serve(engine) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [mode, warmupMillis, measureMillis, minRuns, ...texts] = line.split(' ');
    const [source, input, answer] = texts.map(decode);
    try {
      await modes[mode](engine, {
        warmupMillis: +warmupMillis,
        measureMillis: +measureMillis,
        minRuns: +minRuns,
        source,
        input,
        answer,
      });
    } catch (error) {
      if (error instanceof WrongAnswer) say('wrong', encode(error.message));
      else say('failed', encode(String(error)));
    }
    say('done');
  }
  process.exit(0);
}
