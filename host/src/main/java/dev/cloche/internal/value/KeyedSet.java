package dev.cloche.internal.value;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** What {@code toJava} makes of a Set; see {@link KeyedMap}. */
final class KeyedSet extends AbstractSet<@Nullable Object> {
  private final LinkedHashSet<MapKey> values = new LinkedHashSet<>();

  void put(MapKey key) {
    values.add(key);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public boolean contains(@Nullable Object value) {
    MapKey wanted = JavaExporter.key(value);
    return wanted != null && values.contains(wanted);
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    Iterator<MapKey> source = values.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public @Nullable Object next() {
        return JavaExporter.keyToJava(source.next());
      }
    };
  }
}
