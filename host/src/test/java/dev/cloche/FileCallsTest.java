package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of a guest that does not go through the module {@code fs}. */
class FileCallsTest {

  private final FileCalls calls =
      new FileCalls(
          FileAccess.builder().inMemory("/m", 10_000, 10).build().open(() -> 0), Limits.defaults());

  private Outcome call(Object... request) {
    return Outcome.decode(calls.call(JsArray.of(request)), ValueLimits.ofBytes(1 << 20));
  }

  static Stream<JsArray> malformed() {
    JsValue buffer = JsArrayBuffer.of();
    return Stream.of(
        JsArray.of(),
        JsArray.of("stat"),
        JsArray.of(1, "/m"),
        JsArray.of("stat", 1),
        JsArray.of("stat", JsArray.of("/m")),
        JsArray.of("no such operation", "/m"),
        JsArray.of("", "/m"),
        JsArray.of("write", "/m/a"),
        JsArray.of("write", "/m/a", "text", false, false),
        JsArray.of("write", "/m/a", buffer, 1, false),
        JsArray.of("write", "/m/a", buffer, false),
        JsArray.of("rename", "/m/a"),
        JsArray.of("rename", "/m/a", 5),
        JsArray.of("copy", "/m/a", "/m/b", "yes"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void messages_ofOtherKinds_endTheRun(JsArray request) {
    call("write", "/m/a", JsArrayBuffer.of(), false, false);

    assertThatThrownBy(() -> calls.call(request)).isInstanceOf(EngineTrap.class);
  }

  @Test
  void failures_areCodesAlone() {
    assertThat(call("stat", "/m/none"))
        .isEqualTo(new Outcome(Outcome.Status.THROWN, JsValue.of("ENOENT")));
    assertThat(call("stat", "/m/a\0b").value()).isEqualTo(JsValue.of("ENOENT"));
    assertThat(call("write", "/m/a\0b", JsArrayBuffer.of(), false, false).value())
        .isEqualTo(JsValue.of("EINVAL"));
    assertThat(call("stat", "x".repeat(5000)).value()).isEqualTo(JsValue.of("ENAMETOOLONG"));
  }

  @Test
  void operands_thatAreTooMany_doNotMatter() {
    assertThat(call("stat", "/m", 1, "x", JsArray.of()).value()).hasToString("[true, 0, 0, true]");
  }
}
