package dev.cloche.bench.compare.worker;

/**
 * A function that a file of a folder exports, to run in a fresh global object each time. Used by
 * one thread.
 */
public interface Runs extends AutoCloseable {

  /** The file's name. */
  String FILE = "main.js";

  /**
   * Makes a sandbox, loads the file into it, calls the function, and ends the sandbox.
   *
   * @return what the function returns, as JavaScript makes a string of it
   */
  String run();

  /** Gives back what all runs share. */
  @Override
  void close();
}
