package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A walk that writes a value as a JSON tree. Parts that are shared are written again, so the size
 * of the tree is not bounded by that of the value: nodes and text are counted.
 */
abstract class JsonTree extends Walk {
  static final int MAX_NODES = 1_000_000;
  static final int MAX_TEXT = 1 << 26;
  static final int MAX_DEPTH = 1000;
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The containers that are open, for cycles. */
  private final IdentityHashMap<JsValue, JsonFrame> ancestors = new IdentityHashMap<>();

  private int nodes;
  private long text;

  /** The node of a value, null to leave a property out; containers open a frame. */
  abstract @Nullable JsonNode node(JsValue value);

  /** The node of a hole. */
  abstract JsonNode hole();

  final JsonNode write(JsValue value) {
    JsonNode node = node(value);
    run();
    return node == null ? NODES.nullNode() : node;
  }

  final IllegalStateException refuse(String why) {
    return new IllegalStateException(path("value") + ": " + why);
  }

  /** Pays for nodes before they are made. */
  final void nodes(long count) {
    nodes += (int) Math.min(count, MAX_NODES + 1);
    if (nodes > MAX_NODES) {
      throw refuse("more than " + MAX_NODES + " JSON nodes (repeated parts count each time)");
    }
  }

  /** Pays for characters before they are made. */
  final void text(long count) {
    text += count;
    if (text > MAX_TEXT) {
      throw refuse("more than " + MAX_TEXT + " characters (repeated parts count each time)");
    }
  }

  final @Nullable JsonFrame ancestor(JsValue value) {
    return ancestors.get(value);
  }

  final <T extends JsonNode> T open(JsonFrame frame, T node) {
    JsonFrame outer = (JsonFrame) top();
    frame.level = frame.ownLevels + (outer == null ? 0 : outer.level);
    if (frame.level > MAX_DEPTH) {
      throw refuse("more than " + MAX_DEPTH + " levels of JSON");
    }
    ancestors.put(frame.source, frame);
    open(frame);
    return node;
  }

  @Override
  final void closed(Frame frame) {
    ancestors.remove(((JsonFrame) frame).source);
  }

  /** The place in the JSON document of the node that a frame fills. */
  final String jsonPath(JsonFrame wanted) {
    StringBuilder path = new StringBuilder("$");
    for (Frame frame : frames()) {
      if (frame == wanted) {
        break;
      }
      ((JsonFrame) frame).jsonStep(path);
    }
    return path.toString();
  }

  /** A container that is being written. */
  abstract static class JsonFrame extends Frame {
    final JsValue source;
    final int ownLevels;
    int level;

    JsonFrame(JsValue source, int ownLevels) {
      this.source = source;
      this.ownLevels = ownLevels;
    }

    /** Appends how to get, in the JSON document, to the child last written. */
    abstract void jsonStep(StringBuilder path);
  }

  /** Properties that become fields. */
  final class FieldsFrame extends JsonFrame {
    private final ObjectNode target;
    private final Iterator<Map.Entry<String, JsValue>> properties;
    private String key = "";

    FieldsFrame(
        JsValue source, ObjectNode target, Iterator<Map.Entry<String, JsValue>> properties) {
      super(source, 1);
      this.target = target;
      this.properties = properties;
    }

    @Override
    boolean advance() {
      while (properties.hasNext()) {
        Map.Entry<String, JsValue> property = properties.next();
        key = property.getKey();
        text(key.length());
        JsonNode node = node(property.getValue());
        if (node != null) {
          target.set(key, node);
        }
        if (!isTop(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.property(key);
    }

    @Override
    void jsonStep(StringBuilder path) {
      JsonPaths.appendField(path, key);
    }
  }

  /** Elements that become elements, in the field of a tag or by themselves. */
  final class ElementsFrame extends JsonFrame {
    private final ArrayNode target;
    private final Iterator<JsValue> elements;
    private final String field;
    private int next;

    ElementsFrame(JsValue source, ArrayNode target, Iterator<JsValue> elements, String field) {
      super(source, field.isEmpty() ? 1 : 2);
      this.target = target;
      this.elements = elements;
      this.field = field;
    }

    @Override
    boolean advance() {
      while (elements.hasNext()) {
        JsValue element = elements.next();
        boolean hole =
            element == JsUndefined.UNDEFINED && source instanceof JsArray a && !a.has(next);
        next++;
        JsonNode node = hole ? hole() : node(element);
        if (node == null) {
          target.addNull();
        } else {
          target.add(node);
        }
        if (!isTop(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      if (source instanceof JsArray) {
        path.index(next - 1);
      } else {
        path.value(next - 1);
      }
    }

    @Override
    void jsonStep(StringBuilder path) {
      path.append(field).append('[').append(next - 1).append(']');
    }
  }
}
