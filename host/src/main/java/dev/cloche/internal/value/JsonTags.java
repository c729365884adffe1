package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsDate;
import dev.cloche.JsRegExp;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The names of the tagged form (see {@code docs/values.md}) and its leaves. */
final class JsonTags {
  static final String TAG = "$js";
  static final String VALUE = "value";
  static final String ENTRIES = "entries";
  static final String VALUES = "values";

  private JsonTags() {}

  static ObjectNode tag(JsonTree tree, String kind, int moreNodes) {
    tree.nodes(2 + moreNodes);
    ObjectNode node = JsonTree.NODES.objectNode();
    node.put(TAG, kind);
    return node;
  }

  static JsonNode number(JsonTree tree, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value) || Numbers.isNegativeZero(value)) {
      return tag(tree, "number", 1).put(VALUE, Numbers.text(value));
    }
    tree.nodes(1);
    return number(value);
  }

  /** A finite number: whole ones without a fraction. */
  static JsonNode number(double value) {
    if ((int) value == value) {
      return JsonTree.NODES.numberNode((int) value);
    }
    return Numbers.isLong(value)
        ? JsonTree.NODES.numberNode((long) value)
        : JsonTree.NODES.numberNode(value);
  }

  static JsonNode string(JsonTree tree, String value) {
    tree.text(value.length());
    if (!Strings.isWellFormed(value)) {
      return tag(tree, "string", 1).put("escaped", Strings.escape(value));
    }
    tree.nodes(1);
    return JsonTree.NODES.textNode(value);
  }

  static JsonNode bigInt(JsonTree tree, JsBigInt value) {
    BigInteger number = value.value();
    tree.text(number.bitLength() / 4 + 2);
    ObjectNode node = tag(tree, "bigint", 1);
    return number.bitLength() <= Numbers.DECIMAL_BITS
        ? node.put(VALUE, number.toString())
        : node.put("hex", Numbers.hex(number));
  }

  static JsonNode date(JsonTree tree, JsDate date) {
    ObjectNode node = tag(tree, "date", 1);
    return Double.isNaN(date.epochMillis())
        ? node.putNull(VALUE)
        : node.put(VALUE, IsoDates.format((long) date.epochMillis()));
  }

  static JsonNode regExp(JsonTree tree, JsRegExp value) {
    ObjectNode node = tag(tree, "regexp", 0);
    node.set("source", string(tree, value.source()));
    node.set("flags", string(tree, value.flags()));
    return node;
  }

  static JsonNode bytes(JsonTree tree, JsValue value) {
    ByteBuffer bytes =
        value instanceof JsTypedArray t ? t.asByteBuffer() : ((JsArrayBuffer) value).asByteBuffer();
    tree.text(bytes.remaining() / 3 * 4L + 4);
    ByteBuffer digits = Base64.getEncoder().encode(bytes);
    String base64 = StandardCharsets.ISO_8859_1.decode(digits).toString();
    return tag(tree, "bytes", 2).put("type", value.kind()).put("base64", base64);
  }
}
