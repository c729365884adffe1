package dev.cloche;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up a tree of calls by function. */
final class FunctionTotals {

  private static final Comparator<FunctionFuel> LARGEST_FIRST =
      Comparator.comparingLong(FunctionFuel::selfFuel)
          .thenComparingLong(FunctionFuel::totalFuel)
          .reversed()
          .thenComparing(FunctionFuel::function)
          .thenComparing(FunctionFuel::file)
          .thenComparingInt(FunctionFuel::line)
          .thenComparingInt(FunctionFuel::column);

  private record Function(String name, String file, int line, int column) {}

  private static final class Sums {
    long self;
    long total;

    /** Its calls that the walk is in. */
    int active;
  }

  private final Map<Function, Sums> functions = new HashMap<>();

  private FunctionTotals() {}

  /** The functions below a root, those that used most themselves first. */
  static List<FunctionFuel> of(ProfileNode root) {
    FunctionTotals totals = new FunctionTotals();
    root.children().forEach(totals::add);
    return totals.functions.entrySet().stream()
        .map(entry -> fuel(entry.getKey(), entry.getValue()))
        .sorted(LARGEST_FIRST)
        .toList();
  }

  private static FunctionFuel fuel(Function function, Sums sums) {
    return new FunctionFuel(
        function.name, function.file, function.line, function.column, sums.self, sums.total);
  }

  private void add(ProfileNode node) {
    Function function = new Function(node.function(), node.file(), node.line(), node.column());
    Sums sums = functions.computeIfAbsent(function, unknown -> new Sums());
    sums.self += node.selfFuel();
    if (sums.active == 0) {
      sums.total += node.totalFuel();
    }
    sums.active++;
    node.children().forEach(this::add);
    sums.active--;
  }
}
