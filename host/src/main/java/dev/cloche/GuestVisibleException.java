package dev.cloche;

import java.util.Objects;

/**
 * What a {@link HostFunction} throws to tell the guest something: an error of this name and message
 * is thrown inside the guest, which may catch it. Any other exception of a host function reaches
 * the guest as a plain {@code Error} without its message.
 */
public sealed class GuestVisibleException extends RuntimeException permits SourceSyntaxException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final String code;

  /**
   * Makes an error for the guest.
   *
   * @param name its {@code name}, such as {@code TypeError}
   * @param message its {@code message}; it leaves the host, so let it say nothing about the host
   */
  public GuestVisibleException(String name, String message) {
    this(name, message, "");
  }

  /**
   * Makes an error with a code for the guest.
   *
   * @param name its {@code name}, such as {@code TypeError}
   * @param message its {@code message}; it leaves the host, so let it say nothing about the host
   * @param code its {@code code}, such as {@code ENOENT}, for programs to tell errors apart; empty
   *     for none
   */
  public GuestVisibleException(String name, String message, String code) {
    super(Objects.requireNonNull(message, "message"), null, false, false);
    this.name = Objects.requireNonNull(name, "name");
    this.code = Objects.requireNonNull(code, "code");
  }

  /**
   * The error's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The error's code.
   *
   * @return the code, empty when it has none
   */
  public String code() {
    return code;
  }
}
