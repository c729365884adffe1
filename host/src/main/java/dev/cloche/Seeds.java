package dev.cloche;

import java.security.SecureRandom;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeds that no tenant can guess from another's. Loaded on first use, which is slow. */
final class Seeds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Seeds() {}

  /** A seed for an isolate that was given none. */
  static long fresh() {
    return RANDOM.nextLong();
  }

  /**
   * What makes a guest's random bytes: the secure generator, or, where the embedder has fixed the
   * seed, one whose algorithm is specified and so the same everywhere.
   */
  static Random generator(@Nullable Long seed) {
    return seed == null ? RANDOM : new Random(seed);
  }
}
