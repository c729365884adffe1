package dev.cloche.cli;

import java.io.PrintStream;

/** A form in which an outcome is told. */
interface Report {

  /** Writes the outcome: data to {@code out}, what is for people to {@code err}. */
  void write(Outcome outcome, PrintStream out, PrintStream err);
}
