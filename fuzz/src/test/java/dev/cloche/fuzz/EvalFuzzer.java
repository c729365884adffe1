package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.EngineFaultException;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated programs under limits that bytes choose: a value or the documented exception, in time,
 * and a neighbour that goes on as if nothing had been.
 */
class EvalFuzzer {

  private static final long SECOND = 1_000_000_000L;

  /** How far behind its deadline a run may be seen to end on a machine that is busy. */
  private static final long LATE = 30 * SECOND;

  private static final Limits PATIENT = Limits.builder().timeout(Duration.ofSeconds(60)).build();

  static Stream<Arguments> seeds() {
    Stream.Builder<Arguments> seeds = Stream.builder();
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      byte[] limits = new byte[8];
      byte[] program = new byte[200];
      random.nextBytes(limits);
      random.nextBytes(program);
      seeds.add(Arguments.of(limits, program));
    }
    return seeds.build();
  }

  @MethodSource("seeds")
  @FuzzTest
  void program(byte @NotNull [] limits, byte @NotNull [] program) {
    String source = HostilePrograms.program(new Choices(program));
    try (Isolate neighbour = Isolate.create(PATIENT)) {
      neighbour.eval("let count = 41");
      run(limits(new Choices(limits)), source);
      assertThat(neighbour.eval("count + 1").asInt()).isEqualTo(42);
    }
  }

  private static Limits limits(Choices choices) {
    return Limits.builder()
        .memoryBytes(((long) choices.below(16) + 2) << 20)
        .timeout(Duration.ofMillis(5 + choices.below(100)))
        .fuel(1L << (14 + choices.below(11)))
        .callDepth(100 + 39 * choices.below(254))
        .resultBytes(1024 << choices.below(10))
        .consoleBytes(choices.below(200))
        .build();
  }

  private static void run(Limits limits, String source) {
    long start = System.nanoTime();
    try (Isolate isolate = Isolate.create(limits)) {
      try {
        assertThat(isolate.eval(source).toString()).isNotNull();
      } catch (SandboxException ended) {
        expected(ended, source);
      }
      assertThat(isolate.usage().memoryBytes()).isLessThanOrEqualTo(limits.memoryBytes());
    }
    assertThat(System.nanoTime() - start).isLessThan(limits.timeout().toNanos() + LATE);
  }

  private static void expected(SandboxException ended, String source) {
    // A fault harms nobody else, but is a defect of the engine's.
    assertThat(ended).as(source).isNotInstanceOf(EngineFaultException.class);
    assertThat(ended).isInstanceOfAny(GuestException.class, LimitExceededException.class);
    assertThat(String.valueOf(ended.getMessage())).doesNotContain("dev.cloche", "EngineModule");
  }
}
