package dev.cloche.bench.compare.worker;

/** A fresh global object of an engine, apart from all others. Used by one thread. */
public interface Sandbox extends AutoCloseable {

  /**
   * Runs a script.
   *
   * @param source the script, whose last expression is a string or a number
   * @return that value, as JavaScript makes a string of it
   */
  String eval(String source);

  /**
   * Calls the global function {@code main}, which an earlier script defined.
   *
   * @param text its argument
   * @return the string that it returns
   */
  String main(String text);

  /** Gives back what the sandbox holds. */
  @Override
  void close();
}
