// `console`: formatted lines for the host, which decides what becomes of them.
import { createCounters } from './counters.js';
import { format } from './format.js';
import { inspect, inspectWith } from './inspect.js';
import { settingsOf } from './inspect-options.js';
import { defineOwn, indexOf, ownKeys, slice } from './primordials.js';

const INDENT = '  ';

/** Indents each line of `text`. */
function indented(text, indent) {
  if (indent === '') {
    return text;
  }
  let result = '';
  let start = 0;
  for (let end = indexOf(text, '\n'); end >= 0; end = indexOf(text, '\n', start)) {
    result += indent + slice(text, start, end + 1);
    start = end + 1;
  }
  return result + indent + slice(text, start);
}

/**
 * @param {object} host the engine's private object
 * @param {(name: string) => unknown} load loads a library
 * @returns {{ console: object, reset: () => void }} the guest's `console`, and what forgets its
 *   counters, timers and groups
 */
export function createConsole(host, load) {
  let indent = '';

  const print = (level, text) => {
    host.print(level, indented(text, indent));
  };
  const open = (...values) => {
    if (values.length > 0) {
      print('log', format(host, values));
    }
    indent += INDENT;
  };
  const inspectTop = (value) => (typeof value === 'string' ? value : inspect(host, value));
  const counters = createCounters(print, (values) => format(host, values));
  const methods = {
    __proto__: null,
    log: (...values) => print('log', format(host, values)),
    info: (...values) => print('info', format(host, values)),
    warn: (...values) => print('warn', format(host, values)),
    error: (...values) => print('error', format(host, values)),
    debug: (...values) => print('debug', format(host, values)),
    trace: (...values) => {
      const text = format(host, values);
      print('trace', text === '' ? 'Trace' : 'Trace: ' + text);
    },
    dir: (value, options) => print('log', inspectWith(host, value, settingsOf(options))),
    dirxml: (...values) => print('log', format(host, values)),
    assert: (condition, ...values) => {
      if (!condition) {
        const text = format(host, values);
        print('warn', text === '' ? 'Assertion failed' : 'Assertion failed: ' + text);
      }
    },
    table: (data, columns) => {
      const isObject = typeof data === 'object' && data !== null && host.classOf(data) !== 'Proxy';
      const text = isObject ? load('table')(data, columns) : inspectTop(data);
      // The guest may have got at the library.
      if (typeof text === 'string') {
        print('log', text);
      }
    },
    group: open,
    groupCollapsed: open,
    groupEnd: () => {
      indent = slice(indent, 0, -INDENT.length);
    },
    ...counters.methods,
  };
  // Own properties of an ordinary object, so that programs can replace single ones.
  const console = {};
  const names = ownKeys(methods);
  for (let i = 0; i < names.length; i++) {
    defineOwn(console, names[i], methods[names[i]]);
  }
  const reset = () => {
    indent = '';
    counters.reset();
  };
  return { console, reset };
}
