package dev.cloche.soak;

import java.util.Random;

/** Something that tenants do over and over, from several threads, with a check of each answer. */
@FunctionalInterface
interface Activity {

  /**
   * Does it once.
   *
   * @param random whence all that is chosen comes
   * @throws AssertionError when an answer is wrong
   */
  void act(Random random) throws Exception;
}
