package dev.cloche.bench;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Long-lived isolates that a host talks to: the traffic with them. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReferenceBenchmark {

  private static final int CALLBACKS = 1000;

  /** An isolate that lives through the trial, and values of many sizes. */
  @State(Scope.Thread)
  public static class Living {
    final Isolate isolate =
        Isolate.builder()
            .limits(
                Limits.builder()
                    .memoryBytes(256L << 20)
                    .argumentBytes(64 << 20)
                    .resultBytes(64 << 20)
                    .hostCalls(Integer.MAX_VALUE)
                    .build())
            .build();
    final Context context = isolate.context();
    final Reference same = context.eval("(x) => x", RunOptions.reference());
    final Reference order =
        context.eval("(x) => ({...x, price: x.price * 1.2})", RunOptions.reference());
    final Reference length = context.eval("(x) => x.length", RunOptions.reference());
    final Reference size = context.eval("(x) => x.byteLength", RunOptions.reference());
    final Reference rows =
        context.eval(
            "const rows = Array.from({length: 10000}, (_, id) =>"
                + " ({id, name: `item ${id}`, price: id / 4, tags: ['a', 'b']})); () => rows",
            RunOptions.reference());
    final Reference callbacks =
        context.eval(
            "(f) => { let sum = 0; for (let i = 0; i < 1000; i++) sum += f(i); return sum }",
            RunOptions.reference());
    final Callback increment = Callback.of(arguments -> arguments.get(0).asInt() + 1);
    final Map<String, Object> small =
        Map.of("id", 17, "name", "espresso", "price", 2.5, "tags", List.of("hot", "small"));
    final String text = "0123456789abcdef".repeat(1 << 16);
    final byte[] bytes = new byte[8 << 20];
    final List<Map<String, Object>> records =
        IntStream.range(0, 10_000)
            .mapToObj(
                id ->
                    Map.<String, Object>of(
                        "id",
                        id,
                        "name",
                        "item " + id,
                        "price",
                        id / 4.0,
                        "tags",
                        List.of("a", "b")))
            .toList();
    final ExternalCopy copy = ExternalCopy.of(records);

    /** Ends it. */
    @TearDown
    public void close() {
      isolate.close();
    }
  }

  /** A number in and out. */
  @Benchmark
  public JsValue callNumber(Living living) {
    return living.same.call(1);
  }

  /** A small object in, a small object out. */
  @Benchmark
  public JsValue callObject(Living living) {
    return living.order.call(living.small);
  }

  /** A host function called by the guest, with a number in and out. */
  @Benchmark
  @OperationsPerInvocation(CALLBACKS)
  public JsValue hostCallback(Living living) {
    return living.callbacks.call(living.increment);
  }

  /** A string of 1 MiB in. */
  @Benchmark
  public JsValue stringIn(Living living) {
    return living.length.call(living.text);
  }

  /** 8 MiB of bytes in. */
  @Benchmark
  public JsValue bytesIn(Living living) {
    return living.size.call((Object) living.bytes);
  }

  /** 10,000 objects in. */
  @Benchmark
  public JsValue objectsIn(Living living) {
    return living.length.call(living.records);
  }

  /** The same, encoded before. */
  @Benchmark
  public JsValue objectsInAsExternalCopy(Living living) {
    return living.length.call(living.copy);
  }

  /** 10,000 objects out. */
  @Benchmark
  public JsValue objectsOut(Living living) {
    return living.rows.call();
  }

  /** One more context, made and released. */
  @Benchmark
  public Context context(Living living) {
    Context context = living.isolate.createContext();
    context.close();
    return context;
  }

  /** A small module compiled, linked and evaluated. */
  @Benchmark
  public boolean module(Living living) {
    var module = living.context.compileModule("export const one = 1", ScriptOrigin.of("one.js"));
    module.instantiate((specifier, referrer) -> referrer);
    module.evaluate();
    module.close();
    return module.hasTopLevelAwait();
  }
}
