package dev.cloche.differential.generator;

/** Lines of source text, and names that are new. */
final class Output {

  private final StringBuilder text = new StringBuilder();
  private int depth;
  private int names;

  void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  /** A line, then the body one step to the right, then a closing line. */
  void block(String head, Runnable body, String tail) {
    line(head);
    follow(body, tail);
  }

  /** Another block after one whose closing line has opened it. */
  void follow(Runnable body, String tail) {
    depth++;
    body.run();
    depth--;
    line(tail);
  }

  String name(String prefix) {
    return prefix + names++;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
