package dev.cloche.build.split;

/**
 * Source text with edits that are anchored to literal text. Each anchor must occur exactly once, so
 * an edit either does what its author saw in the source or stops the build. Immutable.
 *
 * @param text the source, lines ended by {@code \n}
 */
record SourceText(String text) {

  /** Replaces the only occurrence of {@code anchor}. */
  SourceText replace(String anchor, String replacement) {
    int at = indexOf(anchor);
    return new SourceText(
        text.substring(0, at) + replacement + text.substring(at + anchor.length()));
  }

  /** Puts {@code addition} in front of the only occurrence of {@code anchor}. */
  SourceText insertBefore(String anchor, String addition) {
    return replace(anchor, addition + anchor);
  }

  /** Puts {@code addition} behind the only occurrence of {@code anchor}. */
  SourceText insertAfter(String anchor, String addition) {
    return replace(anchor, anchor + addition);
  }

  /**
   * The text from the only occurrence of {@code start} up to and including the first {@code end}
   * behind it.
   */
  String section(String start, String end) {
    int from = indexOf(start);
    int to = text.indexOf(end, from + start.length());
    if (to < 0) {
      throw new ShapeException(
          "the section '%s' has no end '%s'".formatted(show(start), show(end)));
    }
    return text.substring(from, to + end.length());
  }

  private int indexOf(String anchor) {
    int at = text.indexOf(anchor);
    if (at < 0) {
      throw new ShapeException("the anchor '%s' does not occur".formatted(show(anchor)));
    }
    if (text.indexOf(anchor, at + 1) >= 0) {
      throw new ShapeException("the anchor '%s' occurs more than once".formatted(show(anchor)));
    }
    return at;
  }

  /** An anchor on one line, for messages. */
  static String show(String anchor) {
    return anchor.strip().replaceAll("\\s+", " ");
  }
}
