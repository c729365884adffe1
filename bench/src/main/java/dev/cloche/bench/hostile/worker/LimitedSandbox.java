package dev.cloche.bench.hostile.worker;

import java.time.Duration;

/**
 * A fresh sandbox of an engine, with such limits as the engine offers set to these, and two global
 * functions of the host: {@code fail()}, which throws what a failing host function throws, and
 * {@code block()}, which waits for {@link #BLOCK} unless it is interrupted. Used by one thread.
 */
public interface LimitedSandbox extends AutoCloseable {

  /** How much memory a script may have. */
  long MEMORY_BYTES = 32L << 20;

  /** How long a script may run. */
  Duration TIMEOUT = Duration.ofMillis(500);

  /** How long the host's function takes. */
  Duration BLOCK = Duration.ofSeconds(3);

  /** What the host's function says that fails. */
  String FAILURE = "no connection to db.internal";

  /** Makes sandboxes. An implementation has a public constructor without parameters. */
  interface Factory {

    /** A sandbox that is ready to run a script. */
    LimitedSandbox create();
  }

  /** Runs a script and gets its value as the engine's users do. */
  Ending run(String source);

  /** Gives back what the sandbox holds. */
  @Override
  void close();

  /** For {@code block()}. */
  static void block() {
    try {
      Thread.sleep(BLOCK);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", ended);
    }
  }

  /** For {@code fail()}. */
  static void fail() {
    throw new IllegalStateException(FAILURE);
  }
}
