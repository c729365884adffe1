package dev.cloche.internal.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code toJava} makes of a Map: read-only, in order. Keys are found as {@link MapKey} says,
 * because a {@code HashMap} of mixed keys could be slowed down by a guest's choice of keys.
 */
final class KeyedMap extends AbstractMap<@Nullable Object, @Nullable Object> {
  private final LinkedHashMap<MapKey, @Nullable Object> entries = new LinkedHashMap<>();

  void add(MapKey key, @Nullable Object value) {
    entries.put(key, value);
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    MapKey wanted = JavaExporter.key(key);
    return wanted != null && entries.containsKey(wanted);
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    MapKey wanted = JavaExporter.key(key);
    return wanted == null ? null : entries.get(wanted);
  }

  @Override
  public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return entries.size();
      }

      @Override
      public Iterator<Map.Entry<@Nullable Object, @Nullable Object>> iterator() {
        Iterator<Map.Entry<MapKey, @Nullable Object>> source = entries.entrySet().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return source.hasNext();
          }

          @Override
          public Map.Entry<@Nullable Object, @Nullable Object> next() {
            Map.Entry<MapKey, @Nullable Object> entry = source.next();
            return new SimpleImmutableEntry<>(
                JavaExporter.keyToJava(entry.getKey()), entry.getValue());
          }
        };
      }
    };
  }
}
