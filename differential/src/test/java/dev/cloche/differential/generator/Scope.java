package dev.cloche.differential.generator;

import java.util.ArrayList;
import java.util.List;

/** The names that code at some place may use, and what control flow may do there. */
final class Scope {

  final List<String> readable;
  final List<String> writable;
  final List<String> labels;
  final boolean loop;
  final boolean function;
  final boolean generator;
  final boolean async;

  private Scope(
      List<String> readable,
      List<String> writable,
      List<String> labels,
      boolean loop,
      boolean function,
      boolean generator,
      boolean async) {
    this.readable = new ArrayList<>(readable);
    this.writable = new ArrayList<>(writable);
    this.labels = new ArrayList<>(labels);
    this.loop = loop;
    this.function = function;
    this.generator = generator;
    this.async = async;
  }

  static Scope top() {
    return new Scope(List.of(), List.of(), List.of(), false, false, false, false);
  }

  /** A block, whose names end with it. */
  Scope block() {
    return new Scope(readable, writable, labels, loop, function, generator, async);
  }

  /** A loop's body. */
  Scope loop(String label) {
    Scope body = new Scope(readable, writable, labels, true, function, generator, async);
    if (!label.isEmpty()) {
      body.labels.add(label);
    }
    return body;
  }

  /** A function's body: labels and loops around it are out of reach. */
  Scope function(boolean asGenerator, boolean asAsync) {
    return new Scope(readable, writable, List.of(), false, true, asGenerator, asAsync);
  }

  void declare(String name, boolean canBeWritten) {
    readable.add(name);
    if (canBeWritten) {
      writable.add(name);
    }
  }
}
