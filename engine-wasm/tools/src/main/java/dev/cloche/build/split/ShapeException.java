package dev.cloche.build.split;

/**
 * The source does not have a shape that the splitter relies on. The message is one sentence that
 * names the shape and the version of QuickJS-ng that has it, fit to be shown as it is.
 */
final class ShapeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The only version of QuickJS-ng whose shapes are known. */
  static final String EXPECTED_VERSION = "QuickJS-ng 0.17.0";

  ShapeException(String problem) {
    super(problem + "; the splitter expects the sources of " + EXPECTED_VERSION + ".");
  }
}
