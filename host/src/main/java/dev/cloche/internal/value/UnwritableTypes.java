package dev.cloche.internal.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.Proxy;

/**
 * Refuses to write what is the host's machinery and not data: Jackson takes a thread, an exception
 * or a lambda for a bean.
 */
final class UnwritableTypes extends BeanSerializerModifier {
  private static final long serialVersionUID = 1L;

  private UnwritableTypes() {}

  static SimpleModule module() {
    return new SimpleModule("cloche-unwritable")
        .setSerializerModifier(new UnwritableTypes())
        .addSerializer(new Unwritable<>(Class.class))
        .addSerializer(new Unwritable<>(ClassLoader.class))
        .addSerializer(new Unwritable<>(Throwable.class));
  }

  @Override
  public JsonSerializer<?> modifySerializer(
      SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
    Class<?> type = bean.getBeanClass();
    return serializer instanceof BeanSerializerBase && !isData(type)
        ? new Unwritable<>(type)
        : serializer;
  }

  /** Whether a class that Jackson takes for a bean may be one. */
  private static boolean isData(Class<?> type) {
    return !type.isHidden()
        && !Proxy.isProxyClass(type)
        && type.getClassLoader() != null
        && type.getClassLoader() != ClassLoader.getPlatformClassLoader();
  }

  private static final class Unwritable<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    Unwritable(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      throw InvalidDefinitionException.from(
          to, handledType().getName() + " is no data", provider.constructType(handledType()));
    }
  }
}
