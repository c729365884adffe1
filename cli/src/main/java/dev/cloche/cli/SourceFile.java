package dev.cloche.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads source texts that the user named. */
final class SourceFile {

  private SourceFile() {}

  /** The path that a user typed. */
  static Path path(String typed, String where) throws UsageException {
    try {
      return Path.of(typed);
    } catch (InvalidPathException impossible) {
      throw UsageException.in(where, "not a path");
    }
  }

  /**
   * Reads a file.
   *
   * @param file any readable file, a pipe too
   * @param maxBytes cap of its size; no more is read
   */
  static String read(Path file, int maxBytes) throws UsageException {
    if (Files.isDirectory(file)) {
      throw UsageException.in(file.toString(), "is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), maxBytes);
    } catch (IOException unreadable) {
      throw UsageException.in(file.toString(), reason(unreadable));
    }
  }

  /** Reads a stream to its end, which stays open. */
  static String read(InputStream in, String where, int maxBytes)
      throws IOException, UsageException {
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw UsageException.in(where, "larger than " + maxBytes + " bytes");
    }
    return decode(bytes, where);
  }

  private static String decode(byte[] bytes, String where) throws UsageException {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      // The decoder leaves the position at the first byte that it refused.
      throw UsageException.in(where, "not UTF-8 at byte " + input.position());
    }
  }

  /** Why a file cannot be read, without what Java would say about it. */
  static String reason(IOException unreadable) {
    return switch (unreadable) {
      case NoSuchFileException e -> "no such file";
      case AccessDeniedException e -> "permission denied";
      default -> "cannot be read";
    };
  }
}
