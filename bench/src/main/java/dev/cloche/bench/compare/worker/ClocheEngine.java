package dev.cloche.bench.compare.worker;

import dev.cloche.Isolate;
import dev.cloche.IsolatedRuntime;
import dev.cloche.Limits;
import dev.cloche.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Cloche through its public API, metered and limited as it always is. */
public final class ClocheEngine implements SandboxFactory {

  /** The default timeout would be too short for nothing but a cold run on a very busy machine. */
  private final Limits limits = Limits.builder().timeout(Duration.ofMinutes(1)).build();

  /** For {@link Worker}. */
  public ClocheEngine() {}

  /** Through the runtime, with its queue, its path filter and its cache of compiled modules. */
  @Override
  public Runs runs(Path folder, String arguments) {
    IsolatedRuntime runtime = IsolatedRuntime.builder().limits(limits).build();
    RunRequest request =
        RunRequest.builder()
            .root(folder)
            .file(Runs.FILE)
            .funcName("main")
            .args(Stream.of(arguments.split(",", -1)).map(Double::valueOf).toArray())
            .build();
    return new Runs() {
      @Override
      public String run() {
        return runtime.runBlocking(request).value().toString();
      }

      @Override
      public void close() {
        runtime.close();
      }
    };
  }

  @Override
  public Runs traffic(String what) {
    return new ClocheTraffic(what);
  }

  @Override
  public Sandbox create() {
    Isolate isolate = Isolate.create(limits);
    return new Sandbox() {
      @Override
      public String eval(String source) {
        return isolate.eval(source).toString();
      }

      @Override
      public String main(String text) {
        return isolate.call("main", text).asString();
      }

      @Override
      public void close() {
        isolate.close();
      }
    };
  }
}
