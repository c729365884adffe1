package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a guest writes to its console: as much as its limits allow, without what drives terminals.
 */
final class ConsoleCalls {

  private static final List<String> LEVELS =
      List.of("log", "info", "warn", "error", "debug", "trace");

  private static final Origin REPLY = Origin.named("reply");
  private static final ValueLimits REPLY_LIMITS = ValueLimits.ofBytes(HostReply.HEADERS);

  private final ConsoleSink sink;
  private final @Nullable Debugging debugging;
  private final long most;
  private long rest;

  ConsoleCalls(IsolateOptions options, @Nullable Debugging debugging) {
    this.sink = options.console();
    this.debugging = debugging;
    this.most = options.limits().consoleBytes();
    this.rest = most;
  }

  byte[] write(String level, String text) {
    if (!LEVELS.contains(level)) {
      throw new EngineTrap("a console call of an unknown level");
    }
    rest -= text.length() + 1;
    if (rest < 0) {
      throw new LimitAbort(Limit.CONSOLE, "more than " + most + " characters of console output");
    }
    String printable = ConsoleText.printable(text);
    sink.accept(level, printable);
    if (debugging != null) {
      debugging.written(level, printable);
    }
    return HostReply.value(JsValue.undefined(), REPLY_LIMITS, REPLY);
  }
}
