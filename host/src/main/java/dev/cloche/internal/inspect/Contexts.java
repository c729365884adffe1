package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import java.util.UUID;

/** The isolate's contexts that the front end has been told of: the first, and those with calls. */
final class Contexts {

  /** The id of the context that an isolate begins with; ids are the engine's numbers and one. */
  static final int DEFAULT_ID = 1;

  private static final int MAX_TOLD = 1000;

  private final FrontEnd frontEnd;
  private final String name;
  private final String unique = UUID.randomUUID().toString();
  private final TreeSet<Integer> told = new TreeSet<>();
  private boolean enabled;

  Contexts(FrontEnd frontEnd, String name) {
    this.frontEnd = frontEnd;
    this.name = name;
  }

  synchronized void enable() {
    if (!enabled) {
      enabled = true;
      told.clear();
      see(DEFAULT_ID - 1);
    }
  }

  synchronized void disable() {
    enabled = false;
  }

  synchronized boolean isEnabled() {
    return enabled;
  }

  /** Tells of a context by its number, unless it has been. */
  synchronized void see(int context) {
    int id = context + 1;
    if (!enabled || told.size() >= MAX_TOLD || !told.add(id)) {
      return;
    }
    ObjectNode params = Json.object();
    ObjectNode described = params.putObject("context");
    described
        .put("id", id)
        .put("origin", "")
        .put("name", id == DEFAULT_ID ? name : name + " context " + context)
        .put("uniqueId", uniqueId(id));
    described.putObject("auxData").put("isDefault", id == DEFAULT_ID);
    frontEnd.event("Runtime.executionContextCreated", params);
  }

  /** Tells that all are gone. */
  synchronized void destroy() {
    if (enabled) {
      for (int id : told) {
        frontEnd.event(
            "Runtime.executionContextDestroyed",
            Json.object()
                .put("executionContextId", id)
                .put("executionContextUniqueId", uniqueId(id)));
      }
      enabled = false;
    }
  }

  /** The number of the context that a command names, or of the first one. */
  static int of(Command command, String parameter) throws ProtocolException {
    return Math.max(DEFAULT_ID, command.number(parameter, DEFAULT_ID)) - 1;
  }

  /** Something that no other isolate has. */
  String unique() {
    return unique;
  }

  private String uniqueId(int id) {
    return unique + "." + id;
  }
}
