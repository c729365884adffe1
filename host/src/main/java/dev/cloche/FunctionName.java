package dev.cloche;

import java.util.regex.Pattern;

/** The form of host functions' names. Loaded with the first of them: patterns are slow to load. */
final class FunctionName {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");

  private FunctionName() {}

  /** Whether it is identifiers with dots between. */
  static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException when it is not identifiers with dots between
   */
  static void require(String name) {
    if (!isValid(name)) {
      throw new IllegalArgumentException(
          "a host function's name must be identifiers with dots between, not '" + name + "'");
    }
  }
}
