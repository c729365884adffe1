package dev.cloche.bench;

import dev.cloche.TypeScript;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Compilation of TypeScript, in a fresh isolate each time, as it is for every new text. The first
 * one of a process: {@code -bm ss -wi 0 -i 1 -f 5}.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class TypeScriptBenchmark {

  private static final String FILE = "/commonjs-shim/src/test/typescript/erased.ts";

  private final TypeScript compiler = TypeScript.builder().cacheChars(0).build();
  private final TypeScript caching = TypeScript.create();
  private String large = "";

  /** Reads a text of 3.6 kB with types on each of its lines. */
  @Setup
  public void read() throws IOException {
    large = Files.readString(Path.of(System.getProperty("cloche.bench.dir") + "/.." + FILE));
  }

  /** One declaration: what an isolate and the loading of the compiler cost. */
  @Benchmark
  public String small() {
    return compiler.compile("let a: number = 1;", "/a.ts");
  }

  /** A file. */
  @Benchmark
  public String large() {
    return compiler.compile(large, "/a.ts");
  }

  /** A file that was compiled before. */
  @Benchmark
  public String known() {
    return caching.compile(large, "/a.ts");
  }
}
