// The text of `console.table`.
const INDEX = '(index)';
const ITERATION = '(iteration index)';
const VALUES = 'Values';

const isObject = (value) =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** A cell: objects that are not small are only named. */
function show(value) {
  const large = isObject(value) && !Array.isArray(value) && Object.keys(value).length > 2;
  return cloche.inspect(value, { depth: large ? -1 : 0 });
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const PICTURE = /\p{Extended_Pictographic}/u;
const NO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** Rows as pairs of a key and a value, and the title of the keys. */
function rowsOf(data) {
  if (data instanceof Map) {
    return { title: ITERATION, rows: [...data].map((entry, i) => [`${i}`, entry]), map: true };
  }
  if (data instanceof Set) {
    return { title: ITERATION, rows: [...data].map((value, i) => [`${i}`, value]) };
  }
  return { title: INDEX, rows: Object.keys(data).map((key) => [key, data[key]]) };
}

/** Width in columns, nearly: wide characters count two, combining ones none. */
function width(text) {
  let columns = 0;
  for (const character of text.normalize('NFC')) {
    const wide = WIDE.test(character) || PICTURE.test(character);
    columns += NO_WIDTH.test(character) ? 0 : wide ? 2 : 1;
  }
  return columns;
}

function line(cells, widths) {
  const padded = cells.map((cell, i) => ` ${cell}${' '.repeat(widths[i] - 1 - width(cell))}`);
  return `│${padded.join('│')}│\n`;
}

function render(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((cell, i) => Math.max(...lines.map((row) => width(row[i]))) + 2);
  const rule = (left, middle, right) =>
    left + widths.map((columns) => '─'.repeat(columns)).join(middle) + right;
  const body = rows.map((row) => line(row, widths)).join('');
  const top = `${rule('┌', '┬', '┐')}\n${line(head, widths)}${rule('├', '┼', '┤')}\n`;
  return top + body + rule('└', '┴', '┘');
}

/** A table of a collection's or an object's entries; `undefined` when it is no object. */
export default function table(data, columns) {
  if (!isObject(data)) {
    return undefined;
  }
  const { title, rows, map } = rowsOf(data);
  if (map) {
    const cells = rows.map(([index, [key, value]]) => [index, show(key), show(value)]);
    return render([title, 'Key', VALUES], cells);
  }
  const keys = new Set(columns);
  let plain = false;
  for (const [, value] of rows) {
    if (!isObject(value)) {
      plain = true;
    } else if (columns === undefined) {
      Object.keys(value).forEach((key) => keys.add(key));
    }
  }
  const head = [title, ...keys, ...(plain ? [VALUES] : [])];
  const cells = rows.map(([index, value]) => {
    const row = [index];
    for (const key of keys) {
      row.push(isObject(value) && Object.hasOwn(value, key) ? show(value[key]) : '');
    }
    return plain ? [...row, isObject(value) ? '' : show(value)] : row;
  });
  return render(head, cells);
}
