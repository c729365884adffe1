package dev.cloche.bench.memory;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import dev.cloche.bench.Options;
import dev.cloche.bench.SharedCases;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs the scripts of the host's tests that want more memory than they may have, each in an isolate
 * of its own, and prints how much linear memory each one came to. Linear memory never shrinks while
 * an isolate lives, so what it has at the end is the peak.
 */
public final class MemoryPeaks {

  private static final double MIB = 1 << 20;

  private static final List<String> LISTS = List.of("memory", "exhaustion");

  private record Peak(String name, String ending, long bytes, long nanos) {}

  private MemoryPeaks() {}

  /**
   * Measures and prints; ends with status 1 when a peak is above the cap. Options: {@code --cap} in
   * MiB (32), {@code --timeout} in milliseconds (5000).
   */
  public static void main(String[] arguments) {
    Options options = Options.parse(arguments, Set.of("cap", "timeout"));
    long cap = options.number("cap", 32) * (1L << 20);
    Limits limits =
        Limits.builder()
            .memoryBytes(cap)
            .timeout(Duration.ofMillis(options.number("timeout", 5000)))
            .build();
    List<Peak> peaks =
        LISTS.stream()
            .flatMap(list -> SharedCases.read(list).stream())
            .map(each -> run(each, limits))
            .toList();
    System.out.println("| case | ended with | peak, MiB | of the cap | ms |");
    System.out.println("|---|---|---|---|---|");
    for (Peak peak : peaks) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.2f | %.0f%% | %d |%n",
          peak.name(),
          peak.ending(),
          peak.bytes() / MIB,
          100.0 * peak.bytes() / cap,
          peak.nanos() / 1_000_000);
    }
    Peak largest = peaks.stream().max(Comparator.comparingLong(Peak::bytes)).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%d cases; the largest, %s, had %d bytes of %d; the JVM's heap could hold %.0f MiB%n",
        peaks.size(),
        largest.name(),
        largest.bytes(),
        cap,
        Runtime.getRuntime().maxMemory() / MIB);
    System.exit(largest.bytes() > cap ? 1 : 0);
  }

  private static Peak run(SharedCases.Case each, Limits limits) {
    try (Isolate isolate = Isolate.create(limits)) {
      long start = System.nanoTime();
      String ending = ending(isolate, each.source());
      return new Peak(
          each.name(), ending, isolate.usage().memoryBytes(), System.nanoTime() - start);
    }
  }

  private static String ending(Isolate isolate, String source) {
    try {
      isolate.eval(source);
      return "a value";
    } catch (LimitExceededException ended) {
      return "limit " + ended.limit();
    } catch (GuestException thrown) {
      return thrown.name();
    } catch (SandboxException other) {
      return other.getClass().getSimpleName();
    }
  }
}
