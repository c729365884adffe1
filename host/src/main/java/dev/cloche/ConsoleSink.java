package dev.cloche;

/**
 * Receives what guest code writes with {@code console}. Called on the isolate's thread, in order,
 * during the run; must be quick and must not throw.
 */
@FunctionalInterface
public interface ConsoleSink {

  /** Drops everything. */
  ConsoleSink NONE = (level, text) -> {};

  /**
   * Takes one message.
   *
   * @param level {@code log}, {@code info}, {@code warn}, {@code error}, {@code debug} or {@code
   *     trace}
   * @param text the formatted text, possibly of several lines, without a final line break; control
   *     characters other than tab and line feed are replaced, so that it cannot drive a terminal
   */
  void accept(String level, String text);
}
