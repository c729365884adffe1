package dev.cloche;

import java.util.Optional;

/**
 * Guest code threw, or rejected the promise that it returned. The isolate stays usable.
 *
 * <p>All texts come from the guest and are cut to a safe length; they are data, not something to
 * trust. The stack is the guest's own, with virtual file names.
 */
public final class GuestException extends SandboxException {

  private static final long serialVersionUID = 1L;

  private final transient JsValue thrown;
  private final String name;
  private final String guestMessage;
  private final String guestStack;

  /**
   * Wraps what was thrown.
   *
   * @param thrown the thrown value, an error or not
   */
  GuestException(JsValue thrown) {
    super(describe(thrown));
    this.thrown = thrown;
    if (thrown instanceof JsError error) {
      name = error.name();
      guestMessage = error.message();
      guestStack = error.stack();
    } else {
      name = "";
      guestMessage = String.valueOf(thrown);
      guestStack = "";
    }
  }

  private static String describe(JsValue thrown) {
    if (thrown instanceof JsError error) {
      return error.message().isEmpty() ? error.name() : error.name() + ": " + error.message();
    }
    return "a value that is no error was thrown: " + thrown;
  }

  /**
   * The thrown value.
   *
   * @return a copy of what was thrown; an error that describes it when it could not be cloned
   */
  public JsValue thrown() {
    return thrown;
  }

  /**
   * The error's {@code name}.
   *
   * @return such as {@code TypeError}; empty when what was thrown is no error
   */
  public String name() {
    return name;
  }

  /**
   * The error's {@code message}, without the name.
   *
   * @return the message, or a description of a thrown value that is no error
   */
  public String guestMessage() {
    return guestMessage;
  }

  /**
   * The guest's stack.
   *
   * @return one frame a line, empty when there is none
   */
  public String guestStack() {
    return guestStack;
  }

  /**
   * The error's {@code code}.
   *
   * @return a string such as {@code MODULE_NOT_FOUND}, or a number, if the guest gave one
   */
  public Optional<JsValue> guestCode() {
    return thrown instanceof JsError error ? error.code() : Optional.empty();
  }

  /**
   * The error's {@code cause}.
   *
   * @return the cause, if the guest gave one
   */
  public Optional<JsValue> guestCause() {
    return thrown instanceof JsError error ? error.cause() : Optional.empty();
  }
}
