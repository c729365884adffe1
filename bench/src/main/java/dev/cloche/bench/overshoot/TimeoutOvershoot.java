package dev.cloche.bench.overshoot;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import dev.cloche.bench.Options;
import dev.cloche.bench.Samples;
import dev.cloche.internal.pool.EngineThreads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/**
 * Runs scripts that do not end by themselves and measures how long after the timeout the call comes
 * back. The time of the whole call counts, the making of the isolate does not.
 */
public final class TimeoutOvershoot {

  private final Limits limits;
  private final long timeoutNanos;
  private final Samples overall = new Samples();
  private final Samples control = new Samples();

  private TimeoutOvershoot(Duration timeout) {
    limits = Limits.builder().timeout(timeout).build();
    timeoutNanos = timeout.toNanos();
  }

  /**
   * Measures and prints. Options: {@code --timeout} milliseconds (500), {@code --repetitions} (5),
   * {@code --warmups} rounds over all cases (1), {@code --case} a part of the names to run.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Options options = Options.parse(arguments, Set.of("timeout", "repetitions", "warmups", "case"));
    String wanted = options.text("case", "");
    List<CpuCase> cases =
        CpuCase.all().stream().filter(each -> each.name().contains(wanted)).toList();
    TimeoutOvershoot program =
        new TimeoutOvershoot(Duration.ofMillis(options.number("timeout", 500)));
    for (int i = 0; i < options.number("warmups", 1); i++) {
      cases.forEach(each -> program.run(each, new Samples()));
    }
    System.out.println("| case | ended with | runs in time-out | median, ms | p99, ms | max, ms |");
    System.out.println("|---|---|---|---|---|---|");
    for (CpuCase each : cases) {
      program.measure(each, options.number("repetitions", 5));
    }
    print("all time-outs", "", program.overall);
    print("(a Java loop, once after each case)", "its clock", program.control);
  }

  /**
   * The machine's own part: a Java loop on an engine thread that looks at nothing but the clock.
   */
  private void control() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    long start = System.nanoTime();
    EngineThreads.shared()
        .execute(
            () -> {
              while (System.nanoTime() - start < timeoutNanos) {
                Thread.onSpinWait();
              }
              done.countDown();
            });
    done.await();
    control.add(System.nanoTime() - start - timeoutNanos);
  }

  private void measure(CpuCase each, int repetitions) throws InterruptedException {
    Samples samples = new Samples();
    Set<String> endings = new TreeSet<>();
    for (int i = 0; i < repetitions; i++) {
      endings.add(run(each, samples));
    }
    overall.addAll(samples);
    control();
    print(each.name(), String.join(", ", endings), samples);
  }

  private static void print(String name, String endings, Samples samples) {
    if (samples.size() == 0) {
      System.out.printf("| %s | %s | 0 | | | |%n", name, endings);
      return;
    }
    System.out.printf(
        "| %s | %s | %d | %.2f | %.2f | %.2f |%n",
        name,
        endings,
        samples.size(),
        samples.median() / 1e6,
        samples.quantile(0.99) / 1e6,
        samples.quantile(1) / 1e6);
  }

  /** Runs a case in an isolate of its own; answers how it ended. */
  private String run(CpuCase each, Samples samples) {
    try (Isolate isolate = Isolate.create(limits)) {
      long start = System.nanoTime();
      try {
        isolate.eval(each.source());
        return "a value";
      } catch (LimitExceededException ended) {
        if (ended.limit() == Limit.TIMEOUT) {
          samples.add(System.nanoTime() - start - timeoutNanos);
        }
        return "limit " + ended.limit();
      } catch (GuestException thrown) {
        return thrown.name();
      } catch (SandboxException other) {
        return other.getClass().getSimpleName() + " " + other.getMessage();
      }
    }
  }
}
