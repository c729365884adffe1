package dev.cloche.internal.inspect;

import java.util.Optional;

/** What happens in an isolate, for a debugger. */
public interface DebugListener {

  /**
   * The guest has stopped. Called on the engine's thread, and may take as long as it likes: the
   * run's deadline waits for it.
   *
   * @param guest the guest, until this returns
   * @param reason why it has stopped
   * @param thrown the exception that it has stopped for
   * @return how it goes on
   */
  Going paused(Debuggee guest, Stop reason, Optional<Described> thrown);

  /**
   * A script is there. Called before any of it runs, by any thread; one at a time.
   *
   * @param script the script
   */
  void scriptAdded(ScriptText script);

  /**
   * The guest has written to its console. Called on the engine's thread.
   *
   * @param level such as {@code log}
   * @param text the text
   */
  void written(String level, String text);

  /**
   * The isolate has come to its end. Called once, by any thread, also while the guest is stopped:
   * {@link #paused} has to return.
   */
  void closed();
}
