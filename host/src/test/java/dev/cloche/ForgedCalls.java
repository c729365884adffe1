package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.util.Objects;

/** Calls of an isolate's host with anything, as of a guest that has taken over its engine. */
final class ForgedCalls {

  static final int RESOLVE = 3;
  static final int READ = 4;
  static final int MODULE = 7;
  static final int RANDOM = 9;

  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 24);

  private final Isolate isolate;

  ForgedCalls(Isolate isolate) {
    this.isolate = isolate;
    isolate.eval("0"); // From here on it is prepared.
    isolate.session().instance().start(1 << 26, System.nanoTime() + 60_000_000_000L);
  }

  /** The host's reply. */
  byte[] call(int op, Object... message) {
    return isolate
        .session()
        .hostCalls()
        .call(op, ValueEncoder.encode(JsArray.of(message), LIMITS, Origin.VALUE));
  }

  /** The reply of a call that is answered with a value. */
  JsValue value(int op, Object... message) {
    return Objects.requireNonNull(outcome(call(op, message)).value());
  }

  static Outcome outcome(byte[] reply) {
    return Outcome.decode(reply, LIMITS);
  }

  static void assertMissing(byte[] reply) {
    Outcome outcome = outcome(reply);
    assertThat(outcome.status()).isEqualTo(Outcome.Status.THROWN);
    assertThat(String.valueOf(outcome.value()))
        .contains("Cannot find module")
        .doesNotContain("secret'");
  }
}
