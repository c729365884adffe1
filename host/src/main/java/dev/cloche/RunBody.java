package dev.cloche;

/**
 * What a run does on the engine's thread.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface RunBody<T extends @org.jspecify.annotations.Nullable Object> {

  /**
   * Does it.
   *
   * @param exchange for requests to the engine
   * @return the result
   */
  T run(Exchange exchange);
}
