package dev.cloche;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function by its name with operands that are no data, which a CALL does not take: the
 * function is looked up first, in the same run.
 *
 * @param module the module that exports it, or undefined for a global one
 * @param function its name
 * @param operands its receiver and its arguments
 */
record NamedCall(Session session, JsValue module, String function, Operands operands) {

  private static final int FUNCTION = 8;
  private static final int ACCESSORS = 1;
  private static final int INHERITED = 2;

  /**
   * A call.
   *
   * @throws IllegalArgumentException when an argument cannot be transferred, or is another
   *     isolate's
   */
  static NamedCall of(
      Session session, JsValue module, String function, @Nullable Object[] arguments) {
    @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
    all[0] = JsValue.undefined();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new NamedCall(session, module, function, Operands.of(session, 1, all));
  }

  /** What must not have been closed when its turn comes. */
  List<Held> uses() {
    return operands.held();
  }

  /** Makes the call. */
  <T extends @Nullable Object> T run(RunOptions<T> how, Exchange exchange) {
    int number = find(exchange);
    try {
      return how.read(
          session, exchange.settle(request(how.form(), Reference.APPLY, number, operands)));
    } finally {
      session.release(number);
    }
  }

  private int find(Exchange exchange) {
    int form = RunOptions.reference().form();
    boolean global = module instanceof JsUndefined;
    int holder =
        number(
            exchange.settle(
                global
                    ? request(form, Reference.GLOBAL, 0, Operands.NONE)
                    : session.requests().call(form, module, JsValue.nullValue())));
    int lookup = global ? ACCESSORS : ACCESSORS | INHERITED;
    JsArray found;
    try {
      Operands key = Operands.of(session, 2, function, lookup);
      found = Handles.parts(exchange.settle(request(form, Reference.GET, holder, key)), 2);
    } catch (Misuse refused) {
      throw failure(": " + refused.getMessage());
    } finally {
      session.release(holder);
    }
    int number = Handles.number(found, 1);
    if (Handles.number(found, 0) != FUNCTION) {
      session.release(number);
      throw failure("");
    }
    return number;
  }

  private static int number(JsValue handle) {
    return Handles.number(Handles.parts(handle, 2), 1);
  }

  private GuestException failure(String why) {
    String of = module instanceof JsString name ? " of module '" + name.value() + "'" : "";
    return new GuestException(
        JsError.of("TypeError", "'" + function + "'" + of + " is not a function" + why));
  }

  private EngineRequest request(int form, int action, int number, Operands values) {
    return session.requests().reference(form, action, number, values);
  }
}
