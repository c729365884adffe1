package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.Trial;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest calls host functions no more often than the limit, over the isolate's life. */
class HostCallLimitTest {

  private final AtomicInteger calls = new AtomicInteger();

  private IsolateBuilder builder(long limit) {
    return Isolate.builder()
        .limits(Limits.builder().hostCalls(limit).timeout(Duration.ofSeconds(20)).build())
        .hostFunction("host", arguments -> calls.incrementAndGet())
        .hostFunction("later", arguments -> later());
  }

  private CompletionStage<Integer> later() {
    return CompletableFuture.completedStage(calls.incrementAndGet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;) host();",
        "for (;;) { try { host(); } catch {} }",
        "(async () => { for (;;) await later(); })()",
        "for (let i = 0; i < 21; i++) later();",
        "Array.from({ length: 21 }, host)",
      })
  void hostCalls_overTheLimit_endTheRun(String source) {
    Trial trial = Trial.run(builder(20), source);

    assertThat(trial.ending()).isEqualTo("HOST_CALLS");
    assertThat(trial.closed()).isTrue();
    assertThat(calls).hasValue(20);
    assertThat(trial.usage().hostCalls()).isEqualTo(20);
  }

  @Test
  void hostCalls_ofTheLimit_areMade() {
    Trial trial = Trial.run(builder(20), "for (let i = 0; i < 20; i++) host(); 1");

    assertThat(trial.ending()).isEqualTo("value");
    assertThat(trial.usage().hostCalls()).isEqualTo(20);
  }

  @Test
  void hostCalls_areCountedOverAllRuns() {
    try (Isolate isolate = builder(3).build()) {
      assertThat(Trial.ending(isolate, "host(); host();")).isEqualTo("value");
      assertThat(Trial.ending(isolate, "host(); host();")).isEqualTo("HOST_CALLS");
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void hostCalls_noneGranted_refusesTheFirst() {
    assertThat(Trial.run(builder(0), "host()").ending()).isEqualTo("HOST_CALLS");
    assertThat(calls).hasValue(0);
  }
}
