package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import dev.cloche.internal.value.BeanBinding;
import dev.cloche.internal.value.BindingException;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a guest's values into one Java type. Nothing is coerced, and null and undefined fit only
 * where the type says so: the values are a stranger's.
 */
final class ValueReader {

  private final Function<JsValue, ? extends @Nullable Object> conversion;

  /** Whether the conversion knows what to do with null and undefined. */
  private final boolean takesNullish;

  private final boolean nullable;
  private final String wanted;

  private ValueReader(
      Function<JsValue, ? extends @Nullable Object> conversion,
      boolean takesNullish,
      boolean nullable,
      String wanted) {
    this.conversion = conversion;
    this.takesNullish = takesNullish;
    this.nullable = nullable;
    this.wanted = wanted;
  }

  /**
   * A reader.
   *
   * @param type the type
   * @param nullable whether null and undefined are read as null
   * @throws IllegalArgumentException if values of that type cannot be read
   */
  static ValueReader of(JavaType type, boolean nullable) {
    Class<?> raw = type.getRawClass();
    String wanted = TypeNames.of(raw);
    if (raw == Optional.class) {
      ValueReader inner = of(type.containedTypeOrUnknown(0), false);
      Function<JsValue, Object> conversion =
          value ->
              value.isNullish()
                  ? Optional.empty()
                  : Optional.of(Objects.requireNonNull(inner.conversion.apply(value)));
      return new ValueReader(conversion, true, false, inner.wanted);
    }
    if (JsValue.class.isAssignableFrom(raw)) {
      boolean any = raw.isAssignableFrom(JsUndefined.class);
      return new ValueReader(value -> cast(value, raw), any, nullable, wanted);
    }
    if (raw == JsonNode.class) {
      return new ValueReader(JsValue::toJson, true, false, wanted);
    }
    Function<JsValue, ?> scalar =
        Scalars.READERS.get(MethodType.methodType(raw).unwrap().returnType());
    return new ValueReader(scalar != null ? scalar : bound(type), false, nullable, wanted);
  }

  private static JsValue cast(JsValue value, Class<?> kind) {
    if (!kind.isInstance(value)) {
      throw new IllegalStateException("another kind of value");
    }
    return value;
  }

  private static Function<JsValue, @Nullable Object> bound(JavaType type) {
    ObjectMapper mapper = BeanBinding.defaultMapper();
    if (!BeanBinding.isReadable(type, mapper)) {
      throw new IllegalArgumentException("values cannot be read as " + type.toCanonical());
    }
    return value -> BeanBinding.bind(value, type, mapper);
  }

  /** Whether null, and a value that is left out, are fine. */
  boolean isOptional() {
    return nullable || (takesNullish && !wanted.equals(TypeNames.ANYTHING));
  }

  /**
   * Reads a value.
   *
   * @param value the value
   * @param place what it is, such as {@code argument 1}
   * @param function the function whose it is, for messages
   * @throws TypeMismatchException if it does not fit
   * @throws IllegalArgumentException if none would
   */
  @Nullable Object read(JsValue value, String place, String function) {
    if (value.isNullish() && !takesNullish) {
      if (nullable) {
        return null;
      }
      throw new TypeMismatchException(
          place + " of " + function + " must be " + wanted + ", not " + TypeNames.of(value), null);
    }
    try {
      return conversion.apply(value);
    } catch (BindingException misfit) {
      throw inside(misfit, place, function, value);
    } catch (IllegalStateException misfit) {
      throw new TypeMismatchException(
          place + " of " + function + " must be " + wanted + ", not " + TypeNames.of(value),
          misfit);
    }
  }

  private RuntimeException inside(
      BindingException misfit, String place, String function, JsValue value) {
    if (misfit.isOfTheType()) {
      return new IllegalArgumentException(
          place + " of " + function + " has a type that cannot be read", misfit);
    }
    String where = misfit.place(place);
    if (misfit.getCause() instanceof ValueInstantiationException) {
      return new TypeMismatchException(where + " of " + function + " is not accepted", misfit);
    }
    boolean itself = where.equals(place);
    Class<?> type = misfit.wanted();
    String name = itself || type == null ? wanted : TypeNames.of(type);
    return new TypeMismatchException(
        where
            + " of "
            + function
            + " must be "
            + name
            + (itself ? ", not " + TypeNames.of(value) : ""),
        misfit);
  }
}
