package dev.cloche.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON trees as text that is safe to print: control characters and lone surrogates are
 * escaped wherever they stand. (Jackson's own writer leaves both as they are beyond ASCII, and
 * takes most of the start-up time.)
 */
final class JsonText {

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;
  private int depth;

  private JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  /** One line. */
  static String compact(JsonNode node) {
    return new JsonText(false).write(node);
  }

  /** One line for a scalar; for containers a line for each element, indented by two spaces. */
  static String pretty(JsonNode node) {
    return new JsonText(true).write(node);
  }

  private String write(JsonNode node) {
    value(node);
    return out.toString();
  }

  /** Recursive: trees are at most 1000 levels deep (see {@link dev.cloche.JsValue#toJson}). */
  private void value(JsonNode node) {
    if (node.isObject()) {
      object(node.properties().iterator());
    } else if (node.isArray()) {
      array(node.elements());
    } else if (node.isTextual()) {
      string(node.textValue());
    } else {
      out.append(node.asText());
    }
  }

  private void object(Iterator<Map.Entry<String, JsonNode>> fields) {
    open('{');
    boolean empty = !fields.hasNext();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      newLine();
      string(field.getKey());
      out.append(pretty ? ": " : ":");
      value(field.getValue());
      separate(fields);
    }
    close(empty, '}');
  }

  private void array(Iterator<JsonNode> elements) {
    open('[');
    boolean empty = !elements.hasNext();
    while (elements.hasNext()) {
      newLine();
      value(elements.next());
      separate(elements);
    }
    close(empty, ']');
  }

  private void open(char bracket) {
    out.append(bracket);
    depth++;
  }

  private void close(boolean empty, char bracket) {
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(bracket);
  }

  private void separate(Iterator<?> rest) {
    if (rest.hasNext()) {
      out.append(',');
    }
  }

  private void newLine() {
    if (pretty) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (Printable.isUnsafe(text, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
