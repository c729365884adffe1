package dev.cloche.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.InspectorSession;
import dev.cloche.Isolate;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A front end on the test's thread, while the guest runs on another one. */
final class Debugger implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final InspectorSession session;
  private JsonNode stop = MAPPER.createObjectNode();
  private int ids;

  Debugger(Isolate isolate) {
    session = isolate.createInspectorSession(messages::add);
    command("Runtime.enable", "");
    command("Debugger.enable", "");
  }

  InspectorSession session() {
    return session;
  }

  /** Runs something while the test goes on. */
  static <T> CompletableFuture<T> begin(Supplier<T> run) {
    return CompletableFuture.supplyAsync(run, task -> Thread.ofPlatform().daemon().start(task));
  }

  /** Sends a command, whose parameters are written with apostrophes for quotation marks. */
  int send(String method, String params) {
    int id = ++ids;
    session.dispatch(
        "{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}"
            .formatted(id, method, params.replace('\'', '"')));
    return id;
  }

  /** Sends a command and has its answer, the error where it was refused. */
  JsonNode command(String method, String params) {
    return answer(send(method, params));
  }

  /** The answer to a command that was sent; whatever comes before it is dropped. */
  JsonNode answer(int id) {
    JsonNode answer = await(message -> message.path("id").asInt() == id);
    return answer.has("result") ? answer.get("result") : answer.get("error");
  }

  JsonNode event(String method) {
    return await(message -> message.path("method").asText().equals(method)).get("params");
  }

  private JsonNode await(Predicate<JsonNode> wanted) {
    try {
      for (String text = next(); text != null; text = next()) {
        JsonNode message = MAPPER.readTree(text);
        if (wanted.test(message)) {
          return message;
        }
      }
      throw new AssertionError("nothing comes");
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  private String next() throws InterruptedException {
    return messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for a stop: {@code function line:column reason}, lines and columns from 1. */
  String stop() {
    stop = event("Debugger.paused");
    return "%s %d:%d %s"
        .formatted(
            stop.at("/callFrames/0/functionName").asText(),
            stop.at("/callFrames/0/location/lineNumber").asInt() + 1,
            stop.at("/callFrames/0/location/columnNumber").asInt() + 1,
            stop.get("reason").asText());
  }

  /** What was told of the last stop. */
  JsonNode stopped() {
    return stop;
  }

  /** Goes on by one of the Debugger domain's commands, to the next stop. */
  String go(String command) {
    send("Debugger." + command, "");
    return stop();
  }

  void resume() {
    command("Debugger.resume", "");
  }

  /** Evaluates in the innermost call. */
  JsonNode evaluate(String expression) {
    return evaluate(expression, "");
  }

  JsonNode evaluate(String expression, String options) {
    String frame = stop.at("/callFrames/0/callFrameId").asText();
    return command(
        "Debugger.evaluateOnCallFrame",
        "'callFrameId':'%s','expression':'%s'%s".formatted(frame, expression, options));
  }

  String value(String expression) {
    return evaluate(expression).at("/result/value").asText();
  }

  /** Sets a breakpoint at a line from 1, and says where it has come to be. */
  String breakpoint(String file, int line, String options) {
    JsonNode answer =
        command(
            "Debugger.setBreakpointByUrl",
            "'url':'%s','lineNumber':%d%s".formatted(file, line - 1, options));
    JsonNode location = answer.at("/locations/0");
    return location.isMissingNode()
        ? "nowhere"
        : location.get("lineNumber").asInt() + 1 + ":" + (location.get("columnNumber").asInt() + 1);
  }

  /** A scope's variables, {@code name=description} in the engine's order. */
  String scope(int index) {
    String id = stop.at("/callFrames/0/scopeChain/" + index + "/object/objectId").asText();
    JsonNode answer =
        command("Runtime.getProperties", "'objectId':'" + id + "','ownProperties':true");
    StringBuilder text =
        new StringBuilder(stop.at("/callFrames/0/scopeChain/" + index + "/type").asText());
    for (JsonNode property : answer.get("result")) {
      JsonNode value = property.path("value"); // None of an accessor.
      text.append(' ')
          .append(property.get("name").asText())
          .append('=')
          .append(value.path("description").asText(value.path("value").asText()));
    }
    return text.toString();
  }

  @Override
  public void close() {
    session.close();
  }
}
