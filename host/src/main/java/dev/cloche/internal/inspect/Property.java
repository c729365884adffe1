package dev.cloche.internal.inspect;

import org.jspecify.annotations.Nullable;

/**
 * A property of an object, or what stands for something inside of it.
 *
 * @param name its name; a symbol's description
 * @param flags bits of this record's constants
 * @param value its value, an accessor's getter
 * @param setter an accessor's setter, null of what is no accessor
 */
public record Property(String name, int flags, Described value, @Nullable Described setter) {

  private static final int CONFIGURABLE = 1;
  private static final int WRITABLE = 2;
  private static final int ENUMERABLE = 4;
  private static final int ACCESSOR = 8;
  private static final int SYMBOL = 16;
  private static final int INTERNAL = 32;

  /** {@return whether it may be changed and deleted} */
  public boolean isConfigurable() {
    return (flags & CONFIGURABLE) != 0;
  }

  /** {@return whether its value may be set} */
  public boolean isWritable() {
    return (flags & WRITABLE) != 0;
  }

  /** {@return whether it is enumerable} */
  public boolean isEnumerable() {
    return (flags & ENUMERABLE) != 0;
  }

  /** {@return whether it has a getter, a setter or both} */
  public boolean isAccessor() {
    return (flags & ACCESSOR) != 0;
  }

  /** {@return whether its key is a symbol} */
  public boolean isSymbol() {
    return (flags & SYMBOL) != 0;
  }

  /** {@return whether it is no property, such as {@code [[Prototype]]}} */
  public boolean isInternal() {
    return (flags & INTERNAL) != 0;
  }
}
