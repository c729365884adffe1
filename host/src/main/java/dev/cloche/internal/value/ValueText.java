package dev.cloche.internal.value;

import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.util.Map;

/**
 * Values as text for people: escaped, so that a guest cannot write lines or control sequences into
 * a log, and bounded in length and depth, so that cycles and size do no harm.
 */
public final class ValueText {
  private static final int MAX_TEXT = 4000;
  private static final int MAX_STRING = 1000;
  private static final int MAX_CHILDREN = 100;
  private static final int MAX_DEPTH = 4;

  private final StringBuilder out = new StringBuilder();

  private ValueText() {}

  /**
   * The text of a value.
   *
   * @param value the value
   * @return at most some 5000 characters
   */
  public static String of(JsValue value) {
    ValueText text = new ValueText();
    text.value(value, 0);
    return text.out.toString();
  }

  /**
   * The exception for a value that is not what the caller asked for.
   *
   * @param expected what was asked for, with its article
   * @param actual the value
   * @return the exception, to be thrown
   */
  public static IllegalStateException not(String expected, JsValue actual) {
    String kind = actual.kind();
    String text = actual.isNullish() ? kind : kind + " " + cut(of(actual), 80);
    return new IllegalStateException("expected " + expected + ", but the value is " + text);
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "...";
  }

  /**
   * A string in quotes.
   *
   * @param text the string
   * @param max how many of its characters to show
   * @return the quoted string; dots after it say that it was cut
   */
  public static String quote(String text, int max) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), max); i++) {
      appendEscaped(quoted, text, i);
    }
    return quoted.append(text.length() > max ? "\"..." : "\"").toString();
  }

  private static void appendEscaped(StringBuilder to, String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\\') {
      to.append('\\').append(c);
    } else if (c == '\n') {
      to.append("\\n");
    } else if (Strings.isPrintable(c) || Strings.isPaired(text, at)) {
      to.append(c);
    } else {
      to.append(String.format("\\u%04x", (int) c));
    }
  }

  private void value(JsValue value, int depth) {
    switch (value) {
      case JsString s -> out.append(quote(s.value(), MAX_STRING));
      case JsRegExp r -> regExp(r);
      case JsArrayBuffer b -> out.append("ArrayBuffer(").append(b.byteLength()).append(')');
      case JsTypedArray t -> out.append(t.kind()).append('(').append(t.length()).append(')');
      case JsError e -> error(e);
      case JsArray a -> array(a, depth);
      case JsObject o -> object(o, depth);
      case JsMap m -> map(m, depth);
      case JsSet s -> set(s, depth);
      default -> out.append(value);
    }
  }

  private void regExp(JsRegExp value) {
    String source = quote(value.source(), MAX_STRING);
    out.append('/').append(source, 1, source.lastIndexOf('"'));
    out.append(source.endsWith("...") ? ".../" : "/").append(value.flags());
  }

  private void error(JsError value) {
    String head = quote(value.name(), 100);
    String message = quote(value.message(), MAX_STRING);
    out.append('[').append(head, 1, head.lastIndexOf('"'));
    out.append(": ").append(message, 1, message.lastIndexOf('"')).append(']');
  }

  private void array(JsArray value, int depth) {
    if (tooDeep("[...]", value.length() == 0, depth)) {
      return;
    }
    out.append('[');
    if (value.isSparse()) {
      out.append("<sparse, length ").append(value.length()).append('>');
    } else {
      int count = 0;
      for (JsValue element : value.elements()) {
        if (cutAt(count)) {
          break;
        }
        boolean hole = element == JsUndefined.UNDEFINED && !value.has(count);
        count++;
        if (hole) {
          out.append("<hole>");
        } else {
          value(element, depth + 1);
        }
      }
    }
    out.append(']');
  }

  private void object(JsObject value, int depth) {
    if (tooDeep("{...}", value.size() == 0, depth)) {
      return;
    }
    out.append('{');
    int count = 0;
    for (Map.Entry<String, JsValue> property : value.properties().entrySet()) {
      if (cutAt(count++)) {
        break;
      }
      String key = property.getKey();
      out.append(Strings.isIdentifier(key) ? cut(key, 100) : quote(key, 100)).append(": ");
      value(property.getValue(), depth + 1);
    }
    out.append('}');
  }

  private void map(JsMap value, int depth) {
    out.append("Map(").append(value.size()).append(") ");
    if (tooDeep("{...}", value.size() == 0, depth)) {
      return;
    }
    out.append('{');
    int count = 0;
    for (Map.Entry<JsValue, JsValue> entry : value.entries()) {
      if (cutAt(count++)) {
        break;
      }
      value(entry.getKey(), depth + 1);
      out.append(" => ");
      value(entry.getValue(), depth + 1);
    }
    out.append('}');
  }

  private void set(JsSet value, int depth) {
    out.append("Set(").append(value.size()).append(") ");
    if (tooDeep("{...}", value.size() == 0, depth)) {
      return;
    }
    out.append('{');
    int count = 0;
    for (JsValue element : value.values()) {
      if (cutAt(count++)) {
        break;
      }
      value(element, depth + 1);
    }
    out.append('}');
  }

  private boolean tooDeep(String instead, boolean empty, int depth) {
    if (depth < MAX_DEPTH || empty) {
      return false;
    }
    out.append(instead);
    return true;
  }

  /** Writes what stands before a child: a comma, or dots when there is enough. */
  private boolean cutAt(int count) {
    boolean enough = count == MAX_CHILDREN || out.length() > MAX_TEXT;
    out.append(count == 0 ? "" : ", ").append(enough ? "..." : "");
    return enough;
  }
}
