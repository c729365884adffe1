package dev.cloche;

import java.security.SecureRandom;

/** Seeds that no tenant can guess from another's. Loaded on first use, which is slow. */
final class Seeds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Seeds() {}

  /** A seed for an isolate that was given none. */
  static long fresh() {
    return RANDOM.nextLong();
  }
}
