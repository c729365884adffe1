package dev.cloche.cli;

import dev.cloche.Limit;

/** Names of limits in output, which stay when Java's constants are renamed. */
final class Names {

  private Names() {}

  static String of(Limit limit) {
    return switch (limit) {
      case TIMEOUT -> "timeout";
      case MEMORY -> "memory";
      case FUEL -> "fuel";
      case STACK -> "stack";
      case RESULT -> "result";
      case ARGUMENT -> "argument";
      case SOURCE -> "source";
      case CONSOLE -> "console";
      case MODULES -> "modules";
      case HOST_CALLS -> "hostCalls";
    };
  }
}
