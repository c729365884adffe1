package dev.cloche.internal.code;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What decides a module's bytecode: its text, by its SHA-256, and its virtual path and where in
 * that it begins, which stand in stacks. Nothing else does, so tenants with the same text at the
 * same path share it, and no other.
 */
record ModuleKey(String file, int line, long hash0, long hash1, long hash2, long hash3) {

  static ModuleKey of(ModuleText text) {
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text.bytes()));
    return new ModuleKey(
        text.file(), text.line(), hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
