package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.EngineFaultException;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.SandboxException;
import dev.cloche.ScriptOrigin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rows parser-overflow, large-strings, resource-name-crash, timer-free, cpu-wall-timer,
 * cpp-exceptions.
 */
class RegressionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~",
        "(",
        "[",
        "{a:",
        "!",
        "-",
        "a=>",
        "async()=>",
        "`${",
        "if(1)",
        "new ",
        "a?",
        "/*",
        "'"
      })
  void parser_ofManyOfThese_doesNotOverflow(String piece) {
    String source = piece.repeat((piece.length() == 1 ? 1_000_000 : 200_000) / piece.length());
    try (Isolate isolate =
        Isolate.create(
            Limits.builder().memoryBytes(64L << 20).timeout(Duration.ofSeconds(30)).build())) {
      List<Runnable> doors =
          List.of(
              () -> isolate.eval(source),
              () -> isolate.compileScript(source, ScriptOrigin.of(source)),
              () -> isolate.context().compileModule(source, ScriptOrigin.of("m")),
              () -> isolate.context().evalClosure(source));
      for (Runnable door : doors) {
        try {
          door.run();
        } catch (SandboxException failure) {
          assertThat(failure).isNotInstanceOf(EngineFaultException.class);
        } catch (IllegalStateException closed) {
          assertThat(isolate.isClosed()).isTrue();
        }
      }
    }
  }

  /** There the timeout is not honoured: a regular expression on a string of 127 MB. */
  @Test
  void timeout_ofARegExpOnALargeString_isHonoured() {
    Limits limits =
        Limits.builder().memoryBytes(400L << 20).timeout(Duration.ofSeconds(60)).build();
    try (Isolate isolate = Isolate.create(limits)) {
      isolate.eval("globalThis.large = 'a'.repeat(127 * 1024 * 1024); 0");
      long start = System.nanoTime();

      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(
              () ->
                  isolate
                      .context()
                      .eval(
                          "for (;;) large.replace(/a/g, 'b').match(/(a*)*$/)",
                          RunOptions.ignored().timeout(Duration.ofMillis(100))))
          .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.TIMEOUT));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  /** Runs with timeouts leave no threads or alarms behind. */
  @Test
  void timeouts_manyThatAreNotMet_leaveNoThreads() {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      isolate.eval("1");
      int before = Thread.activeCount();
      for (int i = 0; i < 500; i++) {
        assertThat(
                isolate
                    .context()
                    .evalAsync("1", RunOptions.copy().timeout(Duration.ofSeconds(20)))
                    .join()
                    .asInt())
            .isEqualTo(1);
      }
      assertThat(Thread.activeCount()).isLessThan(before + 8);
    }
  }

  @Test
  void timers_ofTheHost_excludeIncludeAndTick() throws InterruptedException {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      Duration[] cpu = new Duration[2];
      Duration[] wall = new Duration[2];
      isolate.hostFunction(
          "block",
          arguments -> {
            cpu[0] = isolate.cpuTime();
            wall[0] = isolate.wallTime();
            long start = System.nanoTime();
            while (System.nanoTime() - start < 50_000_000) {
              Thread.onSpinWait();
            }
            cpu[1] = isolate.cpuTime();
            wall[1] = isolate.wallTime();
            return 0;
          });
      isolate.eval("block()");
      assertThat(cpu[1].minus(cpu[0])).isLessThan(Duration.ofMillis(40));
      assertThat(wall[1].minus(wall[0])).isGreaterThanOrEqualTo(Duration.ofMillis(49));

      var loops = isolate.context().evalAsync("for (;;);", RunOptions.copy());
      Duration earlier = isolate.cpuTime();
      long start = System.nanoTime();
      while (isolate.cpuTime().equals(earlier) && System.nanoTime() - start < 10_000_000_000L) {
        Thread.onSpinWait();
      }
      assertThat(isolate.cpuTime()).isGreaterThan(earlier);
      isolate.cancel();
      assertThatThrownBy(loops::join).hasCauseInstanceOf(dev.cloche.CancelledException.class);
    }
  }

  @Test
  @SuppressWarnings("NullAway") // That is the mistake.
  void arguments_thatAreNull_areRefusedAtOnce() {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      Context context = isolate.context();
      Reference object = context.eval("({})", RunOptions.reference());
      JsModule module = context.compileModule("export {}", ScriptOrigin.of("m"));
      for (Runnable mistake :
          List.<Runnable>of(
              () -> context.eval(null),
              () -> context.eval("1", null),
              () -> context.evalAsync(null, RunOptions.copy()).join(),
              () -> context.evalClosure((String) null),
              () -> context.compileModule(null, ScriptOrigin.of("m")),
              () -> context.compileModule("1", null),
              () -> context.onImport(null),
              () -> isolate.compileScript(null, ScriptOrigin.of("s")),
              () -> isolate.hostFunction("f", null),
              () -> object.get(null),
              () -> object.set(null, 1),
              () -> object.delete(null),
              () -> object.apply(null, null),
              () -> module.instantiate(null),
              () -> module.instantiateAsync(null).join(),
              () -> Callback.of(null),
              () -> Callback.async(args -> 1, null),
              () -> RunOptions.copy().origin(null),
              () -> RunOptions.copy().timeout(null),
              () -> ScriptOrigin.of(null))) {
        assertThatThrownBy(mistake::run).isInstanceOf(NullPointerException.class);
      }
      assertThat(context.eval("1").asInt()).isEqualTo(1);
    }
  }

  @Test
  void options_outOfRange_areRefused() {
    assertThatThrownBy(() -> RunOptions.copy().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 ms");
    assertThatThrownBy(() -> RunOptions.copy().timeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    try (Isolate isolate =
        Isolate.create(Limits.builder().timeout(Duration.ofMillis(60)).build())) {
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(
              () ->
                  isolate
                      .context()
                      .eval(
                          "for (;;);",
                          RunOptions.copy().timeout(Duration.ofSeconds(Long.MAX_VALUE))))
          .withMessageContaining("60 ms");
    }
  }

  @Test
  void source_thatIsHuge_isAnErrorThatIsNot() {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      assertThatExceptionOfType(GuestException.class)
          .isThrownBy(() -> isolate.eval("throw new Error('" + "x".repeat(4_000_000) + "')"))
          .satisfies(error -> assertThat(error.guestMessage().length()).isLessThan(10_000));
    }
  }
}
