package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsBoolean;
import dev.cloche.JsDate;
import dev.cloche.JsNull;
import dev.cloche.JsNumber;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The counterparts of Java data that holds no other data. */
final class JavaScalars {
  private JavaScalars() {}

  static boolean hasIdentity(JsValue value) {
    return value instanceof JsTypedArray || value instanceof JsDate;
  }

  /** The counterpart; null when the data is a container or has none. */
  @SuppressWarnings("JavaUtilDate") // callers have them
  static @Nullable JsValue convert(Object value) {
    return switch (value) {
      case JsValue done -> done;
      case CharSequence text -> JsString.of(text);
      case Boolean truth -> JsBoolean.of(truth);
      case Number number -> number(number);
      case JsonNode node -> node(node);
      case Instant instant -> JsDate.of(instant);
      case Date date -> JsDate.of(Instant.ofEpochMilli(date.getTime()));
      case byte[] bytes -> JsTypedArray.of(bytes);
      case ByteBuffer bytes -> bytes(bytes);
      case Character letter -> JsString.of(letter.toString());
      case Enum<?> constant -> JsString.of(constant.name());
      case OptionalInt i -> i.isPresent() ? JsNumber.of(i.getAsInt()) : JsNull.NULL;
      case OptionalLong l -> l.isPresent() ? whole(l.getAsLong()) : JsNull.NULL;
      case OptionalDouble d -> d.isPresent() ? JsNumber.of(d.getAsDouble()) : JsNull.NULL;
      default -> null;
    };
  }

  private static @Nullable JsValue number(Number number) {
    return switch (number) {
      case Integer i -> JsNumber.of(i.intValue());
      case Double d -> JsNumber.of(d.doubleValue());
      case Long l -> whole(l);
      case Float f -> JsNumber.of(f.doubleValue());
      case Short s -> JsNumber.of(s.intValue());
      case Byte b -> JsNumber.of(b.intValue());
      case BigInteger big -> JsBigInt.of(big);
      case BigDecimal decimal -> require(Numbers.exact(decimal), "a decimal");
      default -> null;
    };
  }

  static JsNumber whole(long value) {
    return require(Numbers.exact(value), "an integer");
  }

  private static JsNumber require(@Nullable JsNumber exact, String what) {
    if (exact == null) {
      throw new IllegalArgumentException(
          what
              + " that no JavaScript number equals; pass a BigInteger (or the tag bigint) for a"
              + " BigInt, a string, or a double if rounding is fine");
    }
    return exact;
  }

  private static JsValue bytes(ByteBuffer bytes) {
    JsArrayBuffer buffer = JsArrayBuffer.of(bytes);
    return JsTypedArray.of(JsTypedArray.Kind.UINT8, buffer, 0, buffer.byteLength());
  }

  /** What a box of one other thing holds, at any depth; other data as it is. */
  static @Nullable Object unbox(@Nullable Object value) {
    Object inner = value;
    while (true) {
      if (inner instanceof Optional<?> optional) {
        inner = optional.orElse(null);
      } else if (inner instanceof POJONode node) {
        inner = node.getPojo();
      } else {
        return inner;
      }
    }
  }

  /** A leaf of a JSON tree. */
  private static @Nullable JsValue node(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> JsNull.NULL;
      case MISSING -> JsUndefined.UNDEFINED;
      case BOOLEAN -> JsBoolean.of(node.booleanValue());
      case STRING -> new JsString(node.textValue());
      case NUMBER -> jsonNumber(node);
      case BINARY -> JsTypedArray.of(((BinaryNode) node).binaryValue());
      default -> null;
    };
  }

  /** A JSON number: integers must be exact, decimals become the nearest double as in JSON.parse. */
  static JsNumber jsonNumber(JsonNode node) {
    if (node.isBigInteger()) {
      return require(Numbers.exact(node.bigIntegerValue()), "an integer");
    }
    if (node.isIntegralNumber()) {
      return whole(node.longValue());
    }
    double value = node.doubleValue();
    if (node.isBigDecimal() && Double.isInfinite(value)) {
      throw new IllegalArgumentException("a decimal outside the range of JavaScript's numbers");
    }
    return JsNumber.of(value);
  }
}
