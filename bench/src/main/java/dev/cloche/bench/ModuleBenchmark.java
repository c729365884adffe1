package dev.cloche.bench;

import dev.cloche.IsolatedRuntime;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A function of two numbers out of a tenant's folder, each run in an isolate of its own. */
@Fork(2)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ModuleBenchmark {

  private static final int RUNS = 100;

  /** The folder in {@code bench/modules}: one file alone, or one that requires lodash. */
  @Param({"sum", "lodash"})
  public String folder = "sum";

  private final IsolatedRuntime runtime = IsolatedRuntime.create();

  private RunRequest request() {
    Path bench = Path.of(System.getProperty("cloche.bench.dir", "bench"));
    return RunRequest.builder()
        .root(bench.resolve("modules").resolve(folder))
        .file("main.js")
        .funcName("add")
        .args(40, 2)
        .external("lodash")
        .build();
  }

  /** Ends the pool. */
  @TearDown
  public void close() {
    runtime.close();
  }

  /** One run after another. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public RunResult run() {
    return runtime.runBlocking(request());
  }

  /** As many at a time as the pool has threads. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @OperationsPerInvocation(RUNS)
  public Object runs() {
    CompletableFuture<?>[] running = new CompletableFuture<?>[RUNS];
    for (int i = 0; i < RUNS; i++) {
      running[i] = runtime.run(request());
    }
    return CompletableFuture.allOf(running).join();
  }
}
