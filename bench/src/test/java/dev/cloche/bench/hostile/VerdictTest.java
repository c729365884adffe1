package dev.cloche.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.compare.worker.Texts;
import dev.cloche.bench.hostile.Observation.End;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static final String CLEAN = "after VALUE " + Texts.encode("clean 2");

  private static Verdict done(String kind, long millis, long length, String text) {
    return Verdict.of(
        Observation.of(List.of("ready", ended(kind, millis, length, text), CLEAN), End.DONE, 0, 0));
  }

  private static String ended(String kind, long millis, long length, String text) {
    return "ended " + kind + " " + millis * 1_000_000 + " " + length + " " + Texts.encode(text);
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE, 3, contained, contained",
    "VALUE, 600, 17, a value",
    "ERROR, 3, RangeError: too deep, RangeError",
    "ERROR, 3, no words, an error",
    "LIMIT, 750, TIMEOUT, limit",
  })
  void scriptThatEndedInTime_isRight(String kind, long millis, String text, String words) {
    assertThat(done(kind, millis, text.length(), text)).isEqualTo(new Verdict(true, 0, words));
  }

  @ParameterizedTest
  @CsvSource({
    "LIMIT, 751, 1, TIMEOUT, 251, 0.3 s late",
    "VALUE, 3000, 1, 1, 2500, 2.5 s late",
    "VALUE, 3, 9, escaped: process, 0, escaped: process",
    "ERROR, 3, 9, 'leaked: /srv', 0, 'leaked: /srv'",
    "ERROR, 3, 100000000, Error: xxx, 0, text of 100 MB to the host",
    "HOST_ERROR, 3, 1, OutOfMemoryError, 0, host out of memory",
    "HOST_ERROR, 3, 1, StackOverflowError, 0, StackOverflowError in the host",
  })
  void scriptThatDidHarm_isWrong(
      String kind, long millis, long length, String text, long late, String words) {
    assertThat(done(kind, millis, length, text)).isEqualTo(new Verdict(false, late, words));
  }

  @ParameterizedTest
  @CsvSource({
    "HUNG, 0, 'hung, killed'",
    "BLOATED, 0, 'memory without bound, killed'",
    "GONE, 134, 'process crashed, status 134'",
  })
  void processThatNeverSaidHowTheScriptEnded_isWrong(End end, int status, String words) {
    assertThat(Verdict.of(Observation.of(List.of("ready"), end, status, 0)))
        .isEqualTo(new Verdict(false, 0, words));
  }

  @ParameterizedTest
  @CsvSource({
    "HUNG, the next sandbox hung",
    "GONE, 'process crashed afterwards, status 1'",
  })
  void processThatDidNotGetOverTheScript_isWrong(End end, String words) {
    List<String> lines = List.of("ready", ended("LIMIT", 500, 1, "TIMEOUT"));

    assertThat(Verdict.of(Observation.of(lines, end, 1, 0)))
        .isEqualTo(new Verdict(false, 0, words));
  }

  @Test
  void nextSandboxThatIsNotAsNew_isWrong() {
    List<String> lines =
        List.of("ready", ended("VALUE", 1, 1, "1"), "after VALUE " + Texts.encode("left 2"));

    assertThat(Verdict.of(Observation.of(lines, End.DONE, 0, 0)).text())
        .isEqualTo("the next sandbox fails: left 2");
  }

  @Test
  void nextSandboxThatALimitEnded_mayBeTheMachinesFault() {
    List<String> lines =
        List.of("ready", ended("VALUE", 1, 1, "1"), "after LIMIT " + Texts.encode("TIMEOUT"));

    assertThat(Verdict.of(Observation.of(lines, End.DONE, 0, 0)))
        .isEqualTo(new Verdict(false, Long.MAX_VALUE, "the next sandbox fails: TIMEOUT"));
  }

  @Test
  void memoryOfTheHost_countsBeyondEightTimesTheCap() {
    List<String> lines = List.of("ready", ended("LIMIT", 500, 1, "MEMORY"), CLEAN);

    assertThat(Verdict.of(Observation.of(lines, End.DONE, 0, 256 << 10)).right()).isTrue();
    assertThat(Verdict.of(Observation.of(lines, End.DONE, 0, 257 << 10)))
        .isEqualTo(new Verdict(false, 0, "257 MiB of the host's memory"));
  }
}
