package dev.cloche;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@link IsolatedRuntime} came to. Immutable.
 *
 * @param value a copy of what the function returned, awaited when it was a promise
 * @param usage what the run used
 * @param queueWait how long it waited for a thread, which no timeout of the run includes
 * @param runTime how long it took from then on
 * @param console what the guest wrote, in order
 * @param memoryFiles the files that it left in memory, where it was granted such; {@linkplain
 *     MemoryFiles#none none} otherwise
 */
public record RunResult(
    JsValue value,
    Usage usage,
    Duration queueWait,
    Duration runTime,
    List<ConsoleLine> console,
    MemoryFiles memoryFiles) {

  /** Copies the lines. */
  public RunResult {
    console = List.copyOf(console);
  }

  /**
   * The value as JSON.
   *
   * @return as {@link JsValue#toJson()}
   * @throws IllegalStateException likewise
   */
  public JsonNode json() {
    return value.toJson();
  }

  /**
   * The value as a record, bean or other Java type.
   *
   * @param type the type
   * @param <T> the type
   * @return as {@link JsValue#as(Class)}
   * @throws IllegalArgumentException likewise
   */
  public <T> @Nullable T as(Class<T> type) {
    return value.as(type);
  }
}
