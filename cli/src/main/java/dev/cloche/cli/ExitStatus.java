package dev.cloche.cli;

import dev.cloche.Limit;

/** What the process exits with; see the table in README.md. */
enum ExitStatus {
  OK(0),
  GUEST_ERROR(1),
  USAGE(2),
  TIMEOUT(3),
  MEMORY(4),
  FUEL(5),
  OTHER_LIMIT(6),
  /** The number that {@code sysexits.h} has for internal software errors. */
  ENGINE_FAULT(70);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitStatus of(Limit limit) {
    return switch (limit) {
      case TIMEOUT -> TIMEOUT;
      case MEMORY -> MEMORY;
      case FUEL -> FUEL;
      case STACK, RESULT, ARGUMENT, SOURCE, CONSOLE, MODULES, HOST_CALLS -> OTHER_LIMIT;
    };
  }
}
