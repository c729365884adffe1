package dev.cloche;

import dev.cloche.internal.value.MapKey;
import dev.cloche.internal.value.ValueText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Set: values of any kind, in the order in which they were added.
 *
 * <p>Values are found as in JavaScript: primitives by value (NaN finds NaN, -0 is 0), everything
 * else by identity. Equal only to itself.
 */
public final class JsSet implements JsValue {
  private Set<MapKey> values = Set.of();

  private JsSet() {}

  /**
   * A Set of values.
   *
   * @param values the values, converted as by {@link JsValue#of}
   * @return the Set
   * @throws IllegalArgumentException as {@link JsValue#of}
   */
  public static JsSet of(@Nullable Object... values) {
    Builder builder = builder();
    for (Object value : values) {
      builder.add(value);
    }
    return builder.build();
  }

  /** {@return a builder of a Set} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return how many values there are} */
  public int size() {
    return values.size();
  }

  /**
   * Whether a value is there.
   *
   * @param value the value
   * @return true if it is
   */
  public boolean has(JsValue value) {
    return values.contains(MapKey.of(value));
  }

  /** {@return the values in order; a read-only copy} */
  public List<JsValue> values() {
    List<JsValue> list = new ArrayList<>(values.size());
    values.forEach(key -> list.add(key.value()));
    return Collections.unmodifiableList(list);
  }

  @Override
  public String kind() {
    return "Set";
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /** Builds a {@link JsSet}. Not safe for use by several threads. */
  public static final class Builder {
    private final JsSet self = new JsSet();
    private boolean built;

    private Builder() {}

    /**
     * Adds a value; one that is there keeps its place.
     *
     * @param value the value, converted as by {@link JsValue#of}
     * @return this
     * @throws IllegalArgumentException as {@link JsValue#of}
     * @throws IllegalStateException after {@link #build}
     */
    public Builder add(@Nullable Object value) {
      Builders.requireOpen(built);
      if (self.values.isEmpty()) {
        self.values = new LinkedHashSet<>(4);
      }
      self.values.add(MapKey.of(Builders.value(value)));
      return this;
    }

    /**
     * {@return the Set being built} Put it into other values to make a cycle; its content is
     * complete, and safe for other threads, after {@link #build}.
     */
    public JsSet self() {
      return self;
    }

    /**
     * {@return the Set, which is final from now on}
     *
     * @throws IllegalStateException when called twice
     */
    public JsSet build() {
      Builders.requireOpen(built);
      built = true;
      return self;
    }
  }
}
