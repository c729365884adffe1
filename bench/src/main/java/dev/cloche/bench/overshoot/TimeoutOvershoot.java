package dev.cloche.bench.overshoot;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import dev.cloche.bench.Options;
import dev.cloche.bench.Samples;
import dev.cloche.bench.SharedCases;
import dev.cloche.internal.pool.EngineThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs scripts that do not end by themselves and measures how long after the timeout the call comes
 * back. The time of the whole call counts, the making of the isolate does not.
 */
public final class TimeoutOvershoot {

  private static final String CROWD = "55 tenants who want the pool at once";

  private final Limits limits;
  private final long timeoutNanos;
  private final OvershootTable table = new OvershootTable();
  private final Samples control = new Samples();

  private TimeoutOvershoot(Duration timeout) {
    limits = Limits.builder().timeout(timeout).build();
    timeoutNanos = timeout.toNanos();
  }

  /**
   * Measures and prints. Options: {@code --timeout} milliseconds (500), {@code --repetitions} (5),
   * {@code --warmups} rounds over all cases (1), {@code --case} a part of the names to run.
   */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    Options options = Options.parse(arguments, Set.of("timeout", "repetitions", "warmups", "case"));
    String wanted = options.text("case", "");
    List<SharedCases.Case> cases =
        SharedCases.read("cpu-cases").stream()
            .filter(each -> each.name().contains(wanted))
            .toList();
    Duration timeout = Duration.ofMillis(options.number("timeout", 500));
    TimeoutOvershoot program = new TimeoutOvershoot(timeout);
    boolean crowded = CROWD.contains(wanted);
    for (int i = 0; i < options.number("warmups", 1); i++) {
      cases.forEach(each -> program.run(each, new Samples()));
      if (crowded) {
        new Crowd(timeout, 2).run();
      }
    }
    OvershootTable.head();
    int repetitions = options.number("repetitions", 5);
    for (SharedCases.Case each : cases) {
      program.measure(each, repetitions);
    }
    if (crowded) {
      program.crowd(new Crowd(timeout, 2 * repetitions));
    }
    program.table.sum();
    OvershootTable.print("(a Java loop, once after each case)", "its clock", program.control);
    System.out.println(program.table.verdict());
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

  private void measure(SharedCases.Case each, int repetitions) throws InterruptedException {
    Samples samples = new Samples();
    Set<String> endings = new TreeSet<>();
    for (int i = 0; i < repetitions; i++) {
      endings.add(run(each, samples));
      rest();
    }
    control();
    rest();
    table.add(each.name(), String.join(", ", endings), samples);
  }

  /**
   * A pause: Linux takes the processor away, for up to 50 ms, from a program of real-time priority
   * that has used all but a twentieth of a second.
   */
  private void rest() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(timeoutNanos / 4);
  }

  private void crowd(Crowd crowd) throws IOException {
    crowd.run();
    table.add(CROWD, "limit TIMEOUT", crowd.timeouts());
    OvershootTable.print("(the rest of them, turned away)", "QUEUE_TIMEOUT", crowd.rejections());
  }

  /** Runs a case in an isolate of its own; answers how it ended. */
  private String run(SharedCases.Case each, Samples samples) {
    IsolateBuilder builder = Isolate.builder().limits(limits);
    try (HostBlocks host = new HostBlocks();
        Isolate isolate = host.grantTo(builder).build()) {
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
