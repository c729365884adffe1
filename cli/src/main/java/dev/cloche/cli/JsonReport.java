package dev.cloche.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.GuestException;
import dev.cloche.Usage;
import java.io.PrintStream;

/** Exactly one line of JSON on standard output, whatever happened. */
final class JsonReport implements Report {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Override
  public void write(Outcome outcome, PrintStream out, PrintStream err) {
    ObjectNode line = NODES.objectNode();
    if (outcome instanceof Outcome.Success success) {
      line.put("ok", true).set("value", success.json());
    } else {
      line.put("ok", false).set("error", error(outcome));
    }
    line.set("usage", usage(outcome.usage()));
    out.println(JsonText.compact(line));
  }

  private static ObjectNode error(Outcome outcome) {
    return switch (outcome) {
      case Outcome.GuestError guest -> guest(guest.error());
      case Outcome.LimitReached limit ->
          error("limit", limit.message()).put("limit", Names.of(limit.limit()));
      case Outcome.Misuse misuse -> error("usage", misuse.message());
      case Outcome.Fault fault -> error("engine", fault.message());
      case Outcome.Success success -> throw new AssertionError(success);
    };
  }

  private static ObjectNode error(String kind, String message) {
    return NODES.objectNode().put("kind", kind).put("message", message);
  }

  private static ObjectNode guest(GuestException error) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("kind", "guest")
            .put("name", error.name())
            .put("message", error.guestMessage())
            .put("stack", error.guestStack());
    error.guestCode().ifPresent(code -> node.set("code", code.toJson()));
    return node;
  }

  private static ObjectNode usage(Usage usage) {
    return NODES
        .objectNode()
        .put("fuel", usage.fuel())
        .put("wallNanos", usage.wall().toNanos())
        .put("memoryBytes", usage.memoryBytes());
  }
}
