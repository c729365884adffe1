package dev.cloche.script;

import dev.cloche.GuestException;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.internal.value.BeanBinding;
import dev.cloche.internal.value.JavaImporter;
import org.jspecify.annotations.Nullable;

/** What values are on the other side. */
final class Results {

  /** How results come out: awaited, and whatever they are. */
  static final RunOptions<Reference> OPTIONS = RunOptions.reference().awaited(true);

  private Results() {}

  /**
   * A value for a guest.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException when it cannot be transferred
   */
  static JsValue toGuest(@Nullable Object value, String name) {
    return JavaImporter.convert(value, name, BeanBinding.defaultMapper());
  }

  /**
   * Arguments for a guest, converted together but for references.
   *
   * @throws IllegalArgumentException when one cannot be transferred
   */
  static Object[] operands(@Nullable Object @Nullable [] arguments) {
    if (arguments == null) {
      return new Object[0];
    }
    @Nullable Object[] data = arguments.clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = data[i] instanceof Reference ? null : data[i];
    }
    Object[] values = ((JsArray) toGuest(data, "args")).elements().toArray();
    for (int i = 0; i < values.length; i++) {
      if (arguments[i] instanceof Reference reference) {
        values[i] = reference;
      }
    }
    return values;
  }

  /**
   * A guest's value as Java; the reference itself where it has no form there, as a function.
   *
   * @throws GuestException when the guest's own code fails on being read
   */
  static @Nullable Object toJava(Reference reference) {
    JsValue copy = copy(reference);
    if (copy == null) {
      return reference;
    }
    try {
      Object value = copy.toJava();
      reference.close();
      return value;
    } catch (IllegalStateException sparse) {
      return reference;
    }
  }

  /** A copy of a value; null when it cannot be cloned. */
  static @Nullable JsValue copy(Reference reference) {
    try {
      return reference.copy();
    } catch (GuestException failure) {
      if (failure.name().equals("DataCloneError")) {
        return null;
      }
      throw failure;
    }
  }
}
