package dev.cloche.internal.value;

/** A value that is too large for one message to the guest. Nothing was sent. */
public final class MessageTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is limited. */
  public enum Limit {
    /** The encoded size in bytes. */
    BYTES("bytes"),
    /** Containers inside each other. */
    DEPTH("levels"),
    /** Values in all. */
    VALUES("values");

    private final String unit;

    Limit(String unit) {
      this.unit = unit;
    }
  }

  /** Which limit. */
  private final Limit limit;

  /** Its number. */
  private final int max;

  /** Where the limit was passed. */
  private final String path;

  MessageTooLargeException(Limit limit, int max, String path) {
    super(path + ": more than " + max + " " + limit.unit + " in one message");
    this.limit = limit;
    this.max = max;
    this.path = path;
  }

  /** {@return which limit was passed} */
  public Limit limit() {
    return limit;
  }

  /** {@return the limit's number} */
  public int max() {
    return max;
  }

  /** {@return where, such as {@code args[1].address.owner}} */
  public String path() {
    return path;
  }
}
