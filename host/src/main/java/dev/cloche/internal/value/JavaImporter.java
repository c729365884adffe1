package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.JsArray;
import dev.cloche.JsNull;
import dev.cloche.JsObject;
import dev.cloche.JsValue;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes values of ordinary Java data; see {@link JsValue#of}. */
public final class JavaImporter extends Walk {
  private final String root;
  private final @Nullable ObjectMapper beans;
  private final IdentityHashMap<Object, JsValue> seen = new IdentityHashMap<>();
  private int values;

  private JavaImporter(String root, @Nullable ObjectMapper beans) {
    this.root = root;
    this.beans = beans;
  }

  /**
   * Converts.
   *
   * @param value the data
   * @param root what messages call it, such as {@code args[0]}
   * @return the value
   * @throws IllegalArgumentException naming the place that has no counterpart or passes a limit
   */
  public static JsValue convert(@Nullable Object value, String root) {
    return convert(value, root, null);
  }

  /**
   * Converts data in which records and beans may be.
   *
   * @param value the data
   * @param root what messages call it
   * @param beans how to serialise what has no counterpart of its own; null to refuse it
   * @return the value
   * @throws IllegalArgumentException as {@link #convert(Object, String)}
   */
  public static JsValue convert(@Nullable Object value, String root, @Nullable ObjectMapper beans) {
    if (value instanceof JsValue done) {
      return done;
    }
    JavaImporter importer = new JavaImporter(root, beans);
    JsValue converted = importer.value(value);
    importer.run();
    return converted;
  }

  private IllegalArgumentException refuse(String why) {
    return new IllegalArgumentException(path(root) + ": " + why);
  }

  private JsValue value(@Nullable Object boxed) {
    Object value = JavaScalars.unbox(boxed);
    if (++values > ValueLimits.MAX_VALUES) {
      throw refuse("more than " + ValueLimits.MAX_VALUES + " values");
    }
    if (value == null) {
      return JsNull.NULL;
    }
    JsValue known = seen.get(value);
    if (known != null) {
      return known;
    }
    JsValue scalar;
    try {
      scalar = JavaScalars.convert(value);
    } catch (IllegalArgumentException e) {
      throw refuse(String.valueOf(e.getMessage()));
    }
    if (scalar != null) {
      if (JavaScalars.hasIdentity(scalar)) {
        seen.put(value, scalar);
      }
      return scalar;
    }
    return container(value);
  }

  private JsValue container(Object value) {
    Iterator<? extends Map.Entry<?, ?>> entries = JavaContainers.entries(value);
    if (entries != null) {
      JsObject.Builder builder = JsObject.builder(JavaContainers.size(value));
      return open(value, builder.self(), new MapFrame(entries, builder));
    }
    Iterator<?> elements = JavaContainers.elements(value);
    if (elements != null) {
      JsArray.Builder builder = JsArray.builder(JavaContainers.size(value));
      return open(value, builder.self(), new ListFrame(elements, builder));
    }
    return bean(value);
  }

  private JsValue bean(Object value) {
    if (beans == null) {
      throw refuse(
          JavaContainers.refusal(value) + " (for records and beans there is JsValue.ofBean)");
    }
    try {
      JsValue made = value(beans.valueToTree(value));
      seen.put(value, made);
      return made;
    } catch (IllegalArgumentException e) {
      throw refuse(JavaContainers.refusal(value) + ": " + e.getMessage());
    }
  }

  private JsValue open(Object source, JsValue target, Frame frame) {
    if (frames().size() == ValueLimits.MAX_DEPTH) {
      throw refuse("nested more than " + ValueLimits.MAX_DEPTH + " deep");
    }
    seen.put(source, target);
    open(frame);
    return target;
  }

  private final class ListFrame extends Frame {
    private final Iterator<?> elements;
    private final JsArray.Builder builder;
    private int next;

    ListFrame(Iterator<?> elements, JsArray.Builder builder) {
      this.elements = elements;
      this.builder = builder;
    }

    @Override
    boolean advance() {
      while (elements.hasNext()) {
        next++;
        builder.add(value(elements.next()));
        if (!isTop(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }

    @Override
    void step(Path path) {
      path.index(next - 1);
    }
  }

  private final class MapFrame extends Frame {
    private final Iterator<? extends Map.Entry<?, ?>> entries;
    private final JsObject.Builder builder;
    private String key = "";

    MapFrame(Iterator<? extends Map.Entry<?, ?>> entries, JsObject.Builder builder) {
      this.entries = entries;
      this.builder = builder;
    }

    @Override
    boolean advance() {
      while (entries.hasNext()) {
        Map.Entry<?, ?> entry = entries.next();
        key = String.valueOf(entry.getKey());
        if (!(entry.getKey() instanceof String name)) {
          throw refuse("a key that is not a string (for other keys there is JsMap)");
        }
        builder.put(name, value(entry.getValue()));
        if (!isTop(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }

    @Override
    void step(Path path) {
      path.property(key);
    }
  }
}
