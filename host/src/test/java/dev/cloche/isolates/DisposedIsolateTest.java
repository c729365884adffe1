package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import dev.cloche.Trial;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The rows disposed-isolate-context, invalid-context, run: what is closed, or belongs to another
 * isolate, is refused with what and why, and harms nothing.
 */
class DisposedIsolateTest {

  private static final ScriptOrigin ORIGIN = ScriptOrigin.of("file.js");

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Isolate other = Isolate.create(Patient.LIMITS);

  @AfterEach
  void close() {
    isolate.close();
    other.close();
  }

  private static void assertRefused(String words, ThrowingCallable... calls) {
    for (ThrowingCallable call : calls) {
      assertThatIllegalStateException().isThrownBy(call).withMessageContaining(words);
    }
  }

  @Test
  void isolate_closed_refusesAllThatItHasMade() {
    Context context = isolate.createContext();
    Reference function = context.eval("(x) => x", RunOptions.reference());
    Script script = isolate.compileScript("1", ORIGIN);
    JsModule module = context.compileModule("export let a = 1", ORIGIN);
    module.instantiate((specifier, referrer) -> module);

    isolate.close();

    assertRefused(
        "it was closed",
        isolate::createContext,
        () -> isolate.compileScript("1", ORIGIN),
        () -> isolate.hostFunction("f", arguments -> null),
        () -> isolate.context().eval("1"),
        () -> isolate.context().global(),
        () -> context.eval("1"),
        () -> context.evalClosure("return 1"),
        context::global,
        () -> context.compileModule("1", ORIGIN),
        function::copy,
        function::call,
        () -> function.get("a"),
        () -> function.set("a", 1),
        () -> function.delete("a"),
        () -> script.run(context),
        () -> module.instantiate((specifier, referrer) -> module),
        module::evaluate,
        module::namespace);
    assertThat(isolate.isClosed()).isTrue();
    assertThat(function.typeOf()).isEqualTo("function");
  }

  @Test
  void isolate_closed_failsItsFutures() {
    Reference function = isolate.context().eval("(x) => x", RunOptions.reference());
    isolate.close();

    for (CompletableFuture<?> future :
        new CompletableFuture<?>[] {
          isolate.context().evalAsync("1", RunOptions.copy()),
          function.applyAsync(RunOptions.copy(), null),
        }) {
      assertThatThrownBy(future::join)
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("it was closed");
    }
  }

  @Test
  void isolate_closed_letsAllElseBeClosed() {
    Context context = isolate.createContext();
    Reference reference = context.global();
    Script script = isolate.compileScript("1", ORIGIN);
    JsModule module = context.compileModule("1", ORIGIN);

    isolate.close();
    for (AutoCloseable closeable : new AutoCloseable[] {context, reference, script, module}) {
      assertThat(closeable).satisfies(AutoCloseable::close).satisfies(AutoCloseable::close);
    }
    assertThat(isolate.referenceCount()).isZero();
  }

  @Test
  void context_closed_refusesAndLeavesTheOthers() {
    Context context = isolate.createContext();
    JsModule module = context.compileModule("export let a = 1", ORIGIN);
    Script script = isolate.compileScript("1", ORIGIN);
    context.close();
    context.close();

    assertRefused(
        "context has been closed",
        () -> context.eval("1"),
        () -> context.evalAsync("1", RunOptions.copy()),
        () -> context.evalClosure("return 1"),
        context::global,
        () -> context.compileModule("1", ORIGIN),
        () -> script.run(context),
        () -> module.instantiate((specifier, referrer) -> module),
        module::evaluate,
        module::namespace);
    assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
    assertThat(script.run(isolate.context()).asInt()).isEqualTo(1);
  }

  @Test
  void context_ofAnotherIsolate_isRefused() {
    Script script = isolate.compileScript("1", ORIGIN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> script.run(other.context()))
        .withMessageContaining("another isolate");
    assertThatIllegalArgumentException().isThrownBy(() -> script.run(other.createContext()));
    assertThat(script.run(isolate.context()).asInt()).isEqualTo(1);
  }

  @Test
  void script_closed_isRefused() {
    Script script = isolate.compileScript("1", ORIGIN);
    script.close();
    script.close();

    assertRefused("script has been closed", () -> script.run(isolate.context()));
  }

  @Test
  void module_closed_isRefused() {
    JsModule module = isolate.context().compileModule("export let a = 1", ORIGIN);
    module.instantiate((specifier, referrer) -> module);
    module.close();
    module.close();

    assertRefused(
        "module file.js has been closed",
        () -> module.instantiate((specifier, referrer) -> module),
        module::evaluate,
        module::evaluateAsync,
        module::namespace);
  }

  @Test
  void externalCopy_closed_isRefused() {
    ExternalCopy copy = ExternalCopy.of(Map.of("a", 1));
    copy.close();
    copy.close();

    assertRefused(
        "external copy has been closed",
        copy::copy,
        () -> isolate.context().evalClosure("return $0", copy),
        () -> isolate.context().global().set("x", copy));
    assertThat(copy.size()).isZero();
    assertThat(isolate.eval("typeof x").asString()).isEqualTo("undefined");
  }

  @Test
  void isolate_thatEndedByALimit_saysWhichItWas() {
    Context context = isolate.createContext();
    Reference reference = context.global();
    assertThat(Trial.ending(isolate, "const a = []; for (;;) a.push(new Uint8Array(1 << 20))"))
        .isEqualTo("MEMORY");

    assertRefused(
        "it ended with", () -> context.eval("1"), () -> reference.get("a"), isolate::createContext);
  }
}
