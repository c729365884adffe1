package dev.cloche.bench.compare;

/** An engine gave a wrong result, so that no figure of the comparison can be trusted. */
final class WrongResultException extends Exception {

  private static final long serialVersionUID = 1;

  WrongResultException(String message) {
    super(message);
  }
}
