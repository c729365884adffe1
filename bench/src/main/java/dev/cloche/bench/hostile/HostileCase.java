package dev.cloche.bench.hostile;

import dev.cloche.bench.SharedCases;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hostile script.
 *
 * @param name what it does, after the number of its kind
 * @param source the script
 */
record HostileCase(String name, String source) {

  private static final Pattern ELSEWHERE = Pattern.compile("// ([\\w-]+): (.+)");
  private static final String PRELUDE = "hostile-prelude";

  /** The cases in the order of their list, those from other lists looked up. */
  static List<HostileCase> all() {
    return SharedCases.read("hostile-cases").stream().map(HostileCase::of).toList();
  }

  private static HostileCase of(SharedCases.Case each) {
    Matcher elsewhere = ELSEWHERE.matcher(each.source());
    if (elsewhere.matches()) {
      return new HostileCase(each.name(), find(elsewhere.group(1), elsewhere.group(2)));
    }
    boolean asks = each.source().contains("reaches(");
    return new HostileCase(
        each.name(), asks ? SharedCases.text(PRELUDE) + each.source() : each.source());
  }

  private static String find(String list, String name) {
    return SharedCases.read(list).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the list " + list + " has no " + name))
        .source();
  }
}
