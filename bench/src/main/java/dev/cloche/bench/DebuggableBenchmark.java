package dev.cloche.bench;

import dev.cloche.Isolate;
import dev.cloche.JsValue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs that an isolate can be debugged while nobody does. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DebuggableBenchmark {

  /** A benchmark script. */
  @Param({"recursion", "loop", "sort", "closures", "json", "classes", "scheduler"})
  public String script = "loop";

  /** Whether it can be debugged. */
  @Param({"false", "true"})
  public boolean debuggable;

  private Isolate isolate = Isolate.create();

  /** Defines the function, and says how much fuel a call of it takes. */
  @Setup
  public void define() {
    isolate.close();
    isolate = Isolate.builder().debuggable(debuggable).build();
    isolate.eval(Scripts.source(script) + "\n;0");
    long before = isolate.usage().fuel();
    call();
    System.out.println("fuel of a call: " + (isolate.usage().fuel() - before));
  }

  /** Ends the isolate. */
  @TearDown
  public void close() {
    isolate.close();
  }

  /** One call of the script's function. */
  @Benchmark
  public JsValue call() {
    return isolate.call("run");
  }
}
