package dev.cloche;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.value.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What compiling a script has come to, for isolates that compile the same one later: see {@link
 * Isolate#produceCachedData}. It holds for one source and origin, and for the engine that made it;
 * for anything else it is rejected, and the script compiled as usual.
 *
 * <p><b>Trust.</b> It is bytecode, made where no guest's code runs. Whoever can change stored bytes
 * can make an isolate do what no script can, within its own memory: never take them from a tenant.
 * The checksum tells bytes that were damaged, not bytes that were forged.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class CachedData {

  private static final byte[] MAGIC = "CLOCHECD".getBytes(StandardCharsets.US_ASCII);
  private static final byte FORMAT = 1;
  private static final int HASH_BYTES = 32;

  /** Magic, format, and the hash of the engine, the origin and the source. */
  private static final int HEADER_BYTES = MAGIC.length + 1 + HASH_BYTES;

  private final byte[] stored;

  private CachedData(byte[] stored) {
    this.stored = stored;
  }

  /** Of bytecode that was made now. */
  static CachedData of(ScriptOrigin origin, String source, byte[] bytecode) {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + bytecode.length + HASH_BYTES);
    out.put(header(origin, source)).put(bytecode);
    out.put(hash(Arrays.copyOf(out.array(), out.position())));
    return new CachedData(out.array());
  }

  /**
   * What was stored.
   *
   * @param bytes what {@link #toBytes} answered; others are rejected when they are used
   * @return the data
   */
  public static CachedData ofBytes(byte[] bytes) {
    return new CachedData(bytes.clone());
  }

  /**
   * Bytes to store.
   *
   * @return a copy of them
   */
  public byte[] toBytes() {
    return stored.clone();
  }

  /** The bytecode for a source; null when it is another's, or not whole. */
  byte @Nullable [] bytecode(ScriptOrigin origin, String source) {
    int end = stored.length - HASH_BYTES;
    if (end < HEADER_BYTES
        || !Arrays.equals(header(origin, source), Arrays.copyOf(stored, HEADER_BYTES))
        || !Arrays.equals(
            hash(Arrays.copyOf(stored, end)), Arrays.copyOfRange(stored, end, stored.length))) {
      return null;
    }
    return Arrays.copyOfRange(stored, HEADER_BYTES, end);
  }

  private static byte[] header(ScriptOrigin origin, String source) {
    MessageDigest digest = sha256();
    digest.update(Engine.get().identity().getBytes(StandardCharsets.US_ASCII));
    // Each text's length stands in front of it, so that no two origins read the same.
    for (String text : new String[] {origin.fileName(), source}) {
      byte[] bytes = Utf8.encode(text);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    digest.update(
        ByteBuffer.allocate(2 * Integer.BYTES)
            .putInt(origin.lineOffset())
            .putInt(origin.columnOffset())
            .array());
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).put(FORMAT).put(digest.digest()).array();
  }

  private static byte[] hash(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CachedData data && Arrays.equals(stored, data.stored);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(stored));
  }
}
