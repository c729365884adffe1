package dev.cloche.bench.compare.worker;

/**
 * Something to measure. It crosses to the worker as one line of words, the texts in Base64.
 *
 * @param mode what one run is
 * @param warmupMillis how long it is run, at least once, before its runs are measured
 * @param measureMillis how long runs are measured
 * @param minRuns how many runs are measured even if they take up to four times that long
 * @param source a script, for {@link Mode#RUN} a CommonJS module, for {@link Mode#TRAFFIC} a name
 * @param input the argument of {@code main}; for {@link Mode#RUN} numbers between commas
 * @param answer what every run has to give
 */
public record Task(
    Mode mode,
    long warmupMillis,
    long measureMillis,
    int minRuns,
    String source,
    String input,
    String answer) {

  /** What one run is. */
  public enum Mode {
    /** A call of {@code main} in one sandbox, which ran the source once. */
    LIVING,

    /** A sandbox made and closed again, between which it runs the source, if there is one. */
    FRESH,

    /** A call, in a sandbox of its own, of {@code main} that a file with the source exports. */
    RUN,

    /** Traffic with a living sandbox, of the kind that the source names. */
    TRAFFIC
  }

  /** The line. */
  public String encode() {
    return String.join(
        " ",
        mode.name(),
        Long.toString(warmupMillis),
        Long.toString(measureMillis),
        Integer.toString(minRuns),
        Texts.encode(source),
        Texts.encode(input),
        Texts.encode(answer));
  }

  /** The task of a line. */
  public static Task decode(String line) {
    String[] words = line.split(" ", -1);
    return new Task(
        Mode.valueOf(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Integer.parseInt(words[3]),
        Texts.decode(words[4]),
        Texts.decode(words[5]),
        Texts.decode(words[6]));
  }
}
