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
import java.util.Iterator;
import java.util.Map;

/** Writes values as tagged JSON; see {@link JsValue#toJson} and {@code docs/values.md}. */
public final class JsonEncoder extends JsonTree {
  private JsonEncoder() {}

  /**
   * Encodes.
   *
   * @param value the value
   * @return a new tree
   * @throws IllegalStateException naming the place where it becomes too large
   */
  public static JsonNode encode(JsValue value) {
    return new JsonEncoder().write(value);
  }

  @Override
  JsonNode hole() {
    return JsonTags.tag(this, "hole", 0);
  }

  @Override
  JsonNode node(JsValue value) {
    return switch (value) {
      case JsUndefined u -> JsonTags.tag(this, "undefined", 0);
      case JsNull n -> {
        nodes(1);
        yield NODES.nullNode();
      }
      case JsBoolean b -> {
        nodes(1);
        yield NODES.booleanNode(b.value());
      }
      case JsNumber n -> JsonTags.number(this, n.value());
      case JsBigInt i -> JsonTags.bigInt(this, i);
      case JsString s -> JsonTags.string(this, s.value());
      case JsDate d -> JsonTags.date(this, d);
      case JsRegExp r -> JsonTags.regExp(this, r);
      case JsArrayBuffer b -> JsonTags.bytes(this, b);
      case JsTypedArray t -> JsonTags.bytes(this, t);
      case JsArray a -> container(a);
      case JsObject o -> container(o);
      case JsMap m -> container(m);
      case JsSet s -> container(s);
      case JsError e -> container(e);
    };
  }

  private JsonNode container(JsValue value) {
    JsonFrame ancestor = ancestor(value);
    if (ancestor != null) {
      String path = jsonPath(ancestor);
      text(path.length());
      return JsonTags.tag(this, "ref", 1).put("path", path);
    }
    return switch (value) {
      case JsArray a -> array(a);
      case JsObject o -> object(o);
      case JsMap m -> entries(m, "map", m.entries().iterator());
      case JsSet s -> {
        ObjectNode node = JsonTags.tag(this, "set", 1);
        ArrayNode values = node.putArray(JsonTags.VALUES);
        yield open(new ElementsFrame(s, values, s.values().iterator(), ".values"), node);
      }
      case JsError e -> error(e);
      default -> throw new AssertionError(value.kind());
    };
  }

  private JsonNode array(JsArray array) {
    if (array.isSparse()) {
      ObjectNode node = JsonTags.tag(this, "sparse", 2).put("length", array.length());
      ArrayNode entries = node.putArray(JsonTags.ENTRIES);
      return open(new SparseFrame(array, entries), node);
    }
    nodes(1);
    ArrayNode node = NODES.arrayNode();
    return open(new ElementsFrame(array, node, array.elements().iterator(), ""), node);
  }

  private JsonNode object(JsObject object) {
    boolean plain = !object.has(JsonTags.TAG);
    for (String key : object.keys()) {
      plain = plain && Strings.isWellFormed(key);
    }
    if (!plain) {
      return entries(
          object,
          "object",
          object.properties().entrySet().stream()
              .map(e -> Map.entry((JsValue) new JsString(e.getKey()), e.getValue()))
              .iterator());
    }
    nodes(1);
    ObjectNode node = NODES.objectNode();
    return open(new FieldsFrame(object, node, object.properties().entrySet().iterator()), node);
  }

  private JsonNode entries(
      JsValue source, String kind, Iterator<Map.Entry<JsValue, JsValue>> entries) {
    ObjectNode node = JsonTags.tag(this, kind, 1);
    return open(new PairsFrame(source, node.putArray(JsonTags.ENTRIES), entries), node);
  }

  private JsonNode error(JsError error) {
    ObjectNode node = JsonTags.tag(this, "error", 0);
    Map<String, JsValue> parts = JavaExporter.errorProperties(error);
    return open(new FieldsFrame(error, node, parts.entrySet().iterator()), node);
  }

  /** Keys and values in turn, two and two in an array. */
  private final class PairsFrame extends JsonFrame {
    private final ArrayNode target;
    private final Iterator<Map.Entry<JsValue, JsValue>> entries;
    private ArrayNode pair = NODES.arrayNode();
    private JsValue value = JsUndefined.UNDEFINED;
    private boolean atValue;

    PairsFrame(JsValue source, ArrayNode target, Iterator<Map.Entry<JsValue, JsValue>> entries) {
      super(source, 3);
      this.target = target;
      this.entries = entries;
    }

    @Override
    boolean advance() {
      while (true) {
        if (pair.size() == 1) {
          atValue = true;
          pair.add(node(value));
        } else if (entries.hasNext()) {
          Map.Entry<JsValue, JsValue> entry = entries.next();
          nodes(1);
          pair = target.addArray();
          value = entry.getValue();
          atValue = false;
          pair.add(node(entry.getKey()));
        } else {
          return false;
        }
        if (!isTop(this)) {
          return true;
        }
      }
    }

    @Override
    void step(Path path) {
      path.entry(target.size() - 1, !atValue);
    }

    @Override
    void jsonStep(StringBuilder path) {
      path.append(".entries[").append(target.size() - 1).append(atValue ? "][1]" : "][0]");
    }
  }

  /** Indices and elements, two and two in an array. */
  private final class SparseFrame extends JsonFrame {
    private final JsArray array;
    private final ArrayNode target;
    private final long[] indices;

    SparseFrame(JsArray array, ArrayNode target) {
      super(array, 3);
      this.array = array;
      this.target = target;
      this.indices = array.indices();
    }

    @Override
    boolean advance() {
      while (target.size() < indices.length) {
        long index = indices[target.size()];
        nodes(2);
        ArrayNode pair = target.addArray().add(index);
        pair.add(node(array.get(index)));
        if (!isTop(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.index(indices[target.size() - 1]);
    }

    @Override
    void jsonStep(StringBuilder path) {
      path.append(".entries[").append(target.size() - 1).append("][1]");
    }
  }
}
