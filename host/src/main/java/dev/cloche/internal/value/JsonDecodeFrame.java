package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.JsValue;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A container that is being read from tagged JSON. */
abstract class JsonDecodeFrame extends Walk.Frame {
  final JsValue target;
  private final Walk walk;

  JsonDecodeFrame(Walk walk, JsValue target) {
    this.walk = walk;
    this.target = target;
  }

  /** Reads one more child; false when there are no more. */
  abstract boolean addNext();

  /** Called after the last child. */
  abstract void done();

  /** How to get to the child being read; null when that is longer than the room for it. */
  abstract @Nullable String jsonStep(int room);

  @Override
  final boolean advance() {
    while (addNext()) {
      if (!walk.isTop(this)) {
        return true;
      }
    }
    done();
    return false;
  }

  @Override
  final void step(Path path) {
    String step = jsonStep(1000);
    path.text(step == null ? "[...]" : step);
  }

  /** Fields that are properties. */
  abstract static class Fields extends JsonDecodeFrame {
    private final Iterator<Map.Entry<String, JsonNode>> fields;
    private String key = "";

    Fields(Walk walk, JsValue target, Iterator<Map.Entry<String, JsonNode>> fields) {
      super(walk, target);
      this.fields = fields;
    }

    abstract void add(String key, JsonNode field);

    @Override
    final boolean addNext() {
      if (!fields.hasNext()) {
        return false;
      }
      Map.Entry<String, JsonNode> field = fields.next();
      key = field.getKey();
      add(key, field.getValue());
      return true;
    }

    @Override
    final @Nullable String jsonStep(int room) {
      if (key.length() > room) {
        return null;
      }
      StringBuilder step = new StringBuilder();
      JsonPaths.appendField(step, key);
      return step.toString();
    }
  }

  /** Elements, in the field of a tag or by themselves. */
  abstract static class Elements extends JsonDecodeFrame {
    private final Iterator<JsonNode> elements;
    private final String field;
    private int next;

    Elements(Walk walk, JsValue target, JsonNode elements, String field) {
      super(walk, target);
      this.elements = elements.iterator();
      this.field = field;
    }

    abstract void add(JsonNode element);

    @Override
    final boolean addNext() {
      if (!elements.hasNext()) {
        return false;
      }
      next++;
      add(elements.next());
      return true;
    }

    @Override
    final String jsonStep(int room) {
      return field + "[" + (next - 1) + "]";
    }
  }

  /** Keys and values, two and two in an array. */
  abstract static class Pairs extends JsonDecodeFrame {
    private final Iterator<JsonNode> pairs;
    private final Function<JsonNode, JsValue> reader;
    private @Nullable JsonNode pair;
    private @Nullable JsValue key;
    private int next;
    private boolean atValue;

    Pairs(Walk walk, JsValue target, JsonNode pairs, Function<JsonNode, JsValue> reader) {
      super(walk, target);
      this.pairs = pairs.iterator();
      this.reader = reader;
    }

    abstract void add(JsValue key, JsValue value);

    @Override
    final boolean addNext() {
      if (key != null && pair != null) {
        atValue = true;
        JsValue known = key;
        key = null;
        add(known, reader.apply(pair.get(1)));
        return true;
      }
      if (!pairs.hasNext()) {
        return false;
      }
      next++;
      atValue = false;
      pair = pairs.next();
      if (!pair.isArray() || pair.size() != 2) {
        throw new IllegalArgumentException("an entry must be an array of a key and a value");
      }
      key = reader.apply(pair.get(0));
      return true;
    }

    @Override
    final String jsonStep(int room) {
      return ".entries[" + (next - 1) + "][" + (atValue ? 1 : 0) + "]";
    }
  }
}
