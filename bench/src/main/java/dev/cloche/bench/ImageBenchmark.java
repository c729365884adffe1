package dev.cloche.bench;

import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.IsolatedRuntime;
import dev.cloche.IsolatedRuntimeBuilder;
import dev.cloche.JsValue;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a package costs that is loaded in each run, and one that an image holds, loaded. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
public class ImageBenchmark {

  private static Path folder() {
    Path bench = Path.of(System.getProperty("cloche.bench.dir", "bench"));
    return bench.resolve("modules").resolve("lodash");
  }

  private static Image lodash() {
    try (Isolate prepared = Isolate.builder().root(folder()).externals("lodash").build()) {
      prepared.preload("lodash");
      return prepared.capture();
    }
  }

  /** A runtime whose isolates are made from an image, or from nothing. */
  @State(Scope.Benchmark)
  public static class Runtimes {

    /** Where lodash comes from: the folder, in each run, or an image. */
    @Param({"folder", "image"})
    public String lodash = "folder";

    private @Nullable IsolatedRuntime runtime;

    IsolatedRuntime runtime() {
      IsolatedRuntime made = runtime;
      if (made == null) {
        IsolatedRuntimeBuilder builder = IsolatedRuntime.builder();
        made = (lodash.equals("image") ? builder.image(lodash()) : builder).build();
        runtime = made;
      }
      return made;
    }

    /** Ends the pool. */
    @TearDown
    public void close() {
      runtime().close();
    }
  }

  /** Images of an isolate with lodash. */
  @State(Scope.Benchmark)
  public static class Images {
    final Image image = lodash();
    final byte[] stored = stored(image);

    private static byte[] stored(Image image) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        image.writeTo(out);
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
      return out.toByteArray();
    }
  }

  /** A function of two numbers that calls lodash, each run in an isolate of its own. */
  @Benchmark
  public RunResult run(Runtimes runtimes) {
    RunRequest request =
        RunRequest.builder()
            .root(folder())
            .file("main.js")
            .funcName("add")
            .args(40, 2)
            .external("lodash")
            .build();
    return runtimes.runtime().runBlocking(request);
  }

  /** A new isolate from an image, a sum in it, and its end. */
  @Benchmark
  public JsValue freshEval(Images images) {
    IsolateBuilder builder = Isolate.builder().image(images.image);
    try (Isolate isolate = builder.build()) {
      return isolate.eval("1+1");
    }
  }

  /** The capture of an isolate that came from an image. */
  @Benchmark
  public Image capture(Images images) {
    try (Isolate isolate = Isolate.builder().image(images.image).build()) {
      return isolate.capture();
    }
  }

  /** The reading of a stored image. */
  @Benchmark
  public Image read(Images images) throws IOException {
    return Image.read(new ByteArrayInputStream(images.stored));
  }
}
