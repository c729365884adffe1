package dev.cloche;

/**
 * Turns the text of a module into JavaScript. It is the embedder's code, runs on the isolate's
 * thread while the guest waits, and within the run's deadline; used by many threads at once.
 */
@FunctionalInterface
public interface SourceCompiler {

  /**
   * Compiles a module.
   *
   * @param source the file's text, without a byte order mark; the guest's, so do not trust it
   * @param fileName its virtual path, such as {@code /lib/a.ts}
   * @return a CommonJS module; each line should stay on its line, so that stacks are right
   * @throws GuestVisibleException to throw an error of that name and message inside the guest, such
   *     as a {@code SyntaxError}
   * @throws Exception anything else; ends the run with a {@link HookException}
   */
  String compile(String source, String fileName) throws Exception;
}
