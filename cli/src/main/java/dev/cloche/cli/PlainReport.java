package dev.cloche.cli;

import dev.cloche.GuestException;
import dev.cloche.JsError;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Results as a person wants to read them: strings as they are, undefined as nothing, everything
 * else as indented JSON; errors with the guest's own stack.
 *
 * @param terminal whether results go to a terminal, which strings then must not control
 */
record PlainReport(boolean terminal) implements Report {

  private static final int MAX_CAUSES = 10;

  @Override
  public void write(Outcome outcome, PrintStream out, PrintStream err) {
    switch (outcome) {
      case Outcome.Success success -> success(success, out);
      case Outcome.GuestError guest -> err.println(Printable.text(describe(guest.error())));
      case Outcome.LimitReached limit ->
          problem(err, Names.of(limit.limit()) + " limit: " + limit.message());
      case Outcome.Misuse misuse -> problem(err, misuse.message());
      case Outcome.Fault fault -> problem(err, fault.message());
    }
  }

  private void success(Outcome.Success success, PrintStream out) {
    if (success.value() instanceof JsString string) {
      out.println(terminal ? Printable.text(string.value()) : string.value());
    } else if (!success.value().isUndefined()) {
      out.println(JsonText.pretty(success.json()));
    }
  }

  private static void problem(PrintStream err, String message) {
    err.println("cloche: " + Printable.text(message).replace('\n', ' '));
  }

  /** An error with its stack, and those of its causes. */
  static String describe(GuestException error) {
    StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
    stack(text, error.guestStack());
    @Nullable JsValue cause = error.guestCause().orElse(null);
    for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
      text.append("\ncaused by: ");
      if (cause instanceof JsError inner) {
        text.append(inner.name()).append(inner.message().isEmpty() ? "" : ": " + inner.message());
        stack(text, inner.stack());
        cause = inner.cause().orElse(null);
      } else {
        text.append(cause);
        cause = null;
      }
    }
    return text.toString();
  }

  private static void stack(StringBuilder text, String stack) {
    if (!stack.isBlank()) {
      text.append('\n').append(stack.stripTrailing());
    }
  }
}
