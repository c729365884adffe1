package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsBoolean;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsNull;
import dev.cloche.JsNumber;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes values as the JSON tree that Jackson binds to a Java type; see {@link JsValue#as}. */
final class BindingTree extends JsonTree {
  private BindingTree() {}

  static JsonNode of(JsValue value) {
    return new BindingTree().write(value);
  }

  @Override
  JsonNode hole() {
    nodes(1);
    return NODES.nullNode();
  }

  @Override
  @Nullable JsonNode node(JsValue value) {
    nodes(1);
    return switch (value) {
      case JsUndefined u -> null;
      case JsNull n -> NODES.nullNode();
      case JsBoolean b -> NODES.booleanNode(b.value());
      case JsNumber n -> JsonTags.number(n.value());
      case JsBigInt i -> bigInt(i);
      case JsString s -> text(s.value());
      case JsDate d -> d.instant().isEmpty() ? NODES.nullNode() : NODES.textNode(d.toString());
      case JsRegExp r -> text("/" + r.source() + "/" + r.flags());
      case JsArrayBuffer b -> bytes(b, b.byteLength());
      case JsTypedArray t -> typedArray(t);
      case JsArray a -> array(a);
      case JsObject o -> fields(o, o.properties().entrySet().iterator());
      case JsMap m -> fields(m, stringKeys(m));
      case JsSet s -> elements(s, s.values().iterator());
      case JsError e -> fields(e, JavaExporter.errorProperties(e).entrySet().iterator());
    };
  }

  private JsonNode text(String value) {
    text(value.length());
    return NODES.textNode(value);
  }

  private JsonNode bigInt(JsBigInt value) {
    text(value.value().bitLength()); // dear: Jackson may want it in decimal
    return NODES.numberNode(value.value());
  }

  private JsonNode bytes(JsValue value, int length) {
    text(length);
    return NODES.binaryNode(value.asBytes());
  }

  private JsonNode typedArray(JsTypedArray value) {
    return switch (value.type()) {
      case UINT8, UINT8_CLAMPED, INT8, DATA_VIEW -> bytes(value, value.byteLength());
      default -> {
        List<JsValue> numbers = new ArrayList<>();
        nodes(value.length());
        IntStream.range(0, value.length()).forEach(i -> numbers.add(value.get(i)));
        ArrayNode node = NODES.arrayNode(value.length());
        numbers.forEach(number -> node.add(node(number)));
        yield node;
      }
    };
  }

  private JsonNode array(JsArray array) {
    if (array.isSparse()) {
      throw refuse("a sparse array of length " + array.length() + "; read it with JsArray.indices");
    }
    return elements(array, array.elements().iterator());
  }

  private JsonNode elements(JsValue source, Iterator<JsValue> elements) {
    requireTree(source);
    ArrayNode node = NODES.arrayNode();
    return open(new ElementsFrame(source, node, elements, ""), node);
  }

  private JsonNode fields(JsValue source, Iterator<Map.Entry<String, JsValue>> properties) {
    requireTree(source);
    ObjectNode node = NODES.objectNode();
    return open(new FieldsFrame(source, node, properties), node);
  }

  private void requireTree(JsValue source) {
    if (ancestor(source) != null) {
      throw refuse("a cycle, which has no form in a Java type; read it with get");
    }
  }

  private Iterator<Map.Entry<String, JsValue>> stringKeys(JsMap map) {
    List<Map.Entry<String, JsValue>> entries = new ArrayList<>(map.size());
    for (Map.Entry<JsValue, JsValue> entry : map.entries()) {
      String key =
          switch (entry.getKey()) {
            case JsString s -> s.value();
            case JsNumber n -> n.toString();
            case JsBigInt i -> i.toString();
            case JsBoolean b -> b.toString();
            default ->
                throw refuse("a Map with the key " + entry.getKey() + "; read it with entries");
          };
      entries.add(Map.entry(key, entry.getValue()));
    }
    return entries.iterator();
  }
}
