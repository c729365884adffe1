package dev.cloche;

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
    byte[] text = checkedSource(source);
    byte[] name = Utf8.encode(origin.fileName());
    int indent = origin.columnOffset();
    WireWriter out = new WireWriter(text.length + indent + name.length + HEADERS);
    out.varint(form);
    out.varint(origin.lineOffset());
    out.varint(name.length);
    out.bytes(name);
    out.varint(text.length + (long) indent);
    out.bytes(" ".repeat(indent).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.bytes(text);
    return EngineRequest.of(op, out);
  }

  /**
   * The bytes of a source text.
   *
   * @throws LimitExceededException when there are too many
   */
  byte[] checkedSource(String source) {
    int most = limits.sourceBytes();
    if (source.length() <= most) {
      byte[] text = Utf8.encode(source);
      if (text.length <= most) {
        return text;
      }
    }
    throw new LimitExceededException(Limit.SOURCE, "the source is larger than " + most + " bytes");
  }

  /** A call by name. */
  EngineRequest call(int form, JsValue module, JsValue function, @Nullable Object... arguments) {
    // Encoded together, so that what two arguments share stays shared.
    @Nullable Object[] message = new @Nullable Object[arguments.length + 3];
    message[0] = form;
    message[1] = module;
    message[2] = function;
    System.arraycopy(arguments, 0, message, 3, arguments.length);
    return request(EngineRequest.CALL, message, Origin.CALL);
  }

  EngineRequest globals(JsValue values) {
    return request(EngineRequest.GLOBALS, values, Origin.named("globals"));
  }

  /** Something with values that the guest holds; see {@link Operands}. */
  EngineRequest reference(int form, int action, int number, Operands operands) {
    @Nullable Object[] message = operands.behind(3);
    message[0] = form;
    message[1] = action;
    message[2] = number;
    WireWriter out = new WireWriter((int) Math.min(Integer.MAX_VALUE, 2L * limits.argumentBytes()));
    int head = out.reserve();
    int start = out.size();
    encode(message, out, operands.origin(3));
    out.patch(head, out.size() - start);
    if (out.size() + operands.copiedBytes() > limits.argumentBytes() + (long) HEADERS) {
      throw argumentsTooLarge();
    }
    operands.appendCopies(out);
    EngineRequest request = EngineRequest.of(EngineRequest.REFERENCE, out);
    return operands.held().isEmpty() ? request : request.using(operands.held());
  }

  private LimitExceededException argumentsTooLarge() {
    return new LimitExceededException(
        Limit.ARGUMENT, "the arguments are larger than " + limits.argumentBytes() + " bytes");
  }

  /** A request whose body is a value, or Java data. */
  EngineRequest request(int op, @Nullable Object value, Origin origin) {
    WireWriter out = new WireWriter(limits.argumentBytes());
    encode(value, out, origin);
    return EngineRequest.of(op, out);
  }

  private void encode(@Nullable Object value, WireWriter out, Origin origin) {
    try {
      ValueEncoder.write(value, out, argumentLimits, origin);
    } catch (MessageTooLargeException large) {
      throw new LimitExceededException(Limit.ARGUMENT, String.valueOf(large.getMessage()));
    }
  }
}
