// The global `process`: what programs look at, and nothing of the host's.
const clock = performance;
const now = () => clock.now();

/** The version of Node whose behaviour is followed. */
const NODE = '20.0.0';

function hrtime(since) {
  const time = now();
  let seconds = Math.floor(time / 1000);
  let nanos = Math.round((time % 1000) * 1e6);
  if (since !== undefined) {
    seconds -= since[0];
    nanos -= since[1];
    if (nanos < 0) {
      seconds--;
      nanos += 1e9;
    }
  }
  return [seconds, nanos];
}

hrtime.bigint = () => BigInt(Math.round(now() * 1e6));

/** Nothing ends the process, and nothing asks listeners to. */
function listen() {
  return this;
}

const process = {
  title: 'cloche',
  argv: [],
  execArgv: [],
  env: {},
  platform: 'cloche',
  arch: 'wasm32',
  version: `v${NODE}`,
  versions: { node: NODE },
  release: { name: 'node' },
  features: {},
  pid: 1,
  ppid: 0,
  exitCode: undefined,
  browser: false,
  nextTick: cloche.nextTick,
  hrtime,
  uptime: () => now() / 1000,
  cwd: () => '/',
  umask: () => 0o22,
  emitWarning: (warning) => console.warn(`Warning: ${warning?.message ?? warning}`),
  on: listen,
  once: listen,
  off: listen,
  addListener: listen,
  removeListener: listen,
  removeAllListeners: listen,
  listeners: () => [],
  listenerCount: () => 0,
  emit: () => false,
};

/** Refused, in the words in which an engine refuses to call what is not there. */
for (const name of ['exit', 'abort', 'kill', 'chdir', 'dlopen', 'binding']) {
  Object.defineProperty(process, name, {
    value: () => {
      throw new TypeError(`process.${name} is not a function`);
    },
    writable: true,
    configurable: true,
  });
}
Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });

export default process;
