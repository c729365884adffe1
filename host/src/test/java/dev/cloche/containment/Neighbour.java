package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolatedRuntime;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A tenant beside those that attack: an isolate that lives as long as the cage, whose state has to
 * stay right, and runs on the pool on which attacks run.
 */
final class Neighbour implements AutoCloseable {

  /** Generous: other processes may want each processor many times over. */
  static final Duration ON_TIME = Duration.ofSeconds(60);

  private static final Limits LIMITS = HostileCase.LIMITS.toBuilder().timeout(ON_TIME).build();

  static final String FILE = "neighbour.js";
  static final String MODULE = "exports.twice = (n) => n * 2;";

  private static final String PROGRAM =
      """
      const seen = [];
      globalThis.next = ({ n }) => {
        seen.push(n);
        const sum = seen.reduce((total, one) => total + one, 0);
        return `${sum} ${JSON.stringify({ n, later: [...'abc'].reverse() })} ${2n ** 70n}`;
      };
      0;
      """;

  private final Isolate isolate = Isolate.create(LIMITS);
  private final IsolatedRuntime runtime;
  private final RunRequest.Builder request;
  private final LongSupplier clock;
  private int asked;

  Neighbour(IsolatedRuntime runtime, Path root, LongSupplier clock) {
    this.runtime = runtime;
    this.clock = clock;
    request = RunRequest.builder().root(root).file(FILE).funcName("twice").limits(LIMITS);
    isolate.eval(PROGRAM);
  }

  /** For tests of the cage: what an attack must not be able to reach. */
  Isolate isolate() {
    return isolate;
  }

  /** Asserts that it still answers right, in both ways, and in time. */
  void assertAnswers() {
    int n = ++asked;
    long start = clock.getAsLong();
    JsValue answer = isolate.call("next", Map.of("n", n));
    JsValue doubled = runtime.runBlocking(request.args(n).build()).value();
    assertThat(answer.asString())
        .as("the neighbour's answer")
        .isEqualTo(
            n * (n + 1) / 2
                + " {\"n\":"
                + n
                + ",\"later\":[\"c\",\"b\",\"a\"]} 1180591620717411303424");
    assertThat(doubled.asInt()).as("the neighbour's answer on the pool").isEqualTo(2 * n);
    assertThat(Duration.ofNanos(clock.getAsLong() - start))
        .as("how long the neighbour took")
        .isLessThan(ON_TIME);
  }

  @Override
  public void close() {
    isolate.close();
  }
}
