package dev.cloche.bench.compare.worker;

import dev.cloche.Isolate;
import dev.cloche.Limits;
import java.time.Duration;

/** Cloche through its public API, metered and limited as it always is. */
public final class ClocheEngine implements SandboxFactory {

  /** The default timeout would be too short for nothing but a cold run on a very busy machine. */
  private final Limits limits = Limits.builder().timeout(Duration.ofMinutes(1)).build();

  /** For {@link Worker}. */
  public ClocheEngine() {}

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
