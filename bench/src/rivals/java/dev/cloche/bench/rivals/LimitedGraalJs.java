package dev.cloche.bench.rivals;

import dev.cloche.bench.hostile.worker.Ending;
import dev.cloche.bench.hostile.worker.LimitedSandbox;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * GraalJS on a stock JDK, under the strictest policy that it has there. Its limits of time and
 * memory are for Oracle's GraalVM alone, so that another thread closes the context when the time is
 * over; it offers no limit for memory.
 */
public final class LimitedGraalJs implements LimitedSandbox.Factory {

  private static final String TEXT =
      "(function (stringify, String) { return function (value) {"
          + " return typeof value === 'object' ? stringify(value) : String(value); };"
          + " })(JSON.stringify, String)";

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "timer");
            thread.setDaemon(true);
            return thread;
          });

  /** For the worker. */
  public LimitedGraalJs() {}

  @Override
  public LimitedSandbox create() {
    Context context =
        Context.newBuilder("js")
            .sandbox(SandboxPolicy.CONSTRAINED)
            .out(java.io.OutputStream.nullOutputStream())
            .err(java.io.OutputStream.nullOutputStream())
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    return new GraalSandbox(context, timer);
  }

  private record GraalSandbox(Context context, ScheduledExecutorService timer)
      implements LimitedSandbox {

    GraalSandbox {
      Value global = context.getBindings("js");
      global.putMember("fail", executable(LimitedSandbox::fail));
      global.putMember("block", executable(LimitedSandbox::block));
    }

    private static ProxyExecutable executable(Runnable action) {
      return arguments -> {
        action.run();
        return null;
      };
    }

    @Override
    public Ending run(String source) {
      Value text = context.eval("js", TEXT);
      ScheduledFuture<?> end =
          timer.schedule(
              () -> context.close(true), LimitedSandbox.TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
      try {
        Value value = context.eval("js", source);
        return new Ending(Ending.Kind.VALUE, text.execute(value).toString());
      } catch (PolyglotException ended) {
        return ending(ended);
      } catch (IllegalStateException closed) {
        return new Ending(Ending.Kind.LIMIT, "the context is closed");
      } finally {
        end.cancel(false);
      }
    }

    /**
     * Without limits of its own, the resource that a script exhausts is the JVM's heap or stack.
     */
    private static Ending ending(PolyglotException ended) {
      String text = String.valueOf(ended.getMessage());
      if (ended.isResourceExhausted() && text.contains("heap")) {
        return new Ending(Ending.Kind.HOST_ERROR, "OutOfMemoryError");
      }
      boolean limit = ended.isCancelled() || ended.isInterrupted();
      return new Ending(limit ? Ending.Kind.LIMIT : Ending.Kind.ERROR, text);
    }

    @Override
    public void close() {
      context.close(true);
    }
  }
}
