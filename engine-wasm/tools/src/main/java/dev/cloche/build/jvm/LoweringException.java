package dev.cloche.build.jvm;

/** The compiler's output is not of the shape that lowering relies on. */
public final class LoweringException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LoweringException(String message) {
    super(message);
  }
}
