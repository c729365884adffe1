package dev.cloche.internal.value;

import dev.cloche.JsArray;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsSet;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container that is being encoded, and how far. */
abstract sealed class EncodeFrame {
  final @Nullable EncodeFrame parent;

  EncodeFrame(@Nullable EncodeFrame parent) {
    this.parent = parent;
  }

  /** Writes children until one opens a frame (true) or there are no more (false). */
  abstract boolean advance(ValueEncoder encoder);

  /** Appends how to get from this container to the child last written. */
  abstract void step(Path path);

  /** The place of the value last written. */
  static String path(@Nullable EncodeFrame top, Origin origin) {
    Deque<EncodeFrame> frames = new ArrayDeque<>();
    for (EncodeFrame frame = top; frame != null; frame = frame.parent) {
      frames.push(frame);
    }
    Path path = new Path(origin);
    frames.forEach(frame -> frame.step(path));
    return path.toString();
  }

  static final class OfArray extends EncodeFrame {
    private final JsArray array;
    private long next;

    OfArray(@Nullable EncodeFrame parent, JsArray array) {
      super(parent);
      this.array = array;
    }

    @Override
    boolean advance(ValueEncoder encoder) {
      long length = array.length();
      while (next < length) {
        JsValue element = array.get(next++);
        if (element == JsUndefined.UNDEFINED && !array.has(next - 1)) {
          encoder.hole();
        } else if (encoder.value(element)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.index(Math.max(0, next - 1));
    }
  }

  static final class OfSparse extends EncodeFrame {
    private final JsArray array;
    private final long[] indices;
    private int next;

    OfSparse(@Nullable EncodeFrame parent, JsArray array, long[] indices) {
      super(parent);
      this.array = array;
      this.indices = indices;
    }

    @Override
    boolean advance(ValueEncoder encoder) {
      while (next < indices.length) {
        long index = indices[next++];
        encoder.varint(index);
        if (encoder.value(array.get(index))) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.index(next == 0 ? 0 : indices[next - 1]);
    }
  }

  static final class OfElements extends EncodeFrame {
    private final @Nullable Object[] elements;
    private int next;

    OfElements(@Nullable EncodeFrame parent, @Nullable Object[] elements) {
      super(parent);
      this.elements = elements;
    }

    @Override
    boolean advance(ValueEncoder encoder) {
      while (next < elements.length) {
        if (encoder.value(elements[next++])) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.index(Math.max(0, next - 1));
    }
  }

  static final class OfRecord extends EncodeFrame {
    private final String[] names;
    private final @Nullable Object[] values;
    private int next;

    OfRecord(@Nullable EncodeFrame parent, String[] names, @Nullable Object[] values) {
      super(parent);
      this.names = names;
      this.values = values;
    }

    @Override
    boolean advance(ValueEncoder encoder) {
      while (next < names.length) {
        if (encoder.value(values[next++])) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.property(next == 0 ? "" : names[next - 1]);
    }
  }

  static final class OfMap extends EncodeFrame {
    private final Iterator<Map.Entry<JsValue, JsValue>> entries;
    private @Nullable JsValue value;
    private int count;

    OfMap(@Nullable EncodeFrame parent, JsMap map) {
      super(parent);
      entries = map.entries().iterator();
    }

    @Override
    boolean advance(ValueEncoder encoder) {
      while (value != null || entries.hasNext()) {
        JsValue next = value;
        value = null;
        if (next == null) {
          Map.Entry<JsValue, JsValue> entry = entries.next();
          next = entry.getKey();
          value = entry.getValue();
          count++;
        }
        if (encoder.value(next)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.entry(count - 1, value != null);
    }
  }

  static final class OfSet extends EncodeFrame {
    private final Iterator<JsValue> values;
    private int count;

    OfSet(@Nullable EncodeFrame parent, JsSet set) {
      super(parent);
      values = set.values().iterator();
    }

    @Override
    boolean advance(ValueEncoder encoder) {
      while (values.hasNext()) {
        count++;
        if (encoder.value(values.next())) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.value(count - 1);
    }
  }

  static final class OfError extends EncodeFrame {
    private final JsError error;
    private int written;

    OfError(@Nullable EncodeFrame parent, JsError error) {
      super(parent);
      this.error = error;
    }

    @Override
    boolean advance(ValueEncoder encoder) {
      while (written < 2) {
        JsValue part = (written++ == 0 ? error.cause() : error.errors()).orElse(null);
        if (part != null && encoder.value(part)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void step(Path path) {
      path.property(written == 1 ? "cause" : "errors");
    }
  }
}
