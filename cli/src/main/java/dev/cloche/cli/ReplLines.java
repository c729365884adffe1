package dev.cloche.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a session's lines come from. */
interface ReplLines extends AutoCloseable {

  /** The line was given up, such as with Ctrl-C. */
  final class AbandonedException extends Exception {
    private static final long serialVersionUID = 1L;

    AbandonedException() {
      super("abandoned", null, false, false);
    }
  }

  /**
   * Reads a line.
   *
   * @param prompt shown to a person
   * @return the line without its end; null after the last one
   */
  @Nullable String read(String prompt) throws IOException, AbandonedException;

  /** Sets what an interrupt does that comes while no line is read. */
  void onInterrupt(Runnable action);

  @Override
  void close() throws IOException;
}
