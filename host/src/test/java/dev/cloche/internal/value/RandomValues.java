package dev.cloche.internal.value;

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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values of every kind from a seed: cycles, shared parts, holes, views of one buffer. */
final class RandomValues {
  private static final double[] NUMBERS = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    2147483648.0,
    9007199254740992.0,
    1e21,
    Double.MIN_VALUE,
    1e308,
  };
  private static final String[] STRINGS = {
    "",
    "a",
    "name",
    "__proto__",
    "constructor",
    "$js",
    "caf\u00e9",
    "\u4f60\u597d",
    "\ud83d\ude00",
    "\ud800",
    "x\udc00y",
    "a\\b",
    "\u0000\n\"",
    "with space",
    "ref",
  };

  /** Sources that an engine gives back as it got them. */
  private static final String[] PATTERNS = {
    "(?:)", "a+", "[/]\\d", "\\/\\n", "^caf\u00e9$", "\ud83d\ude00", "(?<x>.)\\k<x>", "[\ud800]",
  };

  private final Random random;
  private final boolean parsed;
  private final List<JsValue> made = new ArrayList<>();
  private final List<JsArrayBuffer> buffers = new ArrayList<>();
  private int budget;

  RandomValues(long seed) {
    this(seed, false);
  }

  /**
   * Values from a seed.
   *
   * @param parsed whether an engine is to read the values and give them back whole
   */
  RandomValues(long seed, boolean parsed) {
    this.parsed = parsed;
    random = new Random(seed);
    budget = 5 + random.nextInt(60);
  }

  JsValue next() {
    return value(0);
  }

  private JsValue value(int depth) {
    int kind = random.nextInt(budget-- > 0 && depth < 12 ? 16 : 7);
    return switch (kind) {
      case 0 -> random.nextBoolean() ? JsUndefined.UNDEFINED : JsNull.NULL;
      case 1 -> JsBoolean.of(random.nextBoolean());
      case 2 -> JsNumber.of(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 3 -> JsNumber.of(random.nextInt());
      case 4 -> new JsString(string());
      case 5 -> bigInt();
      case 6 -> made.isEmpty() ? JsNull.NULL : made.get(random.nextInt(made.size()));
      case 7 -> note(date());
      case 8 -> note(new JsRegExp(pattern(), random.nextBoolean() ? "gi" : ""));
      case 9 -> typedArray();
      case 10, 11 -> object(depth);
      case 12, 13 -> array(depth);
      case 14 -> random.nextBoolean() ? map(depth) : set(depth);
      default -> error(depth);
    };
  }

  private JsValue note(JsValue value) {
    made.add(value);
    return value;
  }

  private String string() {
    return STRINGS[random.nextInt(STRINGS.length)];
  }

  private String pattern() {
    return parsed ? PATTERNS[random.nextInt(PATTERNS.length)] : string();
  }

  private JsDate date() {
    return random.nextInt(4) == 0
        ? JsDate.invalid()
        : new JsDate(Math.rint((random.nextDouble() - 0.5) * 2 * JsDate.MAX_EPOCH_MILLIS));
  }

  private JsBigInt bigInt() {
    BigInteger size = new BigInteger(random.nextInt(random.nextInt(20) == 0 ? 6000 : 80), random);
    return new JsBigInt(random.nextBoolean() ? size : size.negate());
  }

  private JsValue typedArray() {
    if (buffers.isEmpty() || random.nextInt(3) == 0) {
      byte[] bytes = new byte[random.nextInt(5) * 8];
      random.nextBytes(bytes);
      JsArrayBuffer buffer = JsArrayBuffer.of(bytes);
      buffers.add(buffer);
      return note(buffer);
    }
    JsArrayBuffer buffer = buffers.get(random.nextInt(buffers.size()));
    JsTypedArray.Kind[] kinds = JsTypedArray.Kind.values();
    JsTypedArray.Kind kind = kinds[random.nextInt(kinds.length)];
    int elements = buffer.byteLength() / kind.bytesPerElement();
    int from = random.nextInt(elements + 1);
    int length = random.nextInt(elements - from + 1);
    return note(JsTypedArray.of(kind, buffer, from * kind.bytesPerElement(), length));
  }

  private JsValue object(int depth) {
    JsObject.Builder builder = JsObject.builder();
    note(builder.self());
    for (int i = random.nextInt(12); i > 0; i--) {
      builder.put(random.nextInt(3) == 0 ? string() : "k" + i, value(depth + 1));
    }
    return builder.build();
  }

  private JsValue array(int depth) {
    return array(depth, random.nextInt(8) == 0);
  }

  private JsValue array(int depth, boolean sparse) {
    JsArray.Builder builder = JsArray.builder();
    note(builder.self());
    for (int i = random.nextInt(10); i > 0; i--) {
      if (random.nextInt(6) == 0) {
        builder.hole();
      } else {
        builder.add(value(depth + 1));
      }
    }
    if (sparse) {
      builder.length(1_000_000 + random.nextInt(1_000_000)).add(value(depth + 1));
      builder.length(4_294_967_295L);
    }
    return builder.build();
  }

  private JsValue map(int depth) {
    JsMap.Builder builder = JsMap.builder();
    note(builder.self());
    for (int i = random.nextInt(6); i > 0; i--) {
      builder.put(value(depth + 1), value(depth + 1));
    }
    return builder.build();
  }

  private JsValue set(int depth) {
    JsSet.Builder builder = JsSet.builder();
    note(builder.self());
    for (int i = random.nextInt(6); i > 0; i--) {
      builder.add(value(depth + 1));
    }
    return builder.build();
  }

  private JsValue error(int depth) {
    String stack = random.nextBoolean() ? "" : "at f (file:///a.js:1:2)";
    JsError.Builder builder = JsError.builder("TypeError", string(), stack);
    note(builder.self());
    if (random.nextBoolean()) {
      builder.cause(value(depth + 1));
    }
    if (random.nextInt(3) == 0) {
      builder.code(random.nextBoolean() ? string() : random.nextInt());
    }
    if (random.nextInt(3) == 0) {
      // An engine gives back no more than the first hundred.
      builder.errors((JsArray) array(depth + 1, !parsed && random.nextInt(8) == 0));
    }
    return builder.build();
  }
}
