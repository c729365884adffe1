package dev.cloche.bench.compare;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose columns are lined up, so that it reads well as it is. */
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> header) {
    rows.add(List.copyOf(header));
  }

  /** Adds a row with a cell for each column. */
  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < columns; i++) {
        String cell = rows.get(r).get(i);
        String padding = " ".repeat(widths[i] - cell.length());
        out.append("| ").append(i == 0 ? cell + padding : padding + cell).append(' ');
      }
      out.append("|\n");
      if (r == 0) {
        for (int i = 0; i < columns; i++) {
          out.append(i == 0 ? "|:" : "|-").append("-".repeat(widths[i])).append(i == 0 ? "-" : ":");
        }
        out.append("|\n");
      }
    }
    return out.toString();
  }
}
