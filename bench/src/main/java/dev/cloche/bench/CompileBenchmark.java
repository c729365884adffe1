package dev.cloche.bench;

import dev.cloche.CachedData;
import dev.cloche.Isolate;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A large script (lodash, some 540 KB), compiled or read from what was kept of an earlier time. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class CompileBenchmark {

  private static final ScriptOrigin ORIGIN = ScriptOrigin.of("lodash.js");

  private final Isolate isolate = Isolate.create();
  private final Isolate debuggable = Isolate.builder().debuggable(true).build();
  private final String source = source();
  private final CachedData data = isolate.produceCachedData(source, ORIGIN).orElseThrow();

  private static String source() {
    Path bench = Path.of(System.getProperty("cloche.bench.dir", "bench"));
    try {
      return Files.readString(bench.resolve("modules/lodash/node_modules/lodash/lodash.js"));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  /** Sees to it that the data is taken. */
  @Setup
  public void check() {
    try (Script script = isolate.compileScript(source, ORIGIN, data)) {
      if (script.cachedDataRejected()) {
        throw new IllegalStateException("the cached data was rejected");
      }
    }
  }

  /** Ends the isolates. */
  @TearDown
  public void close() {
    isolate.close();
    debuggable.close();
  }

  /** From the source. */
  @Benchmark
  public boolean compile() {
    try (Script script = isolate.compileScript(source, ORIGIN)) {
      return script.cachedDataRejected();
    }
  }

  /** From the source, in an isolate that can be debugged. */
  @Benchmark
  public boolean compileDebuggable() {
    try (Script script = debuggable.compileScript(source, ORIGIN)) {
      return script.cachedDataRejected();
    }
  }

  /** From cached data. */
  @Benchmark
  public boolean compileWithCachedData() {
    try (Script script = isolate.compileScript(source, ORIGIN, data)) {
      return script.cachedDataRejected();
    }
  }
}
