package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What threads of this JVM died of, from the making of this on until it is closed. */
final class UncaughtErrors implements AutoCloseable {

  private final Queue<Throwable> deaths = new ConcurrentLinkedQueue<>();
  private final @Nullable UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();

  UncaughtErrors() {
    Thread.setDefaultUncaughtExceptionHandler((thread, death) -> deaths.add(death));
  }

  void assertNone() {
    assertThat(deaths).as("what threads died of").isEmpty();
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
