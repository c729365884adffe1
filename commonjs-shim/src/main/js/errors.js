// The errors of `require`, worded and coded as Node's are.
import { defineHidden, descriptor, newError, newTypeError, startsWith } from './primordials.js';

function coded(error, code) {
  defineHidden(error, 'code', code);
  return error;
}

/** What `require` throws for a module that is missing or denied: there is no telling which. */
export function moduleNotFound(specifier) {
  return coded(newError("Cannot find module '" + specifier + "'"), 'MODULE_NOT_FOUND');
}

/** What `require` throws for a specifier that is no string or an empty one. */
export function invalidSpecifier(specifier) {
  return specifier === ''
    ? coded(
        newTypeError("The argument 'id' must be a non-empty string. Received ''"),
        'ERR_INVALID_ARG_VALUE',
      )
    : coded(
        newTypeError('The "id" argument must be of type string. Received ' + received(specifier)),
        'ERR_INVALID_ARG_TYPE',
      );
}

function received(value) {
  return value === null || value === undefined ? '' + value : 'type ' + typeof value;
}

function messageBegins(error, words) {
  const message =
    typeof error === 'object' && error !== null ? descriptor(error, 'message')?.value : undefined;
  return typeof message === 'string' && startsWith(message, words);
}

/** Whether an error of the host's says that there is no such module. */
export function isMissing(error) {
  return messageBegins(error, 'Cannot find module ');
}

/** Gives an error of the host's the code that belongs to its message. */
export function withCode(error) {
  if (isMissing(error)) {
    return coded(error, 'MODULE_NOT_FOUND');
  }
  return messageBegins(error, 'Invalid package config ')
    ? coded(error, 'ERR_INVALID_PACKAGE_CONFIG')
    : error;
}
