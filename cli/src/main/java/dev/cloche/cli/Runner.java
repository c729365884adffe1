package dev.cloche.cli;

import dev.cloche.CancelledException;
import dev.cloche.ConsoleSink;
import dev.cloche.EngineFaultException;
import dev.cloche.GuestException;
import dev.cloche.HookException;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.SandboxException;
import dev.cloche.TypeScript;
import dev.cloche.Usage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a program in an isolate of its own. */
final class Runner {

  private final ConsoleSink console;
  private final Report report;

  /**
   * Makes a runner that sends what programs write to their console to a sink, and shows a report
   * the isolate.
   */
  Runner(ConsoleSink console, Report report) {
    this.console = console;
    this.report = report;
  }

  /** Runs; everything that the program can do wrong becomes an outcome. */
  Outcome run(Invocation invocation) {
    Isolate opened;
    try {
      opened = open(invocation);
    } catch (IllegalArgumentException refused) {
      return new Outcome.Misuse(String.valueOf(refused.getMessage()));
    }
    try (Isolate isolate = opened) {
      report.begin(isolate);
      try {
        if (!invocation.globals().isEmpty()) {
          isolate.setGlobals(globals(invocation));
        }
        return success(run(isolate, invocation.program()), isolate.usage());
      } catch (IllegalArgumentException refused) {
        return new Outcome.Misuse(String.valueOf(refused.getMessage()));
      } catch (SandboxException failure) {
        return failure(failure, isolate.usage());
      } finally {
        report.end(isolate);
      }
    }
  }

  private Isolate open(Invocation invocation) {
    IsolateBuilder builder =
        Isolate.builder()
            .limits(invocation.grants().limits())
            .console(console)
            .measureCpu(invocation.stats());
    if (invocation.grants().seed() != null) {
      builder.seed(invocation.grants().seed());
    }
    if (invocation.grants().time() != null) {
      builder.clock(InstantSource.fixed(invocation.grants().time()));
    }
    if (invocation.program() instanceof Invocation.Module module) {
      grant(builder.root(module.file().root()), module.modules());
    }
    report.prepare(builder);
    return builder.build();
  }

  private static void grant(IsolateBuilder builder, Invocation.Modules modules) {
    builder
        .externals(modules.externals().toArray(String[]::new))
        .allowedPaths(modules.allowedPaths().toArray(Path[]::new))
        .builtins(modules.builtins().toArray(String[]::new))
        .files(modules.files());
    if (modules.typeScript()) {
      builder
          .sourceExtensions("ts", "tsx", "mts", "cts", "js", "cjs")
          .compiler(TypeScript.create());
    }
  }

  /** A module finds them where isolated-runtime puts them, too, as with {@code RunRequest}. */
  private static Map<String, JsValue> globals(Invocation invocation) {
    if (!(invocation.program() instanceof Invocation.Module)) {
      return invocation.globals();
    }
    Map<String, JsValue> globals = new LinkedHashMap<>(invocation.globals());
    globals.put("__globals__", JsValue.of(Map.of("__context__", invocation.globals())));
    return globals;
  }

  private static JsValue run(Isolate isolate, Invocation.Program program) {
    return switch (program) {
      case Invocation.Script script -> isolate.eval(script.source(), script.fileName());
      case Invocation.Module module -> {
        String specifier = module.file().specifier();
        yield module.function() == null
            ? isolate.require(specifier)
            : isolate.callExport(specifier, module.function(), module.arguments().toArray());
      }
    };
  }

  private static Outcome success(JsValue value, Usage usage) {
    try {
      return new Outcome.Success(value, value.toJson(), usage);
    } catch (IllegalStateException tooLarge) {
      return new Outcome.LimitReached(Limit.RESULT, String.valueOf(tooLarge.getMessage()), usage);
    }
  }

  private static Outcome failure(SandboxException failure, Usage usage) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure) {
      case GuestException guest -> new Outcome.GuestError(guest, usage);
      case LimitExceededException limit -> new Outcome.LimitReached(limit.limit(), message, usage);
      case CancelledException cancelled -> new Outcome.Fault(message, usage);
      case HookException hook -> new Outcome.Fault(message, usage);
      case EngineFaultException fault -> new Outcome.Fault(message, usage);
    };
  }
}
