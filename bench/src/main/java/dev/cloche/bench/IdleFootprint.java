package dev.cloche.bench;

import dev.cloche.Isolate;
import dev.cloche.internal.engine.Engine;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an idle isolate holds of the Java heap: many are made, some with a script that ran, and the
 * heap in use is compared after full collections.
 */
public final class IdleFootprint {

  private static final double MIB = 1 << 20;

  private IdleFootprint() {}

  /** Measures and prints. Option: {@code --count} (1000). */
  public static void main(String[] arguments) {
    int count = Options.parse(arguments, Set.of("count")).number("count", 1000);
    measure("warm-up", 100, "1+1");
    Engine engine = Engine.get();
    System.out.printf("linear memory of a fresh isolate: %.3f MiB%n", engine.baseBytes() / MIB);
    System.out.printf("copied by a reset:                %.3f MiB%n", engine.imageBytes() / MIB);
    System.out.printf("heap per idle isolate, %d of them:%n", count);
    measure("made, nothing run", count, "");
    measure("1+1 run", count, "1+1");
    measure(
        "10,000 numbers kept",
        count,
        "globalThis.kept = Array.from({length: 1e4}, (_, i) => i); 0");
  }

  private static void measure(String what, int count, String source) {
    long before = heapInUse();
    List<Isolate> isolates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Isolate isolate = Isolate.create();
      if (!source.isEmpty()) {
        isolate.eval(source);
      }
      isolates.add(isolate);
    }
    double each = (heapInUse() - before) / (double) count;
    isolates.forEach(Isolate::close);
    System.out.printf("  %-20s %.3f MiB%n", what, each / MIB);
  }

  private static long heapInUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
