package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A front end on the test's own thread: it answers a stop with what it has been given to say. */
final class Conversation {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final FakeGuest guest = new FakeGuest();
  final List<String> messages = new ArrayList<>();
  final Deque<Runnable> atPauses = new ArrayDeque<>();
  int attentions;
  private int ids;
  final Inspector inspector =
      new Inspector(this::receive, () -> attentions++, file -> "file://" + file);

  private void receive(String message) {
    messages.add(message);
    if (message.contains("\"Debugger.paused\"") && !atPauses.isEmpty()) {
      atPauses.remove().run();
    }
  }

  /** Sends a command; its parameters are written with apostrophes for quotation marks. */
  int send(String method, String params) {
    inspector.dispatch(
        "{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}"
            .formatted(++ids, method, params.replace('\'', '"')));
    return ids;
  }

  int send(String method) {
    return send(method, "");
  }

  /** Sends a command to a guest between two runs, and has its answer. */
  JsonNode ask(String method, String params) {
    int id = send(method, params);
    inspector.serve(guest);
    return answer(id);
  }

  /** Enables what front ends enable, and forgets what was said. */
  Conversation enable() {
    send("Runtime.enable");
    send("Debugger.enable");
    inspector.serve(guest);
    messages.clear();
    attentions = 0;
    return this;
  }

  Conversation script(String file, String text) {
    inspector.scriptAdded(new ScriptText(file, text, 0));
    return this;
  }

  Going stop(Stop reason) {
    return inspector.paused(guest, reason, Optional.empty());
  }

  /** At the next pause, sends commands and then resumes. */
  Conversation then(Runnable commands) {
    atPauses.add(
        () -> {
          commands.run();
          send("Debugger.resume");
        });
    return this;
  }

  JsonNode answer(int id) {
    return messages.stream()
        .map(Conversation::read)
        .filter(message -> message.path("id").asInt() == id)
        .findFirst()
        .map(
            message ->
                message.has("result")
                    ? message.get("result")
                    : ((ObjectNode) message).without("id"))
        .orElseThrow(() -> new AssertionError("no answer " + id + " in " + messages));
  }

  List<JsonNode> events(String method) {
    return messages.stream()
        .map(Conversation::read)
        .filter(message -> message.path("method").asText().equals(method))
        .map(message -> message.get("params"))
        .toList();
  }

  /** The console's lines that the front end has been told of. */
  List<String> kept() {
    return events("Runtime.consoleAPICalled").stream()
        .map(line -> line.at("/args/0/value").asText())
        .toList();
  }

  static JsonNode read(String message) {
    try {
      return MAPPER.readTree(message);
    } catch (java.io.IOException malformed) {
      throw new AssertionError(message, malformed);
    }
  }
}
