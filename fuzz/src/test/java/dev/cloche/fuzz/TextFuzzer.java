package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.EngineFaultException;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts and numbers that an embedder may have from a stranger: names, origins, keys, sources. A
 * result or a documented exception, and an isolate that goes on.
 */
class TextFuzzer {

  private static final Limits LIMITS =
      Limits.builder().timeout(Duration.ofSeconds(60)).fuel(20_000_000).build();

  static Stream<Arguments> seeds() {
    return Stream.of(
        Arguments.of(0, 0, "main.js", "1 + 1"),
        Arguments.of(1, 1, "a\0b", "x"),
        Arguments.of(-1, 10_001, "", ""),
        Arguments.of(1 << 28, 10_000, "\ud800", "throw new Error('x')"),
        Arguments.of(5, 5, "../../x", "#!/bin/sh\n1"),
        Arguments.of(0, 0, "a.b.c", "import('x')"),
        Arguments.of(0, 0, "__proto__", "import x from 'y'; export {x}"),
        Arguments.of(0, 0, "constructor.prototype", "\uFEFF'\\u{110000}'"),
        Arguments.of(Integer.MAX_VALUE, Integer.MIN_VALUE, "%s%n", "'use strict'; with (a) b"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void text(int line, int column, @NotNull String name, @NotNull String source) {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      isolate.eval("globalThis.kept = 41");
      attempt(isolate, own -> run(own, new ScriptOrigin(name, line, column), source));
      attempt(isolate, own -> own.eval(source, name));
      attempt(isolate, own -> module(own, name, source));
      attempt(isolate, own -> own.hostFunction(name, arguments -> source));
      attempt(isolate, own -> own.setGlobals(Map.of(name + "_", source)));
      attempt(isolate, own -> own.call(name, source, List.of(line, column)));
      attempt(isolate, own -> own.require(name));
      attempt(isolate, own -> own.callExport(name, source));
    }
  }

  private static void run(Isolate isolate, ScriptOrigin origin, String source) {
    try (Script script = isolate.compileScript(source, origin)) {
      script.run(isolate.context());
    }
  }

  private static void module(Isolate isolate, String name, String source) {
    try (JsModule module = isolate.context().compileModule(source, ScriptOrigin.of(name))) {
      assertThat(module.name()).isNotNull();
      module.instantiate(
          (specifier, from) -> {
            throw new IllegalArgumentException("there are no modules");
          });
    }
  }

  private static void attempt(Isolate isolate, Consumer<Isolate> action) {
    if (isolate.isClosed()) {
      return;
    }
    try {
      action.accept(isolate);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotNull();
    } catch (SandboxException ended) {
      assertThat(ended).isNotInstanceOf(EngineFaultException.class);
    }
    if (!isolate.isClosed()) {
      assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
    }
  }
}
