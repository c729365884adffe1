package dev.cloche.bench.hostile.worker;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.SandboxException;

/** Cloche: both limits are its own. */
public final class ClocheSandboxes implements LimitedSandbox.Factory {

  private static final Limits LIMITS =
      Limits.builder()
          .memoryBytes(LimitedSandbox.MEMORY_BYTES)
          .timeout(LimitedSandbox.TIMEOUT)
          .build();

  /** For the worker. */
  public ClocheSandboxes() {}

  @Override
  public LimitedSandbox create() {
    return new ClocheSandbox(
        Isolate.builder()
            .limits(LIMITS)
            .hostFunction(
                "fail",
                arguments -> {
                  LimitedSandbox.fail();
                  return null;
                })
            .hostFunction(
                "block",
                arguments -> {
                  LimitedSandbox.block();
                  return null;
                })
            .build());
  }

  private record ClocheSandbox(Isolate isolate) implements LimitedSandbox {

    @Override
    public Ending run(String source) {
      try {
        JsValue value = isolate.eval(source);
        return new Ending(
            Ending.Kind.VALUE,
            value instanceof JsString text ? text.asString() : value.getClass().getSimpleName());
      } catch (LimitExceededException ended) {
        return new Ending(Ending.Kind.LIMIT, ended.limit().toString());
      } catch (GuestException thrown) {
        return new Ending(Ending.Kind.ERROR, thrown.name() + ": " + thrown.getMessage());
      } catch (SandboxException other) {
        return new Ending(Ending.Kind.LIMIT, other.toString());
      }
    }

    @Override
    public void close() {
      isolate.close();
    }
  }
}
