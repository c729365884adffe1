package dev.cloche;

import dev.cloche.internal.value.JavaImporter;
import dev.cloche.internal.value.MessageTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Utf8;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import dev.cloche.internal.value.WireWriter;
import org.jspecify.annotations.Nullable;

/** Makes requests of what callers ask for, under an isolate's limits. Nothing runs meanwhile. */
final class Requests {

  private static final int HEADERS = 32;

  private final Limits limits;
  private final ValueLimits argumentLimits;

  Requests(Limits limits) {
    this.limits = limits;
    this.argumentLimits = ValueLimits.ofBytes(limits.argumentBytes());
  }

  /**
   * A request with a source text.
   *
   * @param op EVAL, SCRIPT or MODULE
   * @param form how the result comes out
   * @throws LimitExceededException when the text is too large
   */
  EngineRequest source(int op, int form, ScriptOrigin origin, String source) {
    int most = limits.sourceBytes();
    if (source.length() > most) {
      throw sourceTooLarge(most);
    }
    byte[] text = Utf8.encode(source);
    byte[] name = Utf8.encode(origin.fileName());
    if (text.length > most) {
      throw sourceTooLarge(most);
    }
    int indent = origin.columnOffset();
    WireWriter out = new WireWriter(text.length + indent + name.length + HEADERS);
    out.varint(form);
    out.varint(origin.lineOffset());
    out.varint(name.length);
    out.bytes(name);
    out.varint(text.length + (long) indent);
    out.bytes(" ".repeat(indent).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.bytes(text);
    return new EngineRequest(op, out.toByteArray());
  }

  static LimitExceededException sourceTooLarge(int maxBytes) {
    return new LimitExceededException(
        Limit.SOURCE, "the source is larger than " + maxBytes + " bytes");
  }

  /** A call by name. */
  EngineRequest call(int form, JsValue module, JsValue function, @Nullable Object... arguments) {
    // Converted together, so that what two arguments share stays shared.
    JsArray values = (JsArray) JavaImporter.convert(arguments, "args");
    JsArray.Builder message =
        JsArray.builder(arguments.length + 3).add(form).add(module).add(function);
    values.elements().forEach(message::add);
    return new EngineRequest(EngineRequest.CALL, encode(message.build(), Origin.CALL));
  }

  EngineRequest globals(JsValue values) {
    return new EngineRequest(EngineRequest.GLOBALS, encode(values, Origin.named("globals")));
  }

  /** Something with values that the guest holds; see {@link Operands}. */
  EngineRequest reference(int form, int action, int number, Operands operands) {
    JsArray.Builder message =
        JsArray.builder(operands.size() + 4)
            .add(form)
            .add(action)
            .add(number)
            .add(operands.slots());
    operands.values().elements().forEach(message::add);
    byte[] list = encode(message.build(), Origin.named("args"));
    byte[] copies = operands.copies();
    if (list.length + (long) copies.length > limits.argumentBytes()) {
      throw argumentsTooLarge();
    }
    WireWriter out = new WireWriter(list.length + copies.length + HEADERS);
    out.varint(list.length);
    out.bytes(list);
    out.bytes(copies);
    return new EngineRequest(EngineRequest.REFERENCE, out.toByteArray());
  }

  private LimitExceededException argumentsTooLarge() {
    return new LimitExceededException(
        Limit.ARGUMENT, "the arguments are larger than " + limits.argumentBytes() + " bytes");
  }

  /** A value as a request's body. */
  byte[] encode(JsValue value, Origin origin) {
    try {
      return ValueEncoder.encode(value, argumentLimits, origin);
    } catch (MessageTooLargeException large) {
      throw new LimitExceededException(Limit.ARGUMENT, String.valueOf(large.getMessage()));
    }
  }
}
