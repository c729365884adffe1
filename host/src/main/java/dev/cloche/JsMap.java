package dev.cloche;

import dev.cloche.internal.value.MapKey;
import dev.cloche.internal.value.ValueText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Map: keys of any kind, in the order in which they were added.
 *
 * <p>Keys are found as in JavaScript: primitives by value (NaN finds NaN, -0 is 0), everything else
 * by identity. Equal only to itself.
 */
public final class JsMap implements JsValue {
  private Map<MapKey, JsValue> entries = Map.of();

  private JsMap() {}

  /** {@return a builder of a Map} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return how many entries there are} */
  public int size() {
    return entries.size();
  }

  /**
   * Whether there is an entry.
   *
   * @param key the key
   * @return true even when its value is undefined
   */
  public boolean has(JsValue key) {
    return entries.containsKey(MapKey.of(key));
  }

  /**
   * The value of a key.
   *
   * @param key the key
   * @return the value, undefined when there is none
   */
  public JsValue get(JsValue key) {
    JsValue value = entries.get(MapKey.of(key));
    return value == null ? JsUndefined.UNDEFINED : value;
  }

  @Override
  public JsValue get(String key) {
    return get(new JsString(key));
  }

  /** {@return the entries in order; a read-only copy} */
  public List<Map.Entry<JsValue, JsValue>> entries() {
    List<Map.Entry<JsValue, JsValue>> list = new ArrayList<>(entries.size());
    entries.forEach((key, value) -> list.add(Map.entry(key.value(), value)));
    return Collections.unmodifiableList(list);
  }

  @Override
  public String kind() {
    return "Map";
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /** Builds a {@link JsMap}. Not safe for use by several threads. */
  public static final class Builder {
    private final JsMap self = new JsMap();
    private boolean built;

    private Builder() {}

    /**
     * Sets an entry; a key that is there keeps its place.
     *
     * @param key the key, converted as by {@link JsValue#of}
     * @param value the value, converted likewise
     * @return this
     * @throws IllegalArgumentException as {@link JsValue#of}
     * @throws IllegalStateException after {@link #build}
     */
    public Builder put(@Nullable Object key, @Nullable Object value) {
      Builders.requireOpen(built);
      if (self.entries.isEmpty()) {
        self.entries = new LinkedHashMap<>(4);
      }
      self.entries.put(MapKey.of(Builders.value(key)), Builders.value(value));
      return this;
    }

    /**
     * {@return the Map being built} Put it into other values to make a cycle; its content is
     * complete, and safe for other threads, after {@link #build}.
     */
    public JsMap self() {
      return self;
    }

    /**
     * {@return the Map, which is final from now on}
     *
     * @throws IllegalStateException when called twice
     */
    public JsMap build() {
      Builders.requireOpen(built);
      built = true;
      return self;
    }
  }
}
