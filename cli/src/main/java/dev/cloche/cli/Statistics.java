package dev.cloche.cli;

import dev.cloche.Usage;
import java.time.Duration;
import java.util.Locale;

/** What {@code --stats} prints: one quantity with its unit a line. */
final class Statistics {

  private Statistics() {}

  static String of(Usage usage) {
    return String.format(
        Locale.ROOT,
        """
        fuel        %d
        wall        %.3f ms
        cpu         %.3f ms
        memory      %d bytes
        host calls  %d\
        """,
        usage.fuel(),
        millis(usage.wall()),
        millis(usage.cpu()),
        usage.memoryBytes(),
        usage.hostCalls());
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
