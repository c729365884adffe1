package dev.cloche.internal.value;

import dev.cloche.JsBigInt;
import dev.cloche.JsBoolean;
import dev.cloche.JsNull;
import dev.cloche.JsNumber;
import dev.cloche.JsString;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import org.jspecify.annotations.Nullable;

/**
 * A value as the key of a Map or Set: primitives by value (the SameValueZero of JavaScript), all
 * else by identity.
 *
 * <p>It is comparable, and one class for all kinds of keys, because a guest can choose keys whose
 * hash codes collide: then {@code HashMap} falls back to a tree, which needs an order.
 */
public final class MapKey implements Comparable<MapKey> {
  private static final JsNumber ZERO = JsNumber.of(0);

  private final JsValue value;

  private MapKey(JsValue value) {
    this.value = value;
  }

  /**
   * The key of a value.
   *
   * @param value the value
   * @return its key; -0 becomes 0
   */
  public static MapKey of(JsValue value) {
    return new MapKey(value instanceof JsNumber n && n.value() == 0 ? ZERO : value);
  }

  /** {@return the value} */
  public JsValue value() {
    return value;
  }

  /** A small number for each kind of primitive, 0 for objects. */
  private static int rank(JsValue value) {
    return switch (value) {
      case JsString s -> 1;
      case JsNumber n -> 2;
      case JsBigInt i -> 3;
      case JsBoolean b -> 4;
      case JsNull n -> 5;
      case JsUndefined u -> 6;
      default -> 0;
    };
  }

  @Override
  public int compareTo(MapKey other) {
    if (value instanceof JsString a && other.value instanceof JsString b) {
      return a.value().compareTo(b.value());
    }
    if (value instanceof JsNumber a && other.value instanceof JsNumber b) {
      return Double.compare(a.value(), b.value());
    }
    if (value instanceof JsBigInt a && other.value instanceof JsBigInt b) {
      return a.value().compareTo(b.value());
    }
    return Integer.compare(rank(value), rank(other.value));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof MapKey other
        && (value == other.value || (rank(value) != 0 && value.equals(other.value)));
  }

  @Override
  public int hashCode() {
    return rank(value) == 0 ? System.identityHashCode(value) : value.hashCode();
  }
}
