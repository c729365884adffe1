package dev.cloche.bench.coldstart;

import dev.cloche.bench.Options;
import dev.cloche.bench.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Starts fresh processes, one after another, and prints how long the first isolate and its first
 * result take: with the JVM's default options, with an image of the classes that the JDK makes in a
 * training run, and through the launcher. JMH is for what is repeated in one process.
 */
public final class ColdStart {

  private ColdStart() {}

  /**
   * Measures and prints a table in Markdown. Options: {@code --runs} (20) of each kind, {@code
   * --launcher} (the path of {@code cloche}; left out when not given).
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parse(arguments, Set.of("runs", "launcher"));
    int runs = options.number("runs", 20);
    System.out.println("| milliseconds, " + runs + " processes each | median | min | max |");
    System.out.println("|---|---|---|---|");
    wall("a JVM that does nothing, whole process", Start.java(List.of(), Nothing.class), runs);
    isolate("default options", Start.java(List.of(), FirstIsolate.class), runs);
    Path directory = Files.createTempDirectory("coldstart");
    try {
      String image = StartImage.make(directory);
      isolate(StartImage.name(), Start.java(List.of(image), FirstIsolate.class), runs);
    } finally {
      Files.deleteIfExists(directory.resolve(StartImage.FILE));
      Files.delete(directory);
    }
    String launcher = options.text("launcher", "");
    if (!launcher.isEmpty()) {
      wall("`./cloche eval 1+1`, whole process", new Start(List.of(launcher, "eval", "1+1")), runs);
    }
  }

  private static void wall(String what, Start start, int runs)
      throws IOException, InterruptedException {
    Samples walls = new Samples();
    start.run(); // Puts the files into the system's cache, and lets the launcher build.
    for (int i = 0; i < runs; i++) {
      walls.add(start.run().wallNanos());
    }
    row(what, walls);
  }

  private static void isolate(String how, Start start, int runs)
      throws IOException, InterruptedException {
    Samples created = new Samples();
    Samples evaluated = new Samples();
    Samples walls = new Samples();
    start.run();
    for (int i = 0; i < runs; i++) {
      Start.Result result = start.run();
      String[] nanos = result.output().split(" ", -1);
      created.add(Long.parseLong(nanos[0]));
      evaluated.add(Long.parseLong(nanos[1]));
      walls.add(result.wallNanos());
    }
    row(how + ": first isolate", created);
    row(how + ": first isolate and `1+1`", evaluated);
    row(how + ": whole process", walls);
  }

  private static void row(String what, Samples nanos) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f |%n",
        what,
        nanos.median() / 1e6,
        nanos.quantile(Double.MIN_VALUE) / 1e6,
        nanos.quantile(1) / 1e6);
  }
}
