package dev.cloche;

import dev.cloche.internal.value.ValueText;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An Array: a length of up to 4,294,967,295 and elements, some of which may be holes.
 *
 * <p>Memory follows the elements that are there, not the length, which a guest can set to anything
 * at no cost: check {@link #isSparse} before a loop up to {@link #length}, or use {@link
 * #elements}, which refuses sparse arrays. Equal only to itself; compare {@link #elements} or
 * {@link #toJava} for content.
 */
public final class JsArray implements JsValue {
  private final ElementTable table;

  private JsArray(ElementTable table) {
    this.table = table;
  }

  /**
   * An array of values.
   *
   * @param elements the elements, converted as by {@link JsValue#of}
   * @return the array
   * @throws IllegalArgumentException as {@link JsValue#of}
   */
  public static JsArray of(@Nullable Object... elements) {
    Builder builder = builder(elements.length);
    for (Object element : elements) {
      builder.add(element);
    }
    return builder.build();
  }

  /** {@return a builder of an array} */
  public static Builder builder() {
    return new Builder(8);
  }

  /**
   * A builder with room for a known number of elements.
   *
   * @param expectedLength how many, at least 0; more are fine
   * @return the builder
   */
  public static Builder builder(int expectedLength) {
    return new Builder(expectedLength);
  }

  /** {@return the length: one more than the largest index, up to 4,294,967,295} */
  public long length() {
    return table.length();
  }

  /** {@return whether fewer than half of more than 64 elements are there} */
  public boolean isSparse() {
    return ElementTable.isSparse(table.length(), table.present());
  }

  /**
   * Whether an element is there.
   *
   * @param index from 0
   * @return false for a hole and outside the array
   */
  public boolean has(long index) {
    return table.get(index) != null;
  }

  @Override
  public JsValue get(int index) {
    return get((long) index);
  }

  /**
   * The element at an index that may be past {@code int}.
   *
   * @param index from 0
   * @return the element, undefined for a hole and outside the array
   */
  public JsValue get(long index) {
    JsValue value = table.get(index);
    return value == null ? JsUndefined.UNDEFINED : value;
  }

  /** {@return the indices of the elements that are there, ascending; a copy} */
  public long[] indices() {
    return table.presentIndices();
  }

  /**
   * {@return the elements, undefined for holes; a read-only view}
   *
   * @throws IllegalStateException if the array {@link #isSparse}
   */
  public List<JsValue> elements() {
    if (isSparse()) {
      throw ValueText.not("a dense array", this);
    }
    return new AbstractList<>() {
      @Override
      public JsValue get(int index) {
        return JsArray.this.get((long) Objects.checkIndex(index, size()));
      }

      @Override
      public int size() {
        return (int) Math.min(table.length(), Integer.MAX_VALUE);
      }
    };
  }

  @Override
  public String kind() {
    return "Array";
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /** Builds a {@link JsArray} in ascending order. Not safe for use by several threads. */
  public static final class Builder {
    private final ElementTable table;
    private final JsArray self;
    private boolean built;

    private Builder(int expectedLength) {
      table = new ElementTable(expectedLength);
      self = new JsArray(table);
    }

    /**
     * Appends an element.
     *
     * @param value the value, converted as by {@link JsValue#of}
     * @return this
     * @throws IllegalArgumentException as {@link JsValue#of}, or if the array is full
     * @throws IllegalStateException after {@link #build}
     */
    public Builder add(@Nullable Object value) {
      Builders.requireOpen(built);
      table.append(Builders.value(value));
      return this;
    }

    /**
     * Makes the array longer with holes; the next element added comes after them.
     *
     * @param length the new length, from the present one to 4,294,967,295
     * @return this
     * @throws IllegalArgumentException if it is out of range
     * @throws IllegalStateException after {@link #build}
     */
    public Builder length(long length) {
      Builders.requireOpen(built);
      table.extendTo(length);
      return this;
    }

    /**
     * Appends a hole.
     *
     * @return this
     * @throws IllegalArgumentException if the array is full
     * @throws IllegalStateException after {@link #build}
     */
    public Builder hole() {
      return length(table.length() + 1);
    }

    /**
     * {@return the array being built} Put it into other values to make a cycle; its content is
     * complete, and safe for other threads, after {@link #build}.
     */
    public JsArray self() {
      return self;
    }

    /**
     * {@return the array, which is final from now on}
     *
     * @throws IllegalStateException when called twice
     */
    public JsArray build() {
      Builders.requireOpen(built);
      built = true;
      return self;
    }
  }
}
