package dev.cloche.fuzz;

/** Choices that bytes make; when they are used up, always the first option. */
public final class Choices {

  private final byte[] bytes;
  private int at;

  /** Choices of these bytes. */
  public Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether there are bytes left. */
  public boolean more() {
    return at < bytes.length;
  }

  /** A number from 0, below {@code bound}, which is at most 256. */
  public int below(int bound) {
    return more() ? (bytes[at++] & 0xff) % bound : 0;
  }

  /** A number of 32 bits. */
  public int int32() {
    return below(256) << 24 | below(256) << 16 | below(256) << 8 | below(256);
  }

  /** One of the options. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public final <T> T of(T... options) {
    return options[below(options.length)];
  }
}
