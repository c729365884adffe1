// What the options of util.inspect mean.
import { coloured, plain } from './styles.js';

const DEFAULT_DEPTH = 2;
const WIDTH = 80;
const COMPACT = 3;
const MAX_ITEMS = 100;
const MAX_STRING = 10000;

/** The depth that an option means: null is no bound. */
function depthOf(option) {
  if (option === null) {
    return Infinity;
  }
  return typeof option === 'number' ? option : DEFAULT_DEPTH;
}

function atMost(option, otherwise) {
  if (option === null) {
    return Infinity;
  }
  return typeof option === 'number' ? (option > 0 ? option : 0) : otherwise;
}

function compactOf(option) {
  if (typeof option === 'boolean') {
    return option ? true : 0;
  }
  return typeof option === 'number' ? option : COMPACT;
}

/**
 * Settings of an inspection; with an object of options their properties are read.
 *
 * @param options of util.inspect, or nothing
 * @param custom asks an object for its own inspection; nothing when none is asked
 */
export function settingsOf(options, custom) {
  const given = typeof options === 'object' && options !== null ? options : { __proto__: null };
  const { sorted } = given;
  return {
    __proto__: null,
    depth: depthOf(given.depth),
    width: typeof given.breakLength === 'number' ? given.breakLength : WIDTH,
    compact: compactOf(given.compact),
    /** false, true, or what compares two entries. */
    sorted: sorted === true || typeof sorted === 'function' ? sorted : false,
    items: atMost(given.maxArrayLength, MAX_ITEMS),
    characters: atMost(given.maxStringLength, MAX_STRING),
    /** Whether properties are shown that enumeration does not. */
    hidden: given.showHidden === true,
    style: given.colors === true ? coloured : plain,
    custom: given.customInspect === false ? undefined : custom,
  };
}
