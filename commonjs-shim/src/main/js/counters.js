// The console's named counters and timers.
import { dateNow, list, push, textOf } from './primordials.js';

function key(label) {
  return label === undefined ? 'default' : textOf(label);
}

function duration(milliseconds) {
  return milliseconds < 1000 ? milliseconds + 'ms' : milliseconds / 1000 + 's';
}

/**
 * @param {(level: string, text: string) => void} print
 * @param {(values: unknown[]) => string} format
 */
export function createCounters(print, format) {
  const counts = { __proto__: null };
  const timers = { __proto__: null };

  function report(label, values, done) {
    const name = key(label);
    if (timers[name] === undefined) {
      const method = done ? 'timeEnd' : 'timeLog';
      print('warn', "Warning: No such label '" + name + "' for console." + method + '()');
      return;
    }
    const text = list();
    push(text, name + ': ' + duration(dateNow() - timers[name]));
    for (let i = 0; i < values.length; i++) {
      push(text, values[i]);
    }
    print('log', format(text));
    if (done) {
      delete timers[name];
    }
  }

  return {
    count(label) {
      const name = key(label);
      counts[name] = (counts[name] ?? 0) + 1;
      print('log', name + ': ' + counts[name]);
    },
    countReset(label) {
      const name = key(label);
      if (counts[name] === undefined) {
        print('warn', "Warning: Count for '" + name + "' does not exist");
      }
      delete counts[name];
    },
    time(label) {
      const name = key(label);
      if (timers[name] !== undefined) {
        print('warn', "Warning: Label '" + name + "' already exists for console.time()");
        return;
      }
      timers[name] = dateNow();
    },
    timeLog(label, ...values) {
      report(label, values, false);
    },
    timeEnd(label) {
      report(label, list(), true);
    },
  };
}
