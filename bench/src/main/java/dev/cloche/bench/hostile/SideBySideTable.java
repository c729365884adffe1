package dev.cloche.bench.hostile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The verdicts, in Markdown: what is wrong stands out. */
final class SideBySideTable {

  private record Row(String name, List<Verdict> verdicts) {}

  private final List<String> engines;
  private final List<Row> rows = new ArrayList<>();

  SideBySideTable(List<String> engines) {
    this.engines = engines;
  }

  /**
   * Adds a script.
   *
   * @param verdicts one for each engine, in their order
   */
  void add(String name, List<Verdict> verdicts) {
    rows.add(new Row(name, List.copyOf(verdicts)));
  }

  boolean allRight(String engine) {
    int column = engines.indexOf(engine);
    return column < 0 || right(column) == rows.size();
  }

  private long right(int column) {
    return rows.stream().filter(row -> row.verdicts().get(column).right()).count();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "script", engines);
    text.append("|---|").append(String.join("", Collections.nCopies(engines.size(), "---|")));
    text.append('\n');
    for (Row row : rows) {
      line(text, row.name(), row.verdicts().stream().map(SideBySideTable::cell).toList());
    }
    List<String> sums = new ArrayList<>();
    for (int column = 0; column < engines.size(); column++) {
      sums.add(right(column) + " of " + rows.size());
    }
    line(text, "right", sums);
    return text.toString();
  }

  private static String cell(Verdict verdict) {
    String text = verdict.text().replace("|", "\\|");
    return verdict.right() ? text : "**" + text + "**";
  }

  private static void line(StringBuilder text, String first, List<String> rest) {
    text.append("| ").append(first).append(" | ");
    text.append(rest.stream().collect(Collectors.joining(" | "))).append(" |\n");
  }
}
