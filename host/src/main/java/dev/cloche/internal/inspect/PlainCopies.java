package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsBoolean;
import dev.cloche.JsNumber;
import dev.cloche.JsString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON, for {@code returnByValue}: an object's own enumerable data properties. No guest
 * code runs for it, neither getters nor {@code toJSON}.
 */
final class PlainCopies {

  private static final int MAX_VALUES = 20_000;
  private static final int MAX_DEPTH = 100;

  private final RemoteObjects objects;
  private final Debuggee guest;
  private int values;

  PlainCopies(RemoteObjects objects, Debuggee guest) {
    this.objects = objects;
    this.guest = guest;
  }

  /** A {@code Runtime.RemoteObject} that holds a copy. */
  ObjectNode remote(Described value) throws ProtocolException {
    ObjectNode node = Json.object().put("type", Descriptions.type(value));
    if (value.kind() == Described.Kind.NUMBER || value.kind() == Described.Kind.BIGINT) {
      Descriptions.put(value, node);
      return node.put("description", Descriptions.text(value));
    }
    JsonNode copy = copy(value, 0);
    return copy == null ? node : node.set("value", copy);
  }

  private @Nullable JsonNode copy(Described value, int depth) throws ProtocolException {
    if (++values > MAX_VALUES || depth > MAX_DEPTH) {
      throw ProtocolException.refused("Object reference chain is too long");
    }
    return switch (value.kind()) {
      case UNDEFINED -> null;
      case NULL -> JsonNodeFactory.instance.nullNode();
      case BOOLEAN -> JsonNodeFactory.instance.booleanNode(value.value() == JsBoolean.TRUE);
      case NUMBER ->
          value.value() instanceof JsNumber number && Descriptions.isJson(number.value())
              ? number(number.value())
              : JsonNodeFactory.instance.nullNode();
      case STRING ->
          JsonNodeFactory.instance.textNode(
              value.value() instanceof JsString string ? string.value() : "");
      case BIGINT, SYMBOL ->
          throw ProtocolException.refused("Object couldn't be returned by value");
      case OBJECT, FUNCTION -> object(value, depth);
    };
  }

  private static JsonNode number(double number) {
    return (long) number == number && Math.abs(number) < 0x1p53
        ? JsonNodeFactory.instance.numberNode((long) number)
        : JsonNodeFactory.instance.numberNode(number);
  }

  private JsonNode object(Described value, int depth) throws ProtocolException {
    List<Property> properties = guest.properties(value.handle(), MAX_VALUES);
    objects.drop(properties);
    if (Descriptions.subtype(value).equals("array")) {
      return array(properties, depth);
    }
    ObjectNode node = Json.object();
    for (Property property : properties) {
      if (isData(property)) {
        JsonNode copy = copy(property.value(), depth + 1);
        if (copy != null) {
          node.set(property.name(), copy);
        }
      }
    }
    return node;
  }

  private ArrayNode array(List<Property> properties, int depth) throws ProtocolException {
    ArrayNode node = Json.array();
    for (Property property : properties) {
      if (isData(property)) {
        JsonNode copy = copy(property.value(), depth + 1);
        node.add(copy == null ? JsonNodeFactory.instance.nullNode() : copy);
      }
    }
    return node;
  }

  private static boolean isData(Property property) {
    return property.isEnumerable()
        && !property.isInternal()
        && !property.isAccessor()
        && !property.isSymbol();
  }
}
