// What an object's class is called, without asking the object itself.
import { descriptor, getPrototypeOf } from './primordials.js';

/** So many prototypes are looked at. */
const MAX_CHAIN = 100;

/** The name of the constructor that an object's prototypes lead to, or null. */
export function constructorName(context, object) {
  let at = object;
  for (let i = 0; at !== null && i < MAX_CHAIN; i++) {
    if (context.host.targetOf(at) !== undefined) {
      return null;
    }
    const made = descriptor(at, 'constructor')?.value;
    if (typeof made === 'function' && isInstance(context, object, made)) {
      const name = descriptor(made, 'name')?.value;
      if (typeof name === 'string' && name !== '') {
        return name;
      }
    }
    at = getPrototypeOf(at);
  }
  return null;
}

/** As `instanceof` without Symbol.hasInstance: a class's own prototype is no instance of it. */
function isInstance(context, object, made) {
  if (context.host.targetOf(made) !== undefined) {
    return false;
  }
  const wanted = descriptor(made, 'prototype')?.value;
  let at = getPrototypeOf(object);
  for (let i = 0; at !== null && i < MAX_CHAIN; i++) {
    if (at === wanted) {
      return true;
    }
    // Asking a Proxy for its prototype would run a trap.
    at = context.host.targetOf(at) === undefined ? getPrototypeOf(at) : null;
  }
  return false;
}

/** A string data property, own or inherited, or undefined. */
export function textProperty(context, object, key) {
  let at = object;
  for (let i = 0; at !== null && i < MAX_CHAIN && context.host.targetOf(at) === undefined; i++) {
    const found = descriptor(at, key);
    if (found !== undefined) {
      return typeof found.value === 'string' ? found.value : undefined;
    }
    at = getPrototypeOf(at);
  }
  return undefined;
}

/** `Foo(2) [Map] `: what stands before the brace, with the engine's class where it is another. */
export function prefix(name, kind, size) {
  const count = size === undefined ? '' : '(' + size + ')';
  if (name === null) {
    return '[' + kind + count + ': null prototype] ';
  }
  return name + count + ' ' + (name === kind ? '' : '[' + kind + '] ');
}

/** As `prefix` for objects and arrays, whose braces tell the class. */
export function plainPrefix(name, kind, size) {
  if (name === kind) {
    return '';
  }
  const count = size === undefined ? '' : '(' + size + ')';
  return name === null ? '[' + kind + count + ': null prototype] ' : name + count + ' ';
}
