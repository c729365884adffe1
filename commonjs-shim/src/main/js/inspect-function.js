// Functions and classes.
import { shapeOf } from './inspect-class.js';
import { textProperty } from './names.js';
import { descriptor, functionText, getPrototypeOf, startsWith } from './primordials.js';

/** `[class B extends A]`, or undefined for a function that is no class. */
function classTitle(context, value, name) {
  if (!startsWith(functionText(value), 'class')) {
    return undefined;
  }
  const parent = getPrototypeOf(value);
  const parentName =
    typeof parent === 'function' ? textProperty(context, parent, 'name') : undefined;
  const named = name === '' ? '(anonymous)' : name;
  return '[class ' + named + (parentName ? ' extends ' + parentName : '') + ']';
}

const KINDS = {
  __proto__: null,
  GeneratorFunction: 'GeneratorFunction',
  AsyncFunction: 'AsyncFunction',
  AsyncGeneratorFunction: 'AsyncGeneratorFunction',
};

export function functionShape(context, value, made) {
  const own = descriptor(value, 'name')?.value;
  const name = typeof own === 'string' ? own : '';
  const kind = KINDS[context.host.classOf(value)] ?? 'Function';
  const title = '[' + kind + (name === '' ? ' (anonymous)' : ': ' + name) + ']';
  return shapeOf({
    base: classTitle(context, value, name) ?? title,
    kind: 'special',
    short: made ?? 'Function',
  });
}
