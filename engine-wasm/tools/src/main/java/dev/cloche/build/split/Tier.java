package dev.cloche.build.split;

/** How the dispatch loop reaches an opcode. */
enum Tier {
  /** The body stands in the loop itself. */
  INLINE,
  /** The loop calls the opcode's handler. */
  WARM,
  /** The loop calls a second switch, which calls the handler. */
  COLD
}
