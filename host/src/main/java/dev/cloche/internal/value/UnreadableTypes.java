package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.impl.UnsupportedTypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to read what does something on being read: Jackson loads the class, and looks up the
 * address, that a guest's text names.
 */
final class UnreadableTypes extends Deserializers.Base {

  private UnreadableTypes() {}

  static SimpleModule module() {
    return new SimpleModule("cloche-unreadable") {
      private static final long serialVersionUID = 1L;

      @Override
      public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new UnreadableTypes());
      }
    };
  }

  @Override
  public @Nullable JsonDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription bean) {
    Class<?> raw = type.getRawClass();
    boolean refused = raw == Class.class || isOfTheNetwork(raw);
    return refused
        ? new UnsupportedTypeDeserializer(type, raw.getName() + " is not read from values")
        : null;
  }

  /** A URL looks its host up, too, when it is compared. */
  private static boolean isOfTheNetwork(Class<?> type) {
    return type.getPackageName().equals("java.net") && !type.getSimpleName().equals("URI");
  }

  /** Whether no value can ever be read by a deserializer. */
  static boolean contains(JsonDeserializer<?> deserializer) {
    return deserializer instanceof UnsupportedTypeDeserializer
        || deserializer instanceof AbstractDeserializer; // Of a type without known subtypes.
  }
}
