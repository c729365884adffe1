package dev.cloche.bench.coldstart;

/** A process that does nothing: what starting a JVM costs by itself. */
public final class Nothing {

  private Nothing() {}

  /** Returns. */
  public static void main(String[] arguments) {}
}
