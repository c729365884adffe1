package dev.cloche.build.split;

/**
 * Reads a text from front to back in named sections, so that no part of it goes by unseen. Not
 * thread-safe.
 */
final class SectionReader {
  private final String text;
  private int position;

  SectionReader(String text) {
    this.text = text;
  }

  /** Steps over {@code expected}, which must stand right here. */
  SectionReader expect(String expected) {
    if (!text.startsWith(expected, position)) {
      throw new ShapeException(
          "'%s' does not stand where the interpreter should have it"
              .formatted(SourceText.show(expected)));
    }
    position += expected.length();
    return this;
  }

  /** The text up to {@code end}, which must occur once in what is left and is not consumed. */
  String until(String end) {
    int at = text.indexOf(end, position);
    if (at < 0) {
      throw new ShapeException(
          "the interpreter's anchor '%s' does not occur".formatted(SourceText.show(end)));
    }
    if (text.indexOf(end, at + 1) >= 0) {
      throw new ShapeException(
          "the interpreter's anchor '%s' occurs more than once".formatted(SourceText.show(end)));
    }
    String section = text.substring(position, at);
    position = at;
    return section;
  }

  /** Checks that nothing is left. */
  void end() {
    if (position != text.length()) {
      throw new ShapeException("the interpreter goes on behind its last known section");
    }
  }
}
