package dev.cloche.bench.compare;

import dev.cloche.bench.compare.worker.Task;
import java.time.Duration;

/** A fresh process of an engine. Used by one thread. */
interface Session extends AutoCloseable {

  /** What a session is opened with. */
  @FunctionalInterface
  interface Opener {

    /** Starts a process of an engine. */
    Session open(Engine engine);
  }

  /**
   * Has a task done.
   *
   * @param task the task
   * @param time how long it may take; after that the session can do no more
   */
  Reply ask(Task task, Duration time);

  /** Ends the process. */
  @Override
  void close();
}
