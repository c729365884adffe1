package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A command of the front end's, whose parameters have any shape until they are read.
 *
 * @param id what its answer is to have
 * @param method such as {@code Debugger.enable}
 * @param params an object
 */
record Command(long id, String method, JsonNode params) {

  /** The command of a message; {@code id} is that of the message, where it has one. */
  static Command of(JsonNode message, @Nullable Long id) throws ProtocolException {
    if (id == null) {
      throw new ProtocolException(
          ProtocolException.INVALID_REQUEST, "Message must have integer 'id' property");
    }
    JsonNode method = message.path("method");
    if (!method.isTextual()) {
      throw new ProtocolException(
          ProtocolException.INVALID_REQUEST, "Message must have string 'method' property");
    }
    JsonNode params = message.path("params");
    if (!params.isObject() && !params.isMissingNode()) {
      throw new ProtocolException(
          ProtocolException.INVALID_REQUEST, "Message may only have object 'params' property");
    }
    return new Command(id, method.textValue(), params.isObject() ? params : Json.object());
  }

  static @Nullable Long id(JsonNode message) {
    JsonNode id = message.path("id");
    return id.isIntegralNumber() && id.canConvertToLong() ? id.longValue() : null;
  }

  boolean has(String name) {
    return params.hasNonNull(name);
  }

  String text(String name) throws ProtocolException {
    JsonNode value = params.path(name);
    if (!value.isTextual()) {
      throw ProtocolException.invalid(name, "a string");
    }
    return value.textValue();
  }

  String text(String name, String otherwise) throws ProtocolException {
    return has(name) ? text(name) : otherwise;
  }

  /** A count or index, clamped to the numbers of an int from 0. */
  int number(String name) throws ProtocolException {
    return number(params, name);
  }

  int number(String name, int otherwise) throws ProtocolException {
    return has(name) ? number(name) : otherwise;
  }

  static int number(JsonNode object, String name) throws ProtocolException {
    JsonNode value = object.path(name);
    if (!value.isNumber()) {
      throw ProtocolException.invalid(name, "a number");
    }
    return (int) Math.max(0, value.doubleValue());
  }

  boolean flag(String name) throws ProtocolException {
    JsonNode value = params.path(name);
    if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
      throw ProtocolException.invalid(name, "a boolean");
    }
    return value.booleanValue();
  }

  JsonNode object(String name) throws ProtocolException {
    JsonNode value = params.path(name);
    if (!(value instanceof ObjectNode)) {
      throw ProtocolException.invalid(name, "an object");
    }
    return value;
  }
}
