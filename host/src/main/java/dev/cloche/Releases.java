package dev.cloche;

import dev.cloche.internal.value.WireWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Handles that nothing in Java refers to any more, each with the last of the turns in which a run
 * may still use it. Only after that may the engine forget it, and give its number to another value.
 */
final class Releases {

  private record Release(int handle, long after) {}

  /** In the order of turns. */
  private final Queue<Release> waiting = new ConcurrentLinkedQueue<>();

  /** Adds one. Turns never go down from one call to the next. */
  void add(int handle, long after) {
    waiting.add(new Release(handle, after));
  }

  /**
   * Takes out what a run may have forgotten. Engine's thread only.
   *
   * @param turn the run's
   * @return a request for the engine; null when there is nothing
   */
  @Nullable EngineRequest due(long turn) {
    if (!isDue(waiting.peek(), turn)) {
      return null;
    }
    WireWriter out = new WireWriter(Integer.MAX_VALUE);
    for (Release next = waiting.peek(); isDue(next, turn); next = waiting.peek()) {
      out.varint(next.handle());
      waiting.remove();
    }
    return EngineRequest.of(EngineRequest.RELEASE, out);
  }

  private static boolean isDue(@Nullable Release release, long turn) {
    return release != null && release.after() < turn;
  }
}
