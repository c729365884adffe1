package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** What the guest has written to its console; the last of it is kept for a front end. */
final class ConsoleCalls {

  private static final int MAX_KEPT = 1000;
  private static final int MAX_CHARACTERS = 4 << 20;

  private record Line(String type, String text, long time) {}

  private final FrontEnd frontEnd;
  private final InstantSource clock;
  private final Deque<Line> kept = new ArrayDeque<>();
  private int characters;
  private boolean enabled;

  ConsoleCalls(FrontEnd frontEnd, InstantSource clock) {
    this.frontEnd = frontEnd;
    this.clock = clock;
  }

  synchronized void enable() {
    if (!enabled) {
      enabled = true;
      kept.forEach(this::tell);
    }
  }

  synchronized void disable() {
    enabled = false;
  }

  synchronized void discard() {
    kept.clear();
    characters = 0;
  }

  synchronized void written(String level, String text) {
    Line line = new Line(type(level), text, clock.millis());
    kept.add(line);
    characters += text.length();
    while (kept.size() > MAX_KEPT || (characters > MAX_CHARACTERS && kept.size() > 1)) {
      characters -= kept.remove().text().length();
    }
    if (enabled) {
      tell(line);
    }
  }

  private static String type(String level) {
    return switch (level.toLowerCase(Locale.ROOT)) {
      case "warn" -> "warning";
      case "error", "info", "debug", "trace" -> level;
      default -> "log";
    };
  }

  private void tell(Line line) {
    ObjectNode params =
        Json.object()
            .put("type", line.type())
            .put("executionContextId", Contexts.DEFAULT_ID)
            .put("timestamp", line.time());
    params.putArray("args").addObject().put("type", "string").put("value", line.text());
    frontEnd.event("Runtime.consoleAPICalled", params);
  }
}
