package dev.cloche.cli;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import java.io.PrintStream;

/** A form in which an outcome is told. */
interface Report {

  /** An isolate is about to be made. */
  default void prepare(IsolateBuilder builder) {}

  /** An isolate is there, in which nothing has run. */
  default void begin(Isolate isolate) {}

  /** The last has run in it. It may be closed. */
  default void end(Isolate isolate) {}

  /** Writes the outcome: data to {@code out}, what is for people to {@code err}. */
  void write(Outcome outcome, PrintStream out, PrintStream err);
}
