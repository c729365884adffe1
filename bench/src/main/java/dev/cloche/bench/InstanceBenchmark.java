package dev.cloche.bench;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.pool.InstancePool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a fresh isolate costs below the public API. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class InstanceBenchmark {

  /** A pool with one warm instance, which each lease takes and a reset brings back. */
  @State(Scope.Thread)
  public static class WarmPool {
    final InstancePool pool = new InstancePool(1);
    EngineInstance leased = pool.lease();

    /** Resets outside the measured time. */
    @Setup(Level.Invocation)
    public void giveBack() {
      pool.giveBack(leased);
    }
  }

  /** An instance in which a script has run. */
  @State(Scope.Thread)
  public static class Dirty {

    /** What the earlier tenant did: little, or fill 8 MiB. */
    @Param({"small", "large"})
    public String tenant = "small";

    final EngineInstance instance = Engine.get().newInstance();

    /** Runs the earlier tenant. */
    @Setup(Level.Invocation)
    public void run() {
      Engine.get().reset(instance);
      Requests.prepare(instance);
      String source =
          tenant.equals("small")
              ? "[1, 2, 3].map(String)"
              : "new Uint8Array(8 << 20).fill(1).length";
      Requests.checked(instance.request(Requests.EVAL, Requests.eval(source)));
    }

    /** Leaves no request behind. */
    @TearDown(Level.Invocation)
    public void forget() {
      Engine.get().reset(instance);
    }
  }

  /** A lease from a warm pool, made ready to run. */
  @Benchmark
  public EngineInstance leaseToReady(WarmPool warm) {
    warm.leased = warm.pool.lease();
    Requests.prepare(warm.leased);
    return warm.leased;
  }

  /** A new instance: memory, tables, image. */
  @Benchmark
  public EngineInstance newInstance() {
    return Engine.get().newInstance();
  }

  /** A used instance made equal to the image. */
  @Benchmark
  public EngineInstance resetInPlace(Dirty dirty) {
    Engine.get().reset(dirty.instance);
    return dirty.instance;
  }
}
