package dev.cloche.bench.warmup;

import java.util.Locale;

/** A fresh JVM's part: runs a case and prints the nanoseconds of each run, a line each. */
final class WarmupWorker {

  private WarmupWorker() {}

  /** Arguments: the case, how many runs. */
  public static void main(String[] arguments) {
    Case what = Case.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    long[] nanos = new long[Integer.parseInt(arguments[1])];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      what.run();
      nanos[i] = System.nanoTime() - start;
    }
    StringBuilder lines = new StringBuilder();
    for (long time : nanos) {
      lines.append(time).append('\n');
    }
    System.out.print(lines);
    System.out.flush();
    System.exit(0);
  }
}
