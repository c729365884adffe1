package dev.cloche.differential;

/**
 * A program that every engine can run.
 *
 * @param name what it is about, unique
 * @param source what {@code $run} of the prelude evaluates, or with {@code script} a script of its
 *     own
 * @param script whether it is run as a script; its value is then not part of the answer
 * @param needs an expression that is true where a Node has what the program uses; empty for all
 */
record Program(String name, String source, boolean script, String needs) {

  static Program of(String name, String source) {
    return new Program(name, source, false, "");
  }

  @Override
  public String toString() {
    return name;
  }
}
