package dev.cloche.internal.value;

import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsObject;
import dev.cloche.JsSet;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Whether two values are the same graph: same contents, same sharing, same cycles. */
final class Isomorphism {
  private final IdentityHashMap<JsValue, JsValue> forth = new IdentityHashMap<>();
  private final IdentityHashMap<JsValue, JsValue> back = new IdentityHashMap<>();
  private final boolean identity;

  private Isomorphism(boolean identity) {
    this.identity = identity;
  }

  static boolean same(JsValue a, JsValue b) {
    return new Isomorphism(true).check(a, b);
  }

  /** Without regard to sharing, for forms that write shared parts twice; cycles must match. */
  static boolean sameContent(JsValue a, JsValue b) {
    return new Isomorphism(false).check(a, b);
  }

  private boolean check(JsValue a, JsValue b) {
    if (!a.kind().equals(b.kind())) {
      return false;
    }
    boolean container =
        switch (a) {
          case JsArray v -> true;
          case JsObject v -> true;
          case JsMap v -> true;
          case JsSet v -> true;
          case JsArrayBuffer v -> true;
          case JsTypedArray v -> true;
          case JsError v -> true;
          default -> false;
        };
    if (!container) {
      return a.equals(b);
    }
    JsValue known = forth.get(a);
    if (known != null || (identity && back.containsKey(b))) {
      return known == b && (!identity || back.get(b) == a);
    }
    forth.put(a, b);
    back.put(b, a);
    boolean same = contents(a, b);
    if (!identity) {
      forth.remove(a);
    }
    return same;
  }

  private boolean contents(JsValue a, JsValue b) {
    return switch (a) {
      case JsArray x -> arrays(x, (JsArray) b);
      case JsObject x ->
          new ArrayList<>(x.keys()).equals(new ArrayList<>(((JsObject) b).keys()))
              && all(
                  List.copyOf(x.properties().values()),
                  List.copyOf(((JsObject) b).properties().values()));
      case JsMap x -> all(flat(x), flat((JsMap) b));
      case JsSet x -> all(x.values(), ((JsSet) b).values());
      case JsError x -> errors(x, (JsError) b);
      case JsArrayBuffer x -> x.asByteBuffer().equals(((JsArrayBuffer) b).asByteBuffer());
      case JsTypedArray x -> views(x, (JsTypedArray) b);
      default -> throw new AssertionError(a.kind());
    };
  }

  private boolean arrays(JsArray a, JsArray b) {
    long[] indices = a.indices();
    if (a.length() != b.length() || !Arrays.equals(indices, b.indices())) {
      return false;
    }
    for (long index : indices) {
      if (!check(a.get(index), b.get(index))) {
        return false;
      }
    }
    return true;
  }

  private boolean errors(JsError a, JsError b) {
    return a.name().equals(b.name())
        && a.message().equals(b.message())
        && a.stack().equals(b.stack())
        && optional(a.code(), b.code())
        && optional(a.cause(), b.cause())
        && optional(a.errors(), b.errors());
  }

  private boolean optional(Optional<? extends JsValue> a, Optional<? extends JsValue> b) {
    return a.isPresent() == b.isPresent() && (a.isEmpty() || check(a.get(), b.get()));
  }

  private boolean views(JsTypedArray a, JsTypedArray b) {
    if (!identity) {
      return a.asByteBuffer().equals(b.asByteBuffer());
    }
    return a.byteOffset() == b.byteOffset()
        && a.length() == b.length()
        && check(a.buffer(), b.buffer());
  }

  private static List<JsValue> flat(JsMap map) {
    List<JsValue> flat = new ArrayList<>();
    map.entries().forEach(e -> flat.addAll(List.of(e.getKey(), e.getValue())));
    return flat;
  }

  private boolean all(List<JsValue> a, List<JsValue> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!check(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
