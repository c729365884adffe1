package dev.cloche.internal.inspect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of the front end's, looked for in text of the guest's: what takes too long
 * is not found.
 */
final class BoundedPattern {

  private static final int MAX_LENGTH = 100_000;
  private static final int MAX_STEPS = 10_000_000;

  private final Pattern pattern;
  private int steps = MAX_STEPS;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** A pattern; all its searches have one bound until it is {@linkplain #renew renewed}. */
  static BoundedPattern of(String regex, boolean caseSensitive) throws ProtocolException {
    if (regex.length() > MAX_LENGTH) {
      throw ProtocolException.refused("Regular expression is too long");
    }
    try {
      return new BoundedPattern(Pattern.compile(regex, caseSensitive ? 0 : ignoreCase()));
    } catch (PatternSyntaxException | StackOverflowError malformed) {
      throw ProtocolException.refused("Invalid regular expression");
    }
  }

  private static int ignoreCase() {
    return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  }

  BoundedPattern renew() {
    return new BoundedPattern(pattern);
  }

  boolean isIn(String text) {
    Matcher matcher = pattern.matcher(new Text(text, 0, text.length()));
    try {
      return matcher.find();
    } catch (TooLongException | StackOverflowError bound) {
      return false;
    }
  }

  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLongException() {
      super(null, null, false, false);
    }
  }

  /** Counts how often it is looked at. */
  private final class Text implements CharSequence {
    private final String text;
    private final int from;
    private final int to;

    Text(String text, int from, int to) {
      this.text = text;
      this.from = from;
      this.to = to;
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      if (--steps < 0) {
        throw new TooLongException();
      }
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Text(text, from + start, from + end);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
