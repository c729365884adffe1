package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.JsNumber;
import dev.cloche.JsString;
import dev.cloche.Limits;
import dev.cloche.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of the guest is no larger than the limit, however it comes. */
class ResultLimitTest {

  private static final Limits LIMITS =
      Limits.builder().resultBytes(1024).timeout(Duration.ofSeconds(20)).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x'.repeat(1100)",
        "'\\u4f60'.repeat(600)",
        "Array(300).fill(1.5)",
        "Array(1100).fill(true)",
        "new Uint8Array(1100)",
        "new ArrayBuffer(1100)",
        "({ [`${'k'.repeat(1100)}`]: 1 })",
        "1n << 9000n",
        "new Map(Array.from({ length: 300 }, (_, i) => [i, i]))",
        "Promise.resolve('x'.repeat(1100))",
        "let a = []; for (let i = 0; i < 30; i++) a = [a, 'x'.repeat(40)]; a",
      })
  void result_overTheLimit_endsTheRun(String source) {
    Trial trial = Trial.run(LIMITS, source);

    assertThat(trial.ending()).isEqualTo("RESULT");
    assertThat(trial.closed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'x'.repeat(1000)", "new Uint8Array(1000)", "Array(200).fill(7)", "[, , 1]"})
  void result_underTheLimit_isReturned(String source) {
    assertThat(Trial.run(LIMITS, source).ending()).isEqualTo("value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw 'x'.repeat(1100)",
        "throw new Error('x'.repeat(1100))",
        "Promise.reject('x'.repeat(1100))",
      })
  void thrown_overTheLimit_isReplaced(String source) {
    Trial trial = Trial.run(LIMITS, source);

    assertThat(trial.ending()).isEqualTo("Error");
    assertThat(trial.failure()).message().hasSizeLessThan(100);
    assertThat(trial.closed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Array(1000001).fill(0)",
        "Array.from({ length: 1000000 }, () => [])",
        "const b = []; for (let i = 0; i < 1000001; i++) b.push(b); b",
      })
  void result_ofTooManyValues_endsTheRun(String source) {
    Limits wide = Limits.builder().memoryBytes(128L << 20).timeout(Duration.ofSeconds(20)).build();

    assertThat(Trial.run(wide, source).ending()).isEqualTo("RESULT");
  }

  /** Little to hold in the guest, 2^30 nodes when written out: sharing is kept. */
  @Test
  void result_thatSharesItsParts_staysSmall() {
    Trial trial = Trial.run(LIMITS, "let a = []; for (let i = 0; i < 30; i++) a = [a, a]; a");

    assertThat(trial.ending()).isEqualTo("value");
  }

  @Test
  void result_sparseArrayOfGreatLength_costsWhatItHolds() {
    Trial trial = Trial.run(LIMITS, "const a = []; a.length = 2 ** 32 - 1; a[7] = 1; a");

    assertThat(trial.ending()).isEqualTo("value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host('x'.repeat(1100))", "console.log('x'.repeat(1100))"})
  void hostCall_overTheLimit_isAnErrorInTheGuest(String call) {
    List<String> calls = new ArrayList<>();

    Trial trial =
        Trial.run(
            Isolate.builder()
                .limits(LIMITS)
                .hostFunction("host", arguments -> calls.add("host"))
                .console((level, text) -> calls.add(text)),
            "try { " + call + "; 'none'; } catch (e) { e.name; }");

    assertThat(trial.value()).isEqualTo(new JsString("RangeError"));
    assertThat(calls).isEmpty();
  }

  @Test
  void result_ofAnIsolateThatRanIntoTheLimit_isNoOther() {
    assertThat(Trial.run(LIMITS, "'x'.repeat(5000)").ending()).isEqualTo("RESULT");
    assertThat(Trial.evalFresh("'x'.repeat(5000).length")).isEqualTo(JsNumber.of(5000));
  }
}
