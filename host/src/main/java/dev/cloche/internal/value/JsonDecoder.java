package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.JsArray;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsNumber;
import dev.cloche.JsObject;
import dev.cloche.JsSet;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Reads values from tagged JSON, strictly; see {@link JsValue#fromJson}. */
public final class JsonDecoder extends Walk {
  /** The properties of an error that are values. */
  private static final Set<String> PARTS = Set.of("code", "cause", "errors");

  private int values;

  private JsonDecoder() {}

  /**
   * Decodes.
   *
   * @param json the tagged form
   * @return the value
   * @throws IllegalArgumentException naming the place that is malformed or passes a limit
   */
  public static JsValue decode(JsonNode json) {
    JsonDecoder decoder = new JsonDecoder();
    try {
      JsValue value = decoder.value(json);
      decoder.run();
      return value;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(decoder.path("$") + ": " + e.getMessage(), e);
    }
  }

  private JsValue value(JsonNode node) {
    if (++values > ValueLimits.MAX_VALUES) {
      throw new IllegalArgumentException("more than " + ValueLimits.MAX_VALUES + " values");
    }
    if (node.isArray()) {
      return array(node);
    }
    if (!node.isObject()) {
      JsValue leaf = JavaScalars.convert(node);
      if (leaf == null) {
        throw new IllegalArgumentException("not JSON: " + node.getNodeType());
      }
      return leaf;
    }
    if (!node.has(JsonTags.TAG)) {
      JsObject.Builder builder = JsObject.builder(node.size());
      return open(
          new JsonDecodeFrame.Fields(this, builder.self(), node.properties().iterator()) {
            @Override
            void add(String key, JsonNode field) {
              builder.put(key, value(field));
            }

            @Override
            void done() {
              builder.build();
            }
          });
    }
    return tagged(node);
  }

  private JsValue array(JsonNode node) {
    JsArray.Builder builder = JsArray.builder(node.size());
    return open(
        new JsonDecodeFrame.Elements(this, builder.self(), node, "") {
          @Override
          void add(JsonNode element) {
            if (JsonTagReader.isTag(element, "hole")) {
              JsonTagReader.requireFields(element);
              builder.hole();
            } else {
              builder.add(value(element));
            }
          }

          @Override
          void done() {
            builder.build();
          }
        });
  }

  private JsValue tagged(JsonNode node) {
    String tag = JsonTagReader.tag(node);
    return switch (tag) {
      case "map" -> map(node);
      case "set" -> set(node);
      case "object" -> object(node);
      case "sparse" -> sparse(node);
      case "error" -> error(node);
      case "ref" -> reference(JsonTagReader.text(node, "path", "path"));
      case "hole" -> throw new IllegalArgumentException("a hole outside an array");
      default -> JsonTagReader.leaf(tag, node);
    };
  }

  private JsValue map(JsonNode node) {
    JsMap.Builder builder = JsMap.builder();
    return open(
        new JsonDecodeFrame.Pairs(
            this, builder.self(), JsonTagReader.array(node, JsonTags.ENTRIES), this::value) {
          @Override
          void add(JsValue key, JsValue value) {
            builder.put(key, value);
          }

          @Override
          void done() {
            builder.build();
          }
        });
  }

  private JsValue object(JsonNode node) {
    JsObject.Builder builder = JsObject.builder();
    return open(
        new JsonDecodeFrame.Pairs(
            this, builder.self(), JsonTagReader.array(node, JsonTags.ENTRIES), this::value) {
          @Override
          void add(JsValue key, JsValue value) {
            if (!(key instanceof JsString name)) {
              throw new IllegalArgumentException("the key of an object must be a string");
            }
            builder.put(name.value(), value);
          }

          @Override
          void done() {
            builder.build();
          }
        });
  }

  private JsValue sparse(JsonNode node) {
    JsonNode entries = JsonTagReader.array(node, JsonTags.ENTRIES, "length");
    long length = JsonTagReader.length(node.path("length"));
    JsArray.Builder builder = JsArray.builder();
    return open(
        new JsonDecodeFrame.Pairs(this, builder.self(), entries, this::value) {
          @Override
          void add(JsValue key, JsValue value) {
            if (!(key instanceof JsNumber index) || !Numbers.isLong(index.asDouble())) {
              throw new IllegalArgumentException("an index must be an integer");
            }
            builder.length(index.asLong()).add(value);
          }

          @Override
          void done() {
            builder.length(length).build();
          }
        });
  }

  private JsValue set(JsonNode node) {
    JsSet.Builder builder = JsSet.builder();
    JsonNode values = JsonTagReader.array(node, JsonTags.VALUES);
    return open(
        new JsonDecodeFrame.Elements(this, builder.self(), values, ".values") {
          @Override
          void add(JsonNode element) {
            builder.add(value(element));
          }

          @Override
          void done() {
            builder.build();
          }
        });
  }

  private JsValue error(JsonNode node) {
    JsonTagReader.requireFields(node, "name", "message", "stack", "code", "cause", "errors");
    JsError.Builder builder =
        JsError.builder(
            JsonTagReader.string(node.path("name"), "name"),
            JsonTagReader.string(node.path("message"), "message"),
            node.has("stack") ? JsonTagReader.string(node.get("stack"), "stack") : "");
    Iterator<Map.Entry<String, JsonNode>> parts =
        node.properties().stream().filter(part -> PARTS.contains(part.getKey())).iterator();
    return open(
        new JsonDecodeFrame.Fields(this, builder.self(), parts) {
          @Override
          void add(String key, JsonNode field) {
            JsValue part = value(field);
            if (key.equals("cause")) {
              builder.cause(part);
            } else if (key.equals("code")) {
              builder.code(part);
            } else if (part instanceof JsArray errors) {
              builder.errors(errors);
            } else {
              throw new IllegalArgumentException("errors must be an array");
            }
          }

          @Override
          void done() {
            builder.build();
          }
        });
  }

  /** The open container at a place in the document. */
  private JsValue reference(String path) {
    int at = path.startsWith("$") ? 1 : -1;
    for (Frame frame : frames()) {
      if (at == path.length()) {
        return ((JsonDecodeFrame) frame).target;
      }
      String step = at < 0 ? null : ((JsonDecodeFrame) frame).jsonStep(path.length() - at);
      at = step != null && path.startsWith(step, at) ? at + step.length() : -1;
    }
    throw new IllegalArgumentException(
        "a ref must be the path of a container around it, not " + ValueText.quote(path, 100));
  }

  private JsValue open(JsonDecodeFrame frame) {
    if (frames().size() == ValueLimits.MAX_DEPTH) {
      throw new IllegalArgumentException("nested more than " + ValueLimits.MAX_DEPTH + " deep");
    }
    super.open(frame);
    return frame.target;
  }
}
