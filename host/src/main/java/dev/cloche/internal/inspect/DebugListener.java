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
   * Whether there is something to {@linkplain #serve carry out}.
   *
   * @return true when commands wait
   */
  boolean hasCommands();

  /**
   * Carries out what waits for a guest that stands still, for it waits or between two runs. Called
   * on the engine's thread.
   *
   * @param guest the guest, until this returns
   * @return whether the guest is to stop at the first statement that it comes to, as if {@link
   *     #paused asked}
   */
  boolean serve(Debuggee guest);

  /** {@return whether somebody is still to be told what a promise comes to} */
  boolean awaits();

  /** A request has ended, in which promises may have settled. Called on the engine's thread. */
  void ended();

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
