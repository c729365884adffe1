// Errors: name, message and stack, then what else they carry.
import { shapeOf } from './inspect-class.js';
import { textProperty } from './names.js';
import { descriptor, endsWith, indexOf, repeat, slice } from './primordials.js';

function indented(text, indent) {
  let result = '';
  let start = 0;
  for (let end = indexOf(text, '\n'); end >= 0; end = indexOf(text, '\n', start)) {
    result += slice(text, start, end + 1) + repeat(' ', indent);
    start = end + 1;
  }
  return result + slice(text, start);
}

/** `Name: message`, with either left out when it is empty. */
function heading(context, error, name) {
  const title = textProperty(context, error, 'name') ?? name ?? 'Error';
  const message = textProperty(context, error, 'message') ?? '';
  if (title === '' || message === '') {
    return title + message;
  }
  return title + ': ' + message;
}

export function errorShape(context, error, name) {
  const title = heading(context, error, name);
  let frames = context.host.stackOf(error) ?? '';
  if (endsWith(frames, '\n')) {
    frames = slice(frames, 0, -1);
  }
  const text = frames === '' ? '[' + title + ']' : title + '\n' + frames;
  return shapeOf({
    base: indented(text, context.indent),
    short: title,
    plain: true,
    adds: descriptor(error, 'cause') === undefined ? 'errors' : 'cause',
    hides: 'stack',
  });
}
