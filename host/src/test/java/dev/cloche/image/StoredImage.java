package dev.cloche.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Makes stored images that somebody has forged. */
final class StoredImage {

  private static final int HEADER = 80;

  private StoredImage() {}

  /** Other contents under the header of a stored image, with a checksum that fits. */
  static byte[] of(byte[] stored, byte[] contents) {
    byte[] header = Arrays.copyOf(stored, HEADER);
    ByteBuffer.wrap(header).putInt(HEADER - Integer.BYTES, contents.length);
    byte[] whole = Arrays.copyOf(header, HEADER + contents.length);
    System.arraycopy(contents, 0, whole, HEADER, contents.length);
    byte[] hash = sha256(whole);
    byte[] file = Arrays.copyOf(whole, whole.length + hash.length);
    System.arraycopy(hash, 0, file, whole.length, hash.length);
    return file;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
