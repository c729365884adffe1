package dev.cloche.bench.hostile;

import dev.cloche.bench.compare.worker.Texts;
import dev.cloche.bench.hostile.worker.Ending;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a process that ran a hostile script.
 *
 * @param ready whether the engine ran something harmless before
 * @param ended how the script ended; empty when the process never said
 * @param after what a further sandbox in the same process said; empty likewise
 * @param afterInTime whether no limit ended that one
 * @param end how the process ended
 * @param status its exit status, where it ended by itself
 * @param grownKib how much its resident memory grew at most, from when the engine was ready
 */
record Observation(
    boolean ready,
    Optional<Ended> ended,
    Optional<String> after,
    boolean afterInTime,
    End end,
    int status,
    long grownKib) {

  /**
   * How the script ended.
   *
   * @param ending kind and text, the text cut
   * @param nanos after how long
   * @param length of the uncut text
   */
  record Ended(Ending ending, long nanos, long length) {}

  /** How the process ended. */
  enum End {
    /** It said all that it has to say. */
    DONE,

    /** It ended before. */
    GONE,

    /** It was killed since it took too long. */
    HUNG,

    /** It was killed since it took too much memory. */
    BLOATED
  }

  /** From the lines of a worker. */
  static Observation of(List<String> lines, End end, int status, long grownKib) {
    boolean ready = false;
    Optional<Ended> ended = Optional.empty();
    Optional<String> after = Optional.empty();
    boolean afterInTime = true;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "ready" -> ready = true;
        case "ended" ->
            ended =
                Optional.of(
                    new Ended(
                        new Ending(Ending.Kind.valueOf(words[1]), Texts.decode(words[4])),
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3])));
        case "after" -> {
          after = Optional.of(Texts.decode(words[2]));
          afterInTime = !words[1].equals(Ending.Kind.LIMIT.name());
        }
        default -> throw new IllegalArgumentException("a worker said " + line);
      }
    }
    return new Observation(ready, ended, after, afterInTime, end, status, grownKib);
  }
}
