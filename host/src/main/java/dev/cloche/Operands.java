package dev.cloche;

import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request, as the engine takes them: data, and slots for what is none (references,
 * callbacks) or is encoded already (external copies).
 */
final class Operands {

  private static final int HANDLE = 0;
  private static final int CALLBACK = 1;
  private static final int COPY = 2;

  /** What stands before each copy. */
  private static final int LENGTH_BYTES = 5;

  static final Operands NONE =
      new Operands(0, new @Nullable Object[0], JsArray.of(), List.of(), 0, List.of());

  private final int leading;
  private final @Nullable Object[] values;
  private final JsArray slots;
  private final List<byte[]> copies;
  private final int copiedBytes;
  private final List<Held> held;

  private Operands(
      int leading,
      @Nullable Object[] values,
      JsArray slots,
      List<byte[]> copies,
      int copiedBytes,
      List<Held> held) {
    this.leading = leading;
    this.values = values;
    this.slots = slots;
    this.copies = copies;
    this.copiedBytes = copiedBytes;
    this.held = held;
  }

  /**
   * Takes what is no data out of a list.
   *
   * @param leading how many come before those that a caller knows as arguments
   * @param operands data, references, callbacks and copies
   * @throws IllegalArgumentException when a reference is another isolate's
   * @throws IllegalStateException when a reference or a copy has been released
   */
  static Operands of(Session session, int leading, @Nullable Object... operands) {
    @Nullable Object[] data = operands.clone();
    JsArray.Builder slots = JsArray.builder(0);
    List<byte[]> copies = new ArrayList<>();
    int copiedBytes = 0;
    List<Held> held = List.of();
    for (int i = 0; i < data.length; i++) {
      switch (data[i]) {
        case Reference reference -> {
          slots.add(i).add(HANDLE).add(reference.numberIn(session));
          held = plus(held, reference::requireOpen);
          data[i] = null;
        }
        case Callback callback -> {
          FunctionTable.Passed passed = session.hostCalls().functions().pass(callback);
          slots.add(i).add(CALLBACK).add(passed.number());
          held = plus(held, passed);
          data[i] = callback.name();
        }
        case ExternalCopy copy -> {
          byte[] message = copy.bytes();
          slots.add(i).add(COPY).add(copiedBytes);
          copies.add(message);
          copiedBytes = Math.addExact(copiedBytes, LENGTH_BYTES + message.length);
          data[i] = null;
        }
        case null, default -> {}
      }
    }
    return new Operands(leading, data, slots.build(), copies, copiedBytes, held);
  }

  private static List<Held> plus(List<Held> held, Held one) {
    List<Held> all = held.isEmpty() ? new ArrayList<>() : held;
    all.add(one);
    return all;
  }

  /** The references and callbacks among them. */
  List<Held> held() {
    return held;
  }

  /** What a request begins with that has them behind so many other elements. */
  @Nullable Object[] behind(int elements) {
    @Nullable Object[] message = new @Nullable Object[elements + 1 + values.length];
    message[elements] = slots.length() == 0 ? JsValue.undefined() : slots;
    System.arraycopy(values, 0, message, elements + 1, values.length);
    return message;
  }

  /** How messages name what is in {@link #behind}. */
  Origin origin(int elements) {
    return Origin.arguments(elements + 1 + leading);
  }

  /** How long {@link #appendCopies} is. */
  long copiedBytes() {
    return copiedBytes;
  }

  void appendCopies(WireWriter out) {
    for (byte[] message : copies) {
      out.patch(out.reserve(), message.length);
      out.bytes(message);
    }
  }
}
