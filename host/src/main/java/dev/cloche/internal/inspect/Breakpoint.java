package dev.cloche.internal.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A breakpoint that the front end wants. */
final class Breakpoint {

  /** The temporary one of {@code Debugger.continueToLocation}. */
  static final String CONTINUE = "";

  private final String id;
  private final Predicate<KnownScript> scripts;
  private final int line;
  private final int column;
  private final String condition;
  private final Map<String, Position> places = new HashMap<>();

  /**
   * Describes one.
   *
   * @param id its id
   * @param scripts which scripts it is for
   * @param line from 0
   * @param column from 0
   * @param condition an expression, empty when there is none
   */
  Breakpoint(String id, Predicate<KnownScript> scripts, int line, int column, String condition) {
    this.id = id;
    this.scripts = scripts;
    this.line = line;
    this.column = column;
    this.condition = condition;
  }

  String id() {
    return id;
  }

  String condition() {
    return condition;
  }

  boolean isFor(KnownScript script) {
    return scripts.test(script);
  }

  /** Where it is wanted in a script that it is for. */
  Position wanted(KnownScript script) {
    return Scripts.place(script.script().file(), line, column);
  }

  /** Where it has come to be, by file. */
  Map<String, Position> places() {
    return places;
  }
}
