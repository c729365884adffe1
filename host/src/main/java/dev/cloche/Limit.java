package dev.cloche;

/** The kinds of limits that an isolate can run into. Values: {@link Limits}. */
public enum Limit {
  /** Wall-clock time of one run. */
  TIMEOUT,
  /** Bytes of linear memory. */
  MEMORY,
  /** Instructions of one run. */
  FUEL,
  /** Nested calls, where not even the guest's own RangeError could be made. */
  STACK,
  /** Bytes or values of a result. */
  RESULT,
  /** Bytes or values of the arguments of one call. */
  ARGUMENT,
  /** Bytes of a source text. */
  SOURCE,
  /** Bytes or lines written to the console. */
  CONSOLE,
  /** Number of modules loaded. */
  MODULES,
  /** Number of calls of host functions, and of file operations. */
  HOST_CALLS
}
