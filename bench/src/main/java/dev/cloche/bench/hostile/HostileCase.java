package dev.cloche.bench.hostile;

import dev.cloche.bench.SharedCases;
import java.util.List;

/**
 * A hostile script.
 *
 * @param name what it does, after the number of its kind
 * @param source the script
 */
record HostileCase(String name, String source) {

  private static final String PRELUDE = "hostile-prelude";

  /** The cases in the order of their list. */
  static List<HostileCase> all() {
    return SharedCases.read("hostile-cases").stream().map(HostileCase::of).toList();
  }

  private static HostileCase of(SharedCases.Case each) {
    boolean asks = each.source().contains("reaches(");
    return new HostileCase(
        each.name(), asks ? SharedCases.text(PRELUDE) + each.source() : each.source());
  }
}
