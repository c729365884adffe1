package dev.cloche.bench.warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this program runs on. */
final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** The JVM, the processors and the system, in a line. */
  static String describe() {
    return "%s %s (%s), %d x %s, %s %s"
        .formatted(
            System.getProperty("java.vm.name"),
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  private static String processor() {
    try {
      return Files.readAllLines(CPU_INFO).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor");
    } catch (IOException notOnThisSystem) {
      return "processor";
    }
  }
}
