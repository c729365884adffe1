package dev.cloche.script;

import java.util.Objects;
import java.util.regex.Pattern;

/** Names of bindings. */
final class Names {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

  private Names() {}

  /** Checks a key as {@link javax.script.Bindings} asks for it. */
  static String checked(Object key) {
    String name = (String) Objects.requireNonNull(key, "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a binding's name must not be empty");
    }
    return name;
  }

  /** Whether it is an attribute for the engine, which the guest does not see. */
  static boolean isAttribute(String name) {
    return name.startsWith("javax.script.") || name.startsWith("dev.cloche.");
  }

  /** Whether it can be a variable, perhaps a reserved word. */
  static boolean isIdentifier(String name) {
    return IDENTIFIER.matcher(name).matches();
  }
}
