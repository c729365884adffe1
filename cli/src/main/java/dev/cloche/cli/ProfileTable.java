package dev.cloche.cli;

import dev.cloche.FuelProfile;
import dev.cloche.FunctionFuel;
import java.util.List;
import java.util.Locale;

/** The functions of a profile, one a line, those that have used most themselves first. */
final class ProfileTable {

  private ProfileTable() {}

  static String of(FuelProfile profile, int top) {
    long fuel = profile.fuel();
    if (fuel == 0) {
      return "no samples: the program used less than %d fuel%n".formatted(profile.interval());
    }
    List<FunctionFuel> functions = profile.top(top);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%15s %7s %15s %7s  %s%n", "self", "", "total", "", "function"));
    for (FunctionFuel function : functions) {
      text.append(
          String.format(
              Locale.ROOT,
              "%15d %6.1f%% %15d %6.1f%%  %s%n",
              function.selfFuel(),
              100.0 * function.selfFuel() / fuel,
              function.totalFuel(),
              100.0 * function.totalFuel() / fuel,
              name(function)));
    }
    return text.toString();
  }

  private static String name(FunctionFuel function) {
    String name = function.function().isEmpty() ? "(anonymous)" : function.function();
    String text =
        function.file().isEmpty()
            ? name
            : "%s  %s:%d:%d".formatted(name, function.file(), function.line(), function.column());
    return Printable.text(text).replaceAll("[\n\t]", " ");
  }
}
