package dev.cloche.cli.inspect;

import java.util.function.Consumer;

/** What a front end may connect to. */
public interface InspectTarget {

  /** {@return what it is called} */
  String title();

  /** {@return where its main file is} */
  String url();

  /**
   * Begins a front end's session; there is one at a time.
   *
   * @param out takes messages to the front end, by any thread
   * @return the session
   */
  Session open(Consumer<String> out);

  /** A front end's session. */
  interface Session extends AutoCloseable {

    /**
     * Takes a message of the front end's, and does not wait for its answer.
     *
     * @param message the message
     */
    void dispatch(String message);

    /** The front end is gone. */
    @Override
    void close();
  }
}
