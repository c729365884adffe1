package dev.cloche.bench;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.pool.EngineThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Where the time of {@link IsolateBenchmark#freshEval} goes, part by part. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class PhaseBenchmark {

  private static final byte[] SUM = Requests.eval("1+1");
  private static final SecureRandom SEEDS = new SecureRandom();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** An instance equal to the image, for each invocation. */
  @State(Scope.Thread)
  public static class Fresh {
    final EngineInstance instance = Engine.get().newInstance();

    /** Resets outside the measured time. */
    @Setup(Level.Invocation)
    public void reset() {
      Engine.get().reset(instance);
    }
  }

  /** An instance ready to run, for each invocation. */
  @State(Scope.Thread)
  public static class Ready {
    final EngineInstance instance = Engine.get().newInstance();

    /** Resets and prepares outside the measured time. */
    @Setup(Level.Invocation)
    public void reset() {
      Engine.get().reset(instance);
      Requests.prepare(instance);
    }
  }

  /** Limits, seeds, clock. */
  @Benchmark
  public EngineInstance prepare(Fresh fresh) {
    Requests.prepare(fresh.instance);
    return fresh.instance;
  }

  /** Parse, compile, run, encode: the first request of an isolate. */
  @Benchmark
  public byte[] firstRequest(Ready ready) {
    return ready.instance.request(Requests.EVAL, SUM);
  }

  /** To an engine thread and back. */
  @Benchmark
  public long handOff() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    EngineThreads.shared().execute(done::countDown);
    done.await();
    return done.getCount();
  }

  /** A seed from the system. */
  @Benchmark
  public long seed() {
    return SEEDS.nextLong();
  }

  /** Processor time, asked twice a run. */
  @Benchmark
  public long cpuTime() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
