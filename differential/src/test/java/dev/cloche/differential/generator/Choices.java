package dev.cloche.differential.generator;

import java.util.List;
import java.util.Random;

/** Choices that follow from a seed. */
final class Choices {

  private final Random random;

  Choices(long seed) {
    random = new Random(seed);
  }

  /** From 0, below {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  final <T> T of(T... options) {
    return options[random.nextInt(options.length)];
  }

  <T> T of(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
