package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to the front end, one at a time and by any thread. One that fails to take a
 * message gets no more.
 */
final class FrontEnd {

  private final Consumer<String> out;
  private boolean open = true;

  FrontEnd(Consumer<String> out) {
    this.out = out;
  }

  synchronized boolean isOpen() {
    return open;
  }

  synchronized void close() {
    open = false;
  }

  void answer(long id, ObjectNode result) {
    ObjectNode message = Json.object().put("id", id);
    message.set("result", result);
    send(message);
  }

  /** Answers with an error; without an id when the message had none. */
  void fail(@Nullable Long id, ProtocolException error) {
    ObjectNode message = Json.object();
    message.putObject("error").put("code", error.code()).put("message", error.text());
    if (id != null) {
      message.put("id", id.longValue());
    }
    send(message);
  }

  void event(String method, ObjectNode params) {
    ObjectNode message = Json.object().put("method", method);
    message.set("params", params);
    send(message);
  }

  private synchronized void send(ObjectNode message) {
    if (open) {
      try {
        out.accept(Json.write(message));
      } catch (RuntimeException gone) {
        open = false;
      }
    }
  }
}
