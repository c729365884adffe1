package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Java data that holds other data. */
final class JavaContainers {
  /** What is not known is taken for this many. */
  private static final int USUAL_SIZE = 8;

  private JavaContainers() {}

  /** Names and values of what becomes an object; null for other data. */
  static @Nullable Iterator<? extends Map.Entry<?, ?>> entries(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.entrySet().iterator();
      case ObjectNode node -> node.properties().iterator();
      default -> null;
    };
  }

  /** The elements of what becomes an array; null for other data. */
  static @Nullable Iterator<?> elements(Object value) {
    return switch (value) {
      case Path path -> null; // an Iterable of itself
      case JsonNode node -> node.isArray() ? node.iterator() : null;
      case Iterable<?> iterable -> iterable.iterator();
      case Object[] array -> Arrays.asList(array).iterator();
      default -> value.getClass().isArray() ? primitives(value) : null;
    };
  }

  private static Iterator<?> primitives(Object array) {
    return IntStream.range(0, Array.getLength(array)).mapToObj(i -> Array.get(array, i)).iterator();
  }

  /** How many parts it says that it has. */
  static int size(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.size();
      case Collection<?> collection -> collection.size();
      case JsonNode node -> node.size();
      case Object[] array -> array.length;
      default -> value.getClass().isArray() ? Array.getLength(value) : USUAL_SIZE;
    };
  }

  /** Why data that is neither is refused. */
  static String refusal(Object value) {
    return value.getClass().getName() + " has no counterpart in JavaScript";
  }
}
