package dev.cloche.bench.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An engine that can be measured. */
public interface Engine {

  /** Its name on the command line and in reports. */
  String name();

  /**
   * Fetches and builds what is missing, which may take minutes the first time.
   *
   * @return why it cannot take part, if so
   */
  Optional<String> prepare() throws IOException, InterruptedException;

  /**
   * How many shares of a quick run's time it has: those that are slow, or take long to warm up,
   * more than others.
   */
  int shares();

  /** What starts a process that answers tasks as {@code worker.Worker} does. */
  List<String> command();
}
