package dev.cloche;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ordered properties of an object: two arrays, and an index once a scan would be slow. A third
 * of the memory of a LinkedHashMap, because a hostile message can claim half a million objects.
 */
final class PropertyTable extends AbstractMap<String, JsValue> {
  private static final int SCANNED = 8;

  private static final String[] NO_KEYS = {};
  private static final JsValue[] NO_VALUES = {};

  private String[] keys;
  private JsValue[] values;
  private int size;
  private @Nullable HashMap<String, Integer> index;

  PropertyTable(int capacity) {
    keys = capacity == 0 ? NO_KEYS : new String[capacity];
    values = capacity == 0 ? NO_VALUES : new JsValue[capacity];
  }

  /** Adds a property, or replaces the value of the one with that name in its place. */
  void set(String key, JsValue value) {
    int at = indexOf(key);
    if (at >= 0) {
      values[at] = value;
      return;
    }
    if (size == keys.length) {
      int capacity = Math.max(4, size + (size >> 1));
      keys = Arrays.copyOf(keys, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    keys[size] = key;
    values[size] = value;
    addToIndex(key);
    size++;
  }

  private void addToIndex(String key) {
    if (index != null) {
      index.put(key, size);
    } else if (size == SCANNED) {
      index = new HashMap<>(Math.max(32, keys.length + (keys.length >> 1)));
      for (int i = 0; i <= size; i++) {
        index.put(keys[i], i);
      }
    }
  }

  private int indexOf(String key) {
    if (index != null) {
      Integer at = index.get(key);
      return at == null ? -1 : at;
    }
    for (int i = 0; i < size; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable JsValue get(@Nullable Object key) {
    int at = key instanceof String name ? indexOf(name) : -1;
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && indexOf(name) >= 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Map.Entry<String, JsValue>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, JsValue>> {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Map.Entry<String, JsValue>> iterator() {
      return new Iterator<>() {
        private int at;

        @Override
        public boolean hasNext() {
          return at < size;
        }

        @Override
        public Map.Entry<String, JsValue> next() {
          if (at >= size) {
            throw new NoSuchElementException();
          }
          Map.Entry<String, JsValue> entry = Map.entry(keys[at], values[at]);
          at++;
          return entry;
        }
      };
    }
  }
}
