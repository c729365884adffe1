package dev.cloche.internal.value;

/** The place of a value in another, for messages: {@code args[1].address["first name"]}. */
final class Path {
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_KEY = 100;

  private final StringBuilder text = new StringBuilder();
  private final Origin origin;
  private boolean started;

  Path(Origin origin) {
    this.origin = origin;
  }

  Path(String name) {
    this(Origin.named(name));
  }

  private void start() {
    if (!started) {
      started = true;
      text.append(origin.name());
    }
  }

  void index(long index) {
    if (!started && index < origin.skip()) {
      started = true;
      text.append("request");
      append("[" + index + "]");
      return;
    }
    append("[" + (started ? index : index - origin.skip()) + "]");
  }

  void property(String key) {
    append(
        Strings.isIdentifier(key) && key.length() <= MAX_KEY
            ? "." + key
            : "[" + ValueText.quote(key, MAX_KEY) + "]");
  }

  /** A step that is text already. */
  void text(String step) {
    append(step);
  }

  void entry(int number, boolean key) {
    append("<" + (key ? "key " : "value ") + number + ">");
  }

  void value(int number) {
    append("<value " + number + ">");
  }

  /** Keeps the start of a long path, and says where it was cut. */
  private void append(String step) {
    start();
    if (text.length() < MAX_LENGTH) {
      text.append(step);
      if (text.length() >= MAX_LENGTH) {
        text.append("...");
      }
    }
  }

  @Override
  public String toString() {
    start();
    return text.toString();
  }
}
