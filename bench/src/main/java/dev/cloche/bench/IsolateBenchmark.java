package dev.cloche.bench;

import dev.cloche.Isolate;
import dev.cloche.JsValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What users of the public API wait for. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class IsolateBenchmark {

  /** An isolate that lives through the trial. */
  @State(Scope.Thread)
  public static class Living {
    final Isolate isolate = Isolate.create();
    final Map<String, Object> order =
        Map.of("id", 17, "name", "espresso", "price", 2.5, "tags", List.of("hot", "small"));

    /** Defines the function that is called. */
    public Living() {
      isolate.eval("function price(order) { return {...order, price: order.price * 1.2}; } 0");
    }

    /** Ends it. */
    @TearDown
    public void close() {
      isolate.close();
    }
  }

  /** Made and closed again, nothing run: lease, objects, reset. */
  @Benchmark
  public boolean createAndClose() {
    Isolate isolate = Isolate.create();
    isolate.close();
    return isolate.isClosed();
  }

  /** The least that a tenant can ask for, in an isolate of its own. */
  @Benchmark
  public JsValue freshEval() {
    try (Isolate isolate = Isolate.create()) {
      return isolate.eval("1+1");
    }
  }

  /** The same without the processor time of the run, which the JVM asks the system for. */
  @Benchmark
  public JsValue freshEvalWithoutCpuTime() {
    try (Isolate isolate = Isolate.builder().measureCpu(false).build()) {
      return isolate.eval("1+1");
    }
  }

  /** The same in an isolate that lives on. */
  @Benchmark
  public JsValue livingEval(Living living) {
    return living.isolate.eval("1+1");
  }

  /** A small object in, a small object out. */
  @Benchmark
  public JsValue warmCall(Living living) {
    return living.isolate.call("price", living.order);
  }
}
