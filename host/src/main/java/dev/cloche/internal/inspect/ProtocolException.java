package dev.cloche.internal.inspect;

/** A command that is answered with an error. */
final class ProtocolException extends Exception {

  private static final long serialVersionUID = 1;

  static final int SERVER_ERROR = -32000;
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;

  private final int code;

  ProtocolException(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** Something that the session cannot do. */
  static ProtocolException refused(String message) {
    return new ProtocolException(SERVER_ERROR, message);
  }

  static ProtocolException invalid(String parameter, String expected) {
    return new ProtocolException(
        INVALID_PARAMS, "Invalid parameters: " + parameter + " must be " + expected);
  }

  int code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
