package dev.cloche.bench.compare;

import dev.cloche.bench.compare.worker.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What a worker said to a task; less than it wanted to when the time was over.
 *
 * @param cold from nothing to the first answer, and the first run in it
 * @param warm the median of the measured runs
 * @param wrong a wrong answer
 * @param failure why the engine cannot do the task
 */
record Reply(
    Optional<Cold> cold, Optional<Warm> warm, Optional<String> wrong, Optional<String> failure) {

  /** Nanoseconds. */
  record Cold(long totalNanos, long firstRunNanos) {}

  /** Nanoseconds, and how many runs they are the median of. */
  record Warm(long medianNanos, long runs) {}

  /** Why there are no more lines. */
  enum End {
    /** The task is done. */
    DONE,

    /** Its time is over. */
    LATE,

    /** The process is not there any more. */
    GONE
  }

  /** What the lines say that came before the end. */
  static Reply of(List<String> lines, End end) {
    Optional<Cold> cold = Optional.empty();
    Optional<Warm> warm = Optional.empty();
    Optional<String> wrong = Optional.empty();
    Optional<String> failure =
        end == End.GONE ? Optional.of("its process ended") : Optional.empty();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "cold" ->
            cold = Optional.of(new Cold(Long.parseLong(words[1]), Long.parseLong(words[2])));
        case "warm" ->
            warm = Optional.of(new Warm(Long.parseLong(words[1]), Long.parseLong(words[2])));
        case "wrong" -> wrong = Optional.of(Texts.decode(words[1]));
        case "failed" -> failure = Optional.of(Texts.decode(words[1]));
        default -> throw new IllegalArgumentException("a worker said " + line);
      }
    }
    return new Reply(cold, warm, wrong, failure);
  }
}
