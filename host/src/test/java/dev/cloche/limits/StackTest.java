package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.Limits;
import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runaway recursion of every kind ends in an error that the guest can catch, or a typed one. */
class StackTest {

  private static final Limits LIMITS =
      Limits.builder().timeout(Duration.ofSeconds(20)).memoryBytes(64L << 20).build();

  private static final String COUNT =
      "(() => { let n = 0; const f = () => { n++; f(); }; try { f(); } catch (e) {"
          + " if (!(e instanceof RangeError)) throw e; } return n; })()";

  @Test
  void stack_error_isCatchableAgainAndAgain() {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      int first = isolate.eval(COUNT).asInt();

      assertThat(first).isGreaterThan(1000);
      for (int i = 0; i < 20; i++) {
        assertThat(isolate.eval(COUNT).asInt()).isEqualTo(first);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000, 5000})
  void stack_depth_isWhatTheLimitSays(int calls) {
    Limits limits = Limits.builder().callDepth(calls).timeout(Duration.ofSeconds(20)).build();
    try (Isolate isolate = Isolate.create(limits)) {
      assertThat(isolate.eval(COUNT).asInt()).isBetween(calls / 3, calls);
    }
  }

  @Test
  void stack_ofNativeCode_isCountedToo() {
    String chain =
        "let it = [1].values(); for (let i = 0; i < 1000; i++) it = it.map((x) => x); it.next().value";
    Limits shallow = Limits.builder().callDepth(100).timeout(Duration.ofSeconds(20)).build();

    assertThat(Trial.run(LIMITS, chain).ending()).isEqualTo("value");
    assertThat(Trial.run(shallow, chain).ending()).isIn("STACK", "RangeError");
  }

  @Hostile(74)
  @Test
  void stack_depth_dependsOnTheProgramOnly() throws InterruptedException {
    int here = Trial.evalFresh(COUNT).asInt();

    assertThat(onThread(256 << 10, 0)).isEqualTo(here);
    assertThat(onThread(8 << 20, 5000)).isEqualTo(here);
    AtomicInteger virtual = new AtomicInteger();
    Thread.ofVirtual().start(() -> virtual.set(Trial.evalFresh(COUNT).asInt())).join();
    assertThat(virtual).hasValue(here);
  }

  private static int onThread(long stackBytes, int callers) throws InterruptedException {
    AtomicInteger depth = new AtomicInteger();
    Thread thread = new Thread(null, () -> depth.set(below(callers)), "caller", stackBytes);
    thread.start();
    thread.join();
    return depth.get();
  }

  private static int below(int callers) {
    return callers == 0 ? Trial.evalFresh(COUNT).asInt() : below(callers - 1);
  }

  @Test
  void stack_hostFunctionAtTheEdge_isCalledOrNot() {
    Trial trial =
        Trial.run(
            Isolate.builder().limits(LIMITS).hostFunction("host", arguments -> arguments.size()),
            """
            let ok = 0, over = 0;
            const f = () => {
              try { f(); } finally {
                try { if (host(1, 2) === 2) ok++; } catch (e) { if (!(e instanceof RangeError)) throw e; over++; }
              }
            };
            try { f(); } catch (e) { if (!(e instanceof RangeError)) throw e; }
            ok > 100 && over < 100;
            """);

    assertThat(trial.ending()).isEqualTo("value");
    assertThat(trial.value()).hasToString("true");
  }
}
