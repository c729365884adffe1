// The console's named counters and timers.
import {
  clock,
  list,
  mathFloor,
  mathRound,
  numberFixed,
  padStart,
  push,
  textOf,
} from './primordials.js';

function key(label) {
  return label === undefined ? 'default' : textOf(label);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const twoDigits = (value) => padStart('' + mathFloor(value), 2, '0');

/** As Node's: `1.5ms`, `1.500s`, `1:02.345 (m:ss.mmm)`, `1:02:03 (h:mm:ss)`. */
function duration(milliseconds) {
  if (milliseconds < SECOND) {
    return mathRound(milliseconds * 1000) / 1000 + 'ms';
  }
  if (milliseconds < MINUTE) {
    return numberFixed(milliseconds / SECOND, 3) + 's';
  }
  const minutes = (milliseconds % HOUR) / MINUTE;
  const seconds = (milliseconds % MINUTE) / SECOND;
  if (milliseconds < HOUR) {
    return mathFloor(minutes) + ':' + padStart(numberFixed(seconds, 3), 6, '0') + ' (m:ss.mmm)';
  }
  const hours = mathFloor(milliseconds / HOUR);
  return hours + ':' + twoDigits(minutes) + ':' + twoDigits(seconds) + ' (h:mm:ss)';
}

/**
 * @param {(level: string, text: string) => void} print
 * @param {(values: unknown[]) => string} format
 * @returns {{ methods: object, reset: () => void }}
 */
export function createCounters(print, format) {
  let counts = { __proto__: null };
  let timers = { __proto__: null };

  function report(label, values, done) {
    const name = key(label);
    if (timers[name] === undefined) {
      const method = done ? 'timeEnd' : 'timeLog';
      print('warn', "Warning: No such label '" + name + "' for console." + method + '()');
      return;
    }
    const text = list();
    push(text, name + ': ' + duration(clock() - timers[name]));
    for (let i = 0; i < values.length; i++) {
      push(text, values[i]);
    }
    print('log', format(text));
    if (done) {
      delete timers[name];
    }
  }

  const methods = {
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
      timers[name] = clock();
    },
    timeLog(label, ...values) {
      report(label, values, false);
    },
    timeEnd(label) {
      report(label, list(), true);
    },
  };
  const reset = () => {
    counts = { __proto__: null };
    timers = { __proto__: null };
  };
  return { methods, reset };
}
