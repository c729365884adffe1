package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What goes into the guest is no larger than the limit; more is refused before anything runs. */
class ArgumentLimitTest {

  private static final String LARGE = "x".repeat(1100);

  private static IsolateBuilder builder() {
    return Isolate.builder().limits(Limits.builder().argumentBytes(1024).build());
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            failure -> assertThat(failure.limit()).isEqualTo(Limit.ARGUMENT));
  }

  @Test
  void arguments_overTheLimit_runNothing() {
    try (Isolate isolate = builder().build()) {
      isolate.eval("var calls = 0; function f(x) { calls++; return x.length; }");

      assertRefused(() -> isolate.call("f", LARGE));
      assertRefused(() -> isolate.call("f", new byte[1100]));
      assertRefused(() -> isolate.call("f", "x".repeat(600), "y".repeat(600)));

      assertThat(isolate.isClosed()).isFalse();
      assertThat(isolate.eval("calls").asInt()).isZero();
      assertThat(isolate.call("f", "x".repeat(900)).asInt()).isEqualTo(900);
    }
  }

  @Test
  void globals_overTheLimit_areNotSet() {
    try (Isolate isolate = builder().build()) {
      assertRefused(() -> isolate.setGlobals(Map.of("a", 1, "text", LARGE)));

      assertThat(isolate.eval("typeof a + typeof text").asString()).isEqualTo("undefinedundefined");
    }
  }

  @Test
  void argument_nestedTooDeep_isRefused() {
    JsValue deep = JsArray.of();
    for (int i = 0; i < 1100; i++) {
      deep = JsArray.of(deep);
    }
    JsValue value = deep;
    try (Isolate isolate = Isolate.create()) {
      isolate.eval("function f(x) { return x.length; }");

      assertRefused(() -> isolate.call("f", value));

      assertThat(isolate.call("f", JsArray.of(1)).asInt()).isEqualTo(1);
    }
  }

  @Test
  void argument_ofNoKnownKind_namesItsPlace() {
    try (Isolate isolate = Isolate.create()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> isolate.call("f", 1, Map.of("a", new Object())))
          .withMessageContaining("args[1].a");
      assertThat(isolate.isClosed()).isFalse();
    }
  }

  @Test
  void hostFunctionsResult_overTheLimit_isAnErrorInTheGuest() {
    try (Isolate isolate = builder().hostFunction("host", arguments -> LARGE).build()) {
      assertThat(isolate.eval("try { host() } catch (e) { `${e}` }").asString())
          .isEqualTo("RangeError: the host function's result is too large");
    }
  }

  @Test
  void hostPromisesValue_overTheLimit_isARejection() {
    try (Isolate isolate =
        builder()
            .hostFunction("host", arguments -> CompletableFuture.completedStage(LARGE))
            .build()) {
      assertThat(isolate.eval("host().catch((e) => `${e}`)").asString())
          .isEqualTo("RangeError: the host function's result is too large");
    }
  }
}
