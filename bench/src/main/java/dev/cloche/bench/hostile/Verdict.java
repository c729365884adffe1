package dev.cloche.bench.hostile;

import dev.cloche.bench.hostile.Observation.Ended;
import dev.cloche.bench.hostile.worker.Ending;
import dev.cloche.bench.hostile.worker.LimitedSandbox;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whether what an engine did with a hostile script was right.
 *
 * @param right whether the host lost nothing: the script ended in time, in whatever way, within its
 *     memory, learned nothing, and the engine goes on
 * @param lateMillis how late it ended, where that is all that was wrong, which a busy machine may
 *     have caused; the most where the next sandbox did not end in time; else 0
 * @param text a few words for the table
 */
record Verdict(boolean right, long lateMillis, String text) {

  /** As late as a script may end that has no time left, in a JVM that is cold as yet. */
  private static final long GRACE_MILLIS = 250;

  /** As long as an error's text may be that a host gets. */
  private static final long MAX_TEXT = 1 << 20;

  private static final long MAX_GROWTH_KIB = (8 * LimitedSandbox.MEMORY_BYTES) >> 10;
  private static final String CLEAN = "clean 2";

  static Verdict of(Observation seen) {
    return seen.ended()
        .map(ended -> of(ended, seen))
        .orElseGet(
            () ->
                wrong(
                    switch (seen.end()) {
                      case HUNG -> "hung, killed";
                      case BLOATED -> "memory without bound, killed";
                      case GONE, DONE -> "process crashed, status " + seen.status();
                    }));
  }

  private static Verdict of(Ended ended, Observation seen) {
    Ending ending = ended.ending();
    String text = ending.text();
    long late = TimeUnit.NANOSECONDS.toMillis(ended.nanos() - LimitedSandbox.TIMEOUT.toNanos());
    if (ending.kind() == Ending.Kind.HOST_ERROR) {
      return wrong(text.equals("OutOfMemoryError") ? "host out of memory" : text + " in the host");
    }
    if (text.startsWith("escaped") || text.startsWith("leaked")) {
      return wrong(text);
    }
    if (ended.length() > MAX_TEXT) {
      return wrong(
          String.format(Locale.ROOT, "text of %d MB to the host", ended.length() / 1_000_000));
    }
    if (seen.after().isEmpty()) {
      return wrong(
          switch (seen.end()) {
            case HUNG -> "the next sandbox hung";
            case BLOATED -> "memory without bound, killed";
            case GONE, DONE -> "process crashed afterwards, status " + seen.status();
          });
    }
    if (!seen.after().get().equals(CLEAN)) {
      return new Verdict(
          false,
          seen.afterInTime() ? 0 : Long.MAX_VALUE,
          "the next sandbox fails: " + seen.after().get());
    }
    if (seen.grownKib() > MAX_GROWTH_KIB) {
      return wrong(
          String.format(Locale.ROOT, "%d MiB of the host's memory", seen.grownKib() >> 10));
    }
    if (late > GRACE_MILLIS) {
      return new Verdict(false, late, String.format(Locale.ROOT, "%.1f s late", late / 1e3));
    }
    return new Verdict(true, 0, inTime(ending));
  }

  private static Verdict wrong(String text) {
    return new Verdict(false, 0, text);
  }

  private static String inTime(Ending ending) {
    return switch (ending.kind()) {
      case VALUE -> ending.text().equals("contained") ? "contained" : "a value";
      case ERROR -> name(ending.text());
      case LIMIT, HOST_ERROR -> "limit";
    };
  }

  /** The name of an error, where its text has one. */
  private static String name(String text) {
    String first = text.split("[:\\s]", 2)[0];
    return first.matches("[A-Z]\\w*Error") ? first : "an error";
  }
}
