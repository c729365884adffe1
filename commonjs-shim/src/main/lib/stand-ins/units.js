// The UTF-16 units of the text that sucrase parses: an element of an array costs a fraction of a
// call of charCodeAt, and the host has them at hand.
export let units;

/** Sets the units of the text that is parsed next. */
export function setUnits(array) {
  units = array;
}
