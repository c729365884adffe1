package dev.cloche.internal.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import dev.cloche.JsValue;
import org.jspecify.annotations.Nullable;

/** Binds values to Java types, and Java objects to values, with Jackson. */
public final class BeanBinding {
  private BeanBinding() {}

  /** {@return the mapper used when none is given} */
  public static ObjectMapper defaultMapper() {
    return DefaultMapper.INSTANCE;
  }

  /**
   * A bean as a value.
   *
   * @param bean the object
   * @param mapper how to serialise it
   * @return the value
   * @throws IllegalArgumentException if that fails
   */
  public static JsValue ofBean(Object bean, ObjectMapper mapper) {
    JsonNode tree = mapper.valueToTree(bean);
    return JavaImporter.convert(tree, "value");
  }

  /**
   * A value as a Java type.
   *
   * @param value the value
   * @param type the type
   * @param mapper how to bind
   * @param <T> the type
   * @return the object; null only for null and undefined
   * @throws IllegalStateException if it does not fit
   */
  public static <T> @Nullable T bind(JsValue value, Class<T> type, ObjectMapper mapper) {
    if (type.isInstance(value) && JsValue.class.isAssignableFrom(type)) {
      return type.cast(value);
    }
    if (type == JsonNode.class) {
      return type.cast(value.toJson());
    }
    @SuppressWarnings("unchecked") // the type that was asked for, boxed when primitive
    T bound = (T) bind(value, mapper.constructType(type), mapper);
    return bound;
  }

  /**
   * A value as a generic Java type.
   *
   * @param value the value
   * @param type the type
   * @param mapper how to bind
   * @param <T> the type
   * @return the object; null only for null and undefined
   * @throws IllegalStateException if it does not fit
   */
  public static <T> @Nullable T bind(JsValue value, TypeReference<T> type, ObjectMapper mapper) {
    @SuppressWarnings("unchecked") // the type that was asked for
    T bound = (T) bind(value, mapper.constructType(type), mapper);
    return bound;
  }

  /**
   * A value as a resolved Java type.
   *
   * @param value the value
   * @param type the type
   * @param mapper how to bind
   * @return the object; null only for null and undefined
   * @throws BindingException if it does not fit
   * @throws IllegalStateException if it is cyclic or too large
   */
  public static @Nullable Object bind(JsValue value, JavaType type, ObjectMapper mapper) {
    if (value.isNullish()) {
      if (type.isPrimitive()) {
        throw ValueText.not(type.getRawClass().getName(), value);
      }
      return null;
    }
    try {
      return mapper.treeToValue(BindingTree.of(value), type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      String why = e instanceof JsonProcessingException p ? p.getOriginalMessage() : e.getMessage();
      throw new BindingException(
          "cannot read " + value.kind() + " as " + type.toCanonical() + ": " + why, e);
    }
  }

  /**
   * Whether there are values that can be read as a type, as far as the type itself tells.
   *
   * @param type the type
   * @param mapper how to bind
   * @return false for an abstract type without known subtypes, for what is no data, and the like
   */
  public static boolean isReadable(JavaType type, ObjectMapper mapper) {
    DeserializationContext context =
        ((DefaultDeserializationContext) mapper.getDeserializationContext())
            .createDummyInstance(mapper.getDeserializationConfig());
    try {
      return !UnreadableTypes.contains(context.findRootValueDeserializer(type));
    } catch (JsonMappingException contradictory) {
      return false;
    }
  }
}
