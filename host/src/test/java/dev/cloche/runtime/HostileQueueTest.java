package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolatedRuntime;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.PoolOptions;
import dev.cloche.RunRejectedException;
import dev.cloche.RunRejectedException.Reason;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tenants that are many, or come often. */
class HostileQueueTest {

  private static final int TENANTS = 1000;
  private static final PoolOptions SMALL =
      PoolOptions.defaults()
          .withMax(2)
          .withQueueCapacity(600)
          .withQueueTimeout(Duration.ofSeconds(1));

  @TempDir private Path folder = Path.of("unset");

  @Hostile(55)
  @Test
  void loops_ofAThousandTenantsAtOnce_areEachRunOrRejectedInTime() {
    Tenant tenant = Tenant.of(folder, "exports.spin = () => { for (;;); };");
    RunRequest request = tenant.call("spin").limits(limits(Duration.ofMillis(20))).build();
    try (Cage cage = new Cage();
        IsolatedRuntime runtime = IsolatedRuntime.builder().poolOptions(SMALL).build()) {
      List<Throwable> ends =
          cage.survive(
              () -> {
                List<CompletableFuture<RunResult>> all = new ArrayList<>();
                for (int i = 0; i < TENANTS; i++) {
                  all.add(runtime.run(request));
                }
                List<Throwable> failures = new ArrayList<>();
                for (CompletableFuture<RunResult> run : all) {
                  failures.add(run.handle((value, failure) -> failure).get(60, TimeUnit.SECONDS));
                }
                return failures;
              });

      assertThat(ends).hasSize(TENANTS);
      assertThat(count(ends, Reason.QUEUE_FULL)).isBetween(300L, 400L);
      assertThat(count(ends, Reason.QUEUE_TIMEOUT)).isPositive();
      long stopped = ends.stream().filter(HostileQueueTest::isTimeout).count();
      assertThat(stopped).isPositive();
      assertThat(stopped + count(ends, Reason.QUEUE_FULL) + count(ends, Reason.QUEUE_TIMEOUT))
          .isEqualTo(TENANTS);
    }
  }

  private static long count(List<Throwable> ends, Reason reason) {
    return ends.stream()
        .filter(end -> end instanceof RunRejectedException rejected && rejected.reason() == reason)
        .count();
  }

  private static boolean isTimeout(Throwable end) {
    return end instanceof LimitExceededException exceeded && exceeded.limit() == Limit.TIMEOUT;
  }

  private static Limits limits(Duration timeout) {
    return HostileCase.LIMITS.toBuilder().timeout(timeout).build();
  }

  /** The embedder's budget for a tenant is the fuel of its isolate's runs, added up. */
  @Hostile(55)
  @Test
  void runs_eachJustUnderTheLimit_areCountedTogether() {
    Limits each = HostileCase.PATIENT.toBuilder().fuel(3_000_000).build();
    String drip = "for (let i = 0; i < 1000; i++);";
    try (Cage cage = new Cage()) {
      cage.survive(
          () -> {
            try (Isolate isolate = Isolate.create(each)) {
              isolate.eval(drip);
              long once = isolate.usage().fuel();
              for (int i = 1; i < 50; i++) {
                isolate.eval(drip);
              }
              assertThat(once).isBetween(10_000L, each.fuel());
              assertThat(isolate.usage().fuel()).isGreaterThan(45 * once);
              return isolate.usage();
            }
          });
    }
  }

  @Hostile(55)
  @Test
  void waitInTheQueue_isReportedApart() throws Exception {
    Tenant tenant = Tenant.of(folder, "exports.spin = () => { for (;;); }; exports.one = () => 1;");
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().poolOptions(PoolOptions.defaults().withMax(1)).build()) {
      CompletableFuture<RunResult> first =
          runtime.run(tenant.call("spin").limits(limits(Duration.ofMillis(300))).build());
      RunResult second =
          runtime
              .run(tenant.call("one").limits(HostileCase.PATIENT).build())
              .get(60, TimeUnit.SECONDS);

      assertThat(first).isCompletedExceptionally();
      assertThat(second.queueWait()).isGreaterThan(Duration.ofMillis(200));
      assertThat(second.usage().wall()).isLessThanOrEqualTo(second.runTime());
    }
  }
}
