package dev.cloche.internal.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.cloche.JsValue;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;

/**
 * The mapper used when none is given: no polymorphic types, no silent coercion, and {@code Instant}
 * without a further module.
 */
final class DefaultMapper {
  static final ObjectMapper INSTANCE =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, DefaultMapper::nothingButText)
          .addModule(UnreadableTypes.module())
          .addModule(UnwritableTypes.module())
          .addModule(
              new SimpleModule("cloche")
                  .addDeserializer(Instant.class, new InstantReader())
                  .addSerializer(Instant.class, new Embedded<>(Instant.class))
                  .addSerializer(Date.class, new Embedded<>(Date.class))
                  .addSerializer(BigInteger.class, new Embedded<>(BigInteger.class))
                  .addSerializer(JsValue.class, new Embedded<>(JsValue.class)))
          .build();

  private DefaultMapper() {}

  private static void nothingButText(MutableCoercionConfig textual) {
    textual
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /** An Instant from the ISO text of a Date, or from milliseconds. */
  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          return Instant.parse(parser.getText());
        }
        return Instant.ofEpochMilli(parser.getLongValue());
      } catch (DateTimeException e) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, parser.getText(), "not an instant");
      }
    }
  }

  /** Hands the object over as it is; {@link JavaImporter} knows it. */
  private static final class Embedded<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    Embedded(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeEmbeddedObject(value);
    }
  }
}
