package dev.cloche.build.wasm;

/** An immutable run of bytes that the build copies without looking inside. */
public final class RawBytes {
  /** No bytes. */
  public static final RawBytes EMPTY = new RawBytes(new byte[0]);

  private final byte[] bytes;

  private RawBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies {@code bytes}. */
  public static RawBytes of(byte[] bytes) {
    return new RawBytes(bytes.clone());
  }

  /** Answers the number of bytes. */
  public int size() {
    return bytes.length;
  }

  void writeTo(ByteWriter out) {
    out.bytes(bytes);
  }
}
