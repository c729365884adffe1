package dev.cloche;

import dev.cloche.internal.value.ValueText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Error: name, message, stack, code, and what caused it. Other properties do not cross. Equal
 * only to itself.
 *
 * <p>The texts are the guest's: it can write anything into them.
 */
public final class JsError implements JsValue {
  private final String name;
  private final String message;
  private final String stack;
  private @Nullable JsValue code;
  private @Nullable JsValue cause;
  private @Nullable JsArray errors;

  private JsError(String name, String message, String stack) {
    this.name = name;
    this.message = message;
    this.stack = stack;
  }

  /**
   * An error without stack and cause.
   *
   * @param name such as {@code TypeError}; unknown names become an Error with that name
   * @param message the message
   * @return the error
   */
  public static JsError of(String name, String message) {
    return new JsError(name, message, "");
  }

  /**
   * A builder of an error.
   *
   * @param name such as {@code TypeError}; unknown names become an Error with that name
   * @param message the message
   * @return the builder
   */
  public static Builder builder(String name, String message) {
    return new Builder(name, message, "");
  }

  /**
   * A builder of an error with a stack.
   *
   * @param name such as {@code TypeError}
   * @param message the message
   * @param stack the frames, one a line; empty when there are none
   * @return the builder
   */
  public static Builder builder(String name, String message, String stack) {
    return new Builder(name, message, stack);
  }

  /** {@return the name, such as {@code TypeError}} */
  public String name() {
    return name;
  }

  /** {@return the message, empty when there is none} */
  public String message() {
    return message;
  }

  /** {@return the stack's frames, one a line, empty when there are none} */
  public String stack() {
    return stack;
  }

  /**
   * {@return the {@code code}, a string such as {@code ENOENT} or a number} In the guest it is an
   * own property, and no accessor; a code of another kind does not cross.
   */
  public Optional<JsValue> code() {
    return Optional.ofNullable(code);
  }

  /** {@return the cause, any kind of value; undefined may be a cause too} */
  public Optional<JsValue> cause() {
    return Optional.ofNullable(cause);
  }

  /** {@return the errors that an AggregateError holds} */
  public Optional<JsArray> errors() {
    return Optional.ofNullable(errors);
  }

  @Override
  public JsValue get(String key) {
    JsValue value =
        switch (key) {
          case "name" -> new JsString(name);
          case "message" -> new JsString(message);
          case "stack" -> stack.isEmpty() ? null : new JsString(stack);
          case "code" -> code;
          case "cause" -> cause;
          case "errors" -> errors;
          default -> null;
        };
    return value == null ? JsUndefined.UNDEFINED : value;
  }

  @Override
  public String kind() {
    return "Error";
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /** Builds a {@link JsError}. Not safe for use by several threads. */
  public static final class Builder {
    private final JsError self;
    private boolean built;

    private Builder(String name, String message, String stack) {
      self = new JsError(name, message, stack);
    }

    /**
     * Sets the code.
     *
     * @param code a string or a number, converted as by {@link JsValue#of}
     * @return this
     * @throws IllegalArgumentException when it is neither
     * @throws IllegalStateException after {@link #build}
     */
    public Builder code(Object code) {
      Builders.requireOpen(built);
      JsValue value = Builders.value(code);
      if (!(value instanceof JsString || value instanceof JsNumber)) {
        throw new IllegalArgumentException("code must be a string or a number");
      }
      self.code = value;
      return this;
    }

    /**
     * Sets the cause.
     *
     * @param cause the cause, converted as by {@link JsValue#of}
     * @return this
     * @throws IllegalArgumentException as {@link JsValue#of}
     * @throws IllegalStateException after {@link #build}
     */
    public Builder cause(@Nullable Object cause) {
      Builders.requireOpen(built);
      self.cause = Builders.value(cause);
      return this;
    }

    /**
     * Sets the errors of an AggregateError.
     *
     * @param errors the errors
     * @return this
     * @throws IllegalStateException after {@link #build}
     */
    public Builder errors(JsArray errors) {
      Builders.requireOpen(built);
      self.errors = errors;
      return this;
    }

    /**
     * {@return the error being built} Put it into other values to make a cycle; its content is
     * complete, and safe for other threads, after {@link #build}.
     */
    public JsError self() {
      return self;
    }

    /**
     * {@return the error, which is final from now on}
     *
     * @throws IllegalStateException when called twice
     */
    public JsError build() {
      Builders.requireOpen(built);
      built = true;
      return self;
    }
  }
}
