// Stands in for 'call-bind/callBound': a method of a regular expression as a function of it.
const { test } = RegExp.prototype;

module.exports = (name) => {
  if (name !== 'RegExp.prototype.test') {
    throw new Error(`no stand-in for ${name}`);
  }
  return (pattern, text) => Reflect.apply(test, pattern, [text]);
};
