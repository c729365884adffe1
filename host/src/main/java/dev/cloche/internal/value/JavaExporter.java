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
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes plain Java objects of values; see {@link JsValue#toJava}. */
public final class JavaExporter extends Walk {
  /** A message with one buffer and many views of it must not become many copies. */
  static final long MAX_BYTES = 1L << 28;

  private final IdentityHashMap<JsValue, Object> seen = new IdentityHashMap<>();
  private long bytes;

  private JavaExporter() {}

  /**
   * Converts.
   *
   * @param value the value
   * @return new objects
   * @throws IllegalStateException naming the place of a sparse array or of too many bytes
   */
  public static @Nullable Object export(JsValue value) {
    JavaExporter exporter = new JavaExporter();
    Object exported = exporter.value(value);
    exporter.run();
    return exported;
  }

  /** The key for looking up a Java object, null when no key can be equal to it. */
  static @Nullable MapKey key(@Nullable Object key) {
    if (key == null) {
      return MapKey.of(JsNull.NULL);
    }
    return switch (key) {
      case JsValue value -> MapKey.of(value);
      case String s -> MapKey.of(new JsString(s));
      case Double d -> MapKey.of(new JsNumber(d));
      case Boolean b -> MapKey.of(JsBoolean.of(b));
      case BigInteger i -> MapKey.of(new JsBigInt(i));
      default -> null;
    };
  }

  /** A key as Java: objects, which JavaScript finds by identity, stay the values they are. */
  static @Nullable Object keyToJava(MapKey key) {
    return key.value() instanceof JsUndefined undefined ? undefined : leaf(key.value());
  }

  /** Primitives as Java, other values as they are. */
  private static @Nullable Object leaf(JsValue value) {
    return switch (value) {
      case JsUndefined u -> null;
      case JsNull n -> null;
      case JsBoolean b -> b.value();
      case JsNumber n -> n.value();
      case JsBigInt i -> i.value();
      case JsString s -> s.value();
      default -> value;
    };
  }

  private @Nullable Object value(JsValue value) {
    return switch (value) {
      case JsDate d -> d.instant().orElse(null);
      case JsRegExp r -> "/" + r.source() + "/" + r.flags();
      case JsArrayBuffer b -> bytes(b, b.byteLength());
      case JsTypedArray t -> bytes(t, TypedArrays.javaSize(t));
      case JsArray a -> array(a);
      case JsObject o -> properties(o, o.properties());
      case JsError e -> properties(e, errorProperties(e));
      case JsMap m -> map(m);
      case JsSet s -> set(s);
      default -> leaf(value);
    };
  }

  private Object bytes(JsValue value, long size) {
    Object known = seen.get(value);
    if (known != null) {
      return known;
    }
    bytes += size;
    if (bytes > MAX_BYTES) {
      throw new IllegalStateException(path("value") + ": more than " + MAX_BYTES + " bytes");
    }
    Object copy = value instanceof JsTypedArray t ? TypedArrays.toJava(t) : value.asBytes();
    seen.put(value, copy);
    return copy;
  }

  static Map<String, JsValue> errorProperties(JsError error) {
    Map<String, JsValue> properties = new LinkedHashMap<>();
    properties.put("name", new JsString(error.name()));
    properties.put("message", new JsString(error.message()));
    if (!error.stack().isEmpty()) {
      properties.put("stack", new JsString(error.stack()));
    }
    error.code().ifPresent(code -> properties.put("code", code));
    error.cause().ifPresent(cause -> properties.put("cause", cause));
    error.errors().ifPresent(errors -> properties.put("errors", errors));
    return properties;
  }

  private Object array(JsArray array) {
    Object known = seen.get(array);
    if (known != null) {
      return known;
    }
    if (array.isSparse()) {
      throw new IllegalStateException(
          path("value")
              + ": a sparse array of length "
              + array.length()
              + "; read it with JsArray.indices and get");
    }
    List<@Nullable Object> list = new ArrayList<>((int) array.length());
    seen.put(array, list);
    open(new ListFrame(array.elements().iterator(), list));
    return list;
  }

  private Object properties(JsValue source, Map<String, JsValue> properties) {
    Object known = seen.get(source);
    if (known != null) {
      return known;
    }
    Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(properties.size());
    seen.put(source, map);
    open(new MapFrame(properties.entrySet().iterator(), map));
    return map;
  }

  private Object map(JsMap source) {
    Object known = seen.get(source);
    if (known != null) {
      return known;
    }
    KeyedMap map = new KeyedMap();
    seen.put(source, map);
    open(new KeyedFrame(source.entries().iterator(), map));
    return map;
  }

  private Object set(JsSet source) {
    Object known = seen.get(source);
    if (known != null) {
      return known;
    }
    KeyedSet set = new KeyedSet();
    seen.put(source, set);
    source.values().forEach(value -> set.put(MapKey.of(value)));
    return set;
  }

  private final class ListFrame extends Frame {
    private final Iterator<JsValue> elements;
    private final List<@Nullable Object> target;

    ListFrame(Iterator<JsValue> elements, List<@Nullable Object> target) {
      this.elements = elements;
      this.target = target;
    }

    @Override
    boolean advance() {
      while (elements.hasNext()) {
        JsValue element = elements.next();
        target.add(null); // counts it, for the path of a failure
        target.set(target.size() - 1, value(element));
        if (!isTop(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.index(target.size() - 1);
    }
  }

  private final class MapFrame extends Frame {
    private final Iterator<Map.Entry<String, JsValue>> properties;
    private final Map<String, @Nullable Object> target;
    private String key = "";

    MapFrame(
        Iterator<Map.Entry<String, JsValue>> properties, Map<String, @Nullable Object> target) {
      this.properties = properties;
      this.target = target;
    }

    @Override
    boolean advance() {
      while (properties.hasNext()) {
        Map.Entry<String, JsValue> property = properties.next();
        key = property.getKey();
        target.put(key, value(property.getValue()));
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
  }

  private final class KeyedFrame extends Frame {
    private final Iterator<Map.Entry<JsValue, JsValue>> entries;
    private final KeyedMap target;
    private int next;

    KeyedFrame(Iterator<Map.Entry<JsValue, JsValue>> entries, KeyedMap target) {
      this.entries = entries;
      this.target = target;
    }

    @Override
    boolean advance() {
      while (entries.hasNext()) {
        Map.Entry<JsValue, JsValue> entry = entries.next();
        next++;
        target.add(MapKey.of(entry.getKey()), value(entry.getValue()));
        if (!isTop(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.entry(next - 1, false);
    }
  }
}
