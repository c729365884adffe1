package dev.cloche.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the shim that are not in the boot image, as bytecode: loaded from the jar when a guest
 * first needs one, checked against the hash that the build recorded, and kept for all.
 */
final class Libraries {

  private final Properties record;
  private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

  /** Those that the build recorded. */
  Libraries(Properties record) {
    this.record = record;
  }

  /** The key under which the build records a library's hash. */
  static String key(String name) {
    return "library." + name + ".sha256";
  }

  /** The resource that holds a library's bytecode. */
  static String resource(String name) {
    return name + ".library";
  }

  /** A library's bytecode, null when there is none of that name. */
  byte @Nullable [] get(String name) {
    @Nullable String hash = record.getProperty(key(name));
    return hash == null ? null : loaded.computeIfAbsent(name, known -> load(known, hash));
  }

  private static byte[] load(String name, String hash) {
    try (InputStream in = Engine.resource(resource(name))) {
      byte[] bytes = in.readAllBytes();
      Engine.verify(resource(name), bytes, hash);
      return bytes;
    } catch (IOException unreadable) {
      throw new IllegalStateException("the engine's libraries cannot be read", unreadable);
    }
  }
}
