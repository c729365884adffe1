package dev.cloche;

import dev.cloche.internal.value.JavaImporter;
import dev.cloche.internal.value.ValueText;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plain object: string keys in order, and their values.
 *
 * <p>Keys are data only: {@code __proto__}, {@code constructor} and the empty string are entries
 * like any other. Equal only to itself; compare {@link #properties} or {@link #toJava} for content.
 */
public final class JsObject implements JsValue {
  private final PropertyTable properties;

  private JsObject(PropertyTable properties) {
    this.properties = properties;
  }

  /**
   * An object with the entries of a map.
   *
   * @param properties names and values, converted as by {@link JsValue#of}
   * @return the object
   * @throws IllegalArgumentException as {@link JsValue#of}
   */
  public static JsObject of(Map<String, ?> properties) {
    return (JsObject) JavaImporter.convert(properties, "value");
  }

  /** {@return a builder of an object} */
  public static Builder builder() {
    return new Builder(4);
  }

  /**
   * A builder with room for a known number of properties.
   *
   * @param expectedSize how many, at least 0; more are fine
   * @return the builder
   */
  public static Builder builder(int expectedSize) {
    return new Builder(expectedSize);
  }

  /** {@return how many properties there are} */
  public int size() {
    return properties.size();
  }

  /**
   * Whether there is a property.
   *
   * @param key its name
   * @return true even when its value is undefined
   */
  public boolean has(String key) {
    return properties.containsKey(key);
  }

  /** {@return the names, in order; a read-only view} */
  public Set<String> keys() {
    return properties.keySet();
  }

  /** {@return names and values, in order; a read-only view} */
  public Map<String, JsValue> properties() {
    return properties;
  }

  @Override
  public JsValue get(String key) {
    JsValue value = properties.get(key);
    return value == null ? JsUndefined.UNDEFINED : value;
  }

  @Override
  public String kind() {
    return "Object";
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /** Builds a {@link JsObject}. Not safe for use by several threads. */
  public static final class Builder {
    private final PropertyTable properties;
    private final JsObject self;
    private boolean built;

    private Builder(int expectedSize) {
      properties = new PropertyTable(expectedSize);
      self = new JsObject(properties);
    }

    /**
     * Sets a property; a name that is there keeps its place.
     *
     * @param key the name
     * @param value the value, converted as by {@link JsValue#of}
     * @return this
     * @throws IllegalArgumentException as {@link JsValue#of}
     * @throws IllegalStateException after {@link #build}
     */
    public Builder put(String key, @Nullable Object value) {
      Builders.requireOpen(built);
      properties.set(Builders.key(key), Builders.value(value));
      return this;
    }

    /**
     * {@return the object being built} Put it into other values to make a cycle; its content is
     * complete, and safe for other threads, after {@link #build}.
     */
    public JsObject self() {
      return self;
    }

    /**
     * {@return the object, which is final from now on}
     *
     * @throws IllegalStateException when called twice
     */
    public JsObject build() {
      Builders.requireOpen(built);
      built = true;
      return self;
    }
  }
}
