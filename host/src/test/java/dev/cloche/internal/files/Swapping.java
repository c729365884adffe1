package dev.cloche.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Someone on the host who swaps a directory for a link to one outside, over and over, until it is
 * closed. In the directory there is {@code file} of 6 bytes; outside it is longer, and beside it is
 * {@code only-there}.
 */
final class Swapping implements AutoCloseable {

  static final int BYTES = 6;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final Thread thread;

  /** Begins with the directory {@code victim} in {@code directory}. */
  Swapping(Path directory, Path outside) throws IOException {
    Path victim = Files.createDirectories(directory.resolve("victim"));
    Path kept = directory.resolve("kept");
    Path elsewhere = Files.createDirectories(outside.resolve("elsewhere"));
    Files.writeString(victim.resolve("file"), "x".repeat(BYTES));
    Files.writeString(elsewhere.resolve("file"), "secret".repeat(BYTES));
    Files.writeString(elsewhere.resolve("only-there"), "secret");
    thread = new Thread(() -> swap(victim, kept, elsewhere));
    thread.start();
  }

  private void swap(Path victim, Path kept, Path elsewhere) {
    try {
      while (!over.get()) {
        Files.move(victim, kept);
        Files.createSymbolicLink(victim, elsewhere);
        Files.delete(victim);
        Files.move(kept, victim);
      }
    } catch (IOException failure) {
      broken.set(true);
    }
  }

  /** Whether it goes on. */
  boolean isGoingOn() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    over.set(true);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    assertThat(broken).as("the swapping itself failed").isFalse();
  }
}
