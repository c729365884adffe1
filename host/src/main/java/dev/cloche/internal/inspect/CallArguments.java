package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.JsBigInt;
import dev.cloche.JsNumber;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads {@code Runtime.CallArgument}. */
final class CallArguments {

  private static final Pattern BIGINT = Pattern.compile("-?\\d{1,10000}n");

  private final RemoteObjects objects;

  CallArguments(RemoteObjects objects) {
    this.objects = objects;
  }

  Operand operand(JsonNode argument, Debuggee guest) throws ProtocolException {
    if (argument.path("objectId").isTextual()) {
      RemoteObjects.Remote remote = objects.get(argument.path("objectId").textValue());
      return new Operand.Held(objects.handle(remote, guest));
    }
    if (argument.path("unserializableValue").isTextual()) {
      return new Operand.Copy(unserializable(argument.path("unserializableValue").textValue()));
    }
    return new Operand.Copy(
        argument.has("value") ? JsValue.of(argument.get("value")) : JsValue.undefined());
  }

  private static JsValue unserializable(String text) throws ProtocolException {
    return switch (text) {
      case "NaN" -> JsNumber.of(Double.NaN);
      case "-0" -> JsNumber.of(-0.0);
      case "Infinity" -> JsNumber.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> JsNumber.of(Double.NEGATIVE_INFINITY);
      default -> {
        if (!BIGINT.matcher(text).matches()) {
          throw ProtocolException.refused("Couldn't parse value object in call argument");
        }
        yield JsBigInt.of(new BigInteger(text.substring(0, text.length() - 1)));
      }
    };
  }
}
