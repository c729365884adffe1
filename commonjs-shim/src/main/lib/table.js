// The text of `console.table`. As everywhere in `console`, no code of the values runs: accessors are
// only named, and a proxy is one value, which `inspect` shows as what it stands for.
const INDEX = '(index)';
const ITERATION = '(iteration index)';
const VALUES = 'Values';

/** Whether a value has cells of its own. */
const isObject = (value) =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  cloche.classOf(value) !== 'Proxy';

/** A cell: objects that are not small are only named. */
function show(value) {
  const large = isObject(value) && !Array.isArray(value) && Object.keys(value).length > 2;
  return cloche.inspect(value, { depth: large ? -1 : 0 });
}

/** An own property's cell; none where there is no such property. */
function showProperty(object, key) {
  const found = Object.getOwnPropertyDescriptor(object, key);
  if (found === undefined) {
    return '';
  }
  return Object.hasOwn(found, 'value') ? show(found.value) : accessor(found);
}

function accessor(found) {
  return found.set === undefined ? '[Getter]' : found.get ? '[Getter/Setter]' : '[Setter]';
}

/** An own property's value, when it is one with cells of its own. */
function rowObject(object, key) {
  const found = Object.getOwnPropertyDescriptor(object, key);
  return Object.hasOwn(found, 'value') && isObject(found.value) ? found.value : undefined;
}

/** The entries of a collection by their numbers; of a Map, pairs. */
function collectionRows(data, map) {
  const items = cloche.entriesOf(data);
  const rows = { __proto__: null };
  const step = map ? 2 : 1;
  for (let i = 0; i < items.length; i += step) {
    rows[i / step] = map ? [items[i], items[i + 1]] : items[i];
  }
  return rows;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const PICTURE = /\p{Extended_Pictographic}/u;
const NO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;

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
  const widest = (i) => lines.reduce((most, row) => Math.max(most, width(row[i])), 0);
  const widths = head.map((cell, i) => widest(i) + 2);
  const rule = (left, middle, right) =>
    left + widths.map((columns) => '─'.repeat(columns)).join(middle) + right;
  const body = rows.map((row) => line(row, widths)).join('');
  const top = `${rule('┌', '┬', '┐')}\n${line(head, widths)}${rule('├', '┼', '┤')}\n`;
  return top + body + rule('└', '┴', '┘');
}

/** The names of columns that were asked for. */
function wanted(columns) {
  return isObject(columns)
    ? Object.keys(columns).map((i) => `${Object.getOwnPropertyDescriptor(columns, i).value}`)
    : [];
}

/** A table of a collection's or an object's entries; `undefined` when it has none. */
export default function table(data, columns) {
  if (!isObject(data)) {
    return undefined;
  }
  const kind = cloche.classOf(data);
  const collection = kind === 'Map' || kind === 'Set';
  const rows = collection ? collectionRows(data, kind === 'Map') : data;
  const title = collection ? ITERATION : INDEX;
  const indices = Object.keys(rows);
  if (kind === 'Map') {
    const cells = indices.map((i) => [i, show(rows[i][0]), show(rows[i][1])]);
    return render([title, 'Key', VALUES], cells);
  }
  const keys = new Set(wanted(columns));
  let plain = false;
  for (const index of indices) {
    const row = rowObject(rows, index);
    if (row === undefined) {
      plain = true;
    } else if (columns === undefined) {
      Object.keys(row).forEach((key) => keys.add(key));
    }
  }
  const head = [title, ...keys, ...(plain ? [VALUES] : [])];
  const cells = indices.map((index) => {
    const row = rowObject(rows, index);
    const cells = [index];
    for (const key of keys) {
      cells.push(row === undefined ? '' : showProperty(row, key));
    }
    return plain ? [...cells, row === undefined ? showProperty(rows, index) : ''] : cells;
  });
  return render(head, cells);
}
