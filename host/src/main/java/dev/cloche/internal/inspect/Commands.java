package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done for each command, by its method's name. */
final class Commands {

  /** Does it. */
  @FunctionalInterface
  interface Handler {
    /** {@return the result; null when it is sent later} */
    @Nullable ObjectNode handle(Command command, Debuggee guest) throws ProtocolException;
  }

  private final Map<String, Handler> handlers = new HashMap<>();

  void add(String method, Handler handler) {
    handlers.put(method, handler);
  }

  /** Takes commands and does nothing. */
  void ignore(String... methods) {
    for (String method : methods) {
      add(method, (command, guest) -> Json.object());
    }
  }

  /** Refuses commands that there are, but not here. */
  void refuse(String why, String... methods) {
    for (String method : methods) {
      add(
          method,
          (command, guest) -> {
            throw ProtocolException.refused(why);
          });
    }
  }

  @Nullable ObjectNode run(Command command, Debuggee guest) throws ProtocolException {
    Handler handler = handlers.get(command.method());
    if (handler == null) {
      throw new ProtocolException(
          ProtocolException.METHOD_NOT_FOUND, "'" + command.method() + "' wasn't found");
    }
    return handler.handle(command, guest);
  }
}
