package dev.cloche.bench.compare.worker;

/**
 * Runs of one kind: of a function that a file of a folder exports, in a fresh global object each
 * time, or traffic with a sandbox that lives on. Used by one thread.
 */
public interface Runs extends AutoCloseable {

  /** The file's name. */
  String FILE = "main.js";

  /**
   * Runs once. Of a file: makes a sandbox, loads the file into it, calls the function, and ends the
   * sandbox.
   *
   * @return what came of it, as JavaScript makes a string of that
   */
  String run();

  /** Gives back what all runs share. */
  @Override
  void close();
}
