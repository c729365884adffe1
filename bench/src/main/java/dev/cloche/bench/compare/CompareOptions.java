package dev.cloche.bench.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The command line of the comparison.
 *
 * @param engines their names, in the order of the reports
 * @param workloads likewise
 * @param starts how many processes of an engine are measured at a workload
 * @param quick whether everything has to end within {@link QuickRun#BUDGET}
 * @param json whether to print JSON lines in place of tables
 */
record CompareOptions(
    List<String> engines, List<String> workloads, int starts, boolean quick, boolean json) {

  private static final int DEFAULT_STARTS = 5;
  private static final int MAX_STARTS = 100;

  /**
   * Reads it.
   *
   * @param arguments {@code --engines A,B}, {@code --workloads A,B}, {@code --starts N}, {@code
   *     --quick}, {@code --json}, in any order
   * @param engines the names that there are
   * @param workloads likewise
   */
  static CompareOptions parse(List<String> arguments, List<String> engines, List<String> workloads)
      throws UsageException {
    List<String> chosenEngines = Engines.usual(engines);
    List<String> chosenWorkloads = Workload.usual(workloads);
    int starts = 0;
    boolean quick = false;
    boolean json = false;
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      switch (option) {
        case "--quick" -> quick = true;
        case "--json" -> json = true;
        case "--engines" -> chosenEngines = names(option, value(arguments, ++i), engines);
        case "--workloads" -> chosenWorkloads = names(option, value(arguments, ++i), workloads);
        case "--starts" -> starts = starts(value(arguments, ++i));
        default -> throw new UsageException("unknown option " + option);
      }
    }
    if (quick && starts != 0) {
      throw new UsageException("--quick makes one start: leave out --starts");
    }
    return new CompareOptions(
        chosenEngines, chosenWorkloads, starts == 0 ? DEFAULT_STARTS : starts, quick, json);
  }

  private static String value(List<String> arguments, int index) throws UsageException {
    if (index == arguments.size()) {
      throw new UsageException(arguments.get(index - 1) + " needs a value");
    }
    return arguments.get(index);
  }

  private static List<String> names(String option, String value, List<String> known)
      throws UsageException {
    Set<String> chosen = new LinkedHashSet<>(List.of(value.split(",", -1)));
    for (String name : chosen) {
      if (!known.contains(name)) {
        throw new UsageException(
            option + " knows no \"" + name + "\", but " + String.join(", ", known));
      }
    }
    return known.stream().filter(chosen::contains).toList();
  }

  private static int starts(String value) throws UsageException {
    try {
      int starts = Integer.parseInt(value);
      if (starts >= 1 && starts <= MAX_STARTS) {
        return starts;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new UsageException("--starts takes a number from 1 to " + MAX_STARTS + ", not " + value);
  }
}
