package dev.cloche.bench.coldstart;

import dev.cloche.Isolate;

/** The process that is measured: makes one isolate, runs {@code 1+1} in it, and prints when. */
public final class FirstIsolate {

  private FirstIsolate() {}

  /** Prints nanoseconds from its first line to the isolate, and to the result. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    try (Isolate isolate = Isolate.create()) {
      long created = System.nanoTime();
      int result = isolate.eval("1+1").asInt();
      long evaluated = System.nanoTime();
      if (result != 2) {
        throw new IllegalStateException("1+1 is " + result);
      }
      System.out.println((created - start) + " " + (evaluated - start));
    }
  }
}
