package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueDecoder;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Values to a guest and back: the engine's codec and Java's read each other alike. */
class RoundTripFuzzer {

  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 20);

  /** The first run waits for Jazzer to instrument what it needs: minutes where others compute. */
  private static final Limits ROOMY =
      Limits.builder().timeout(Duration.ofMinutes(10)).resultBytes(1 << 20).build();

  static Stream<byte[]> seeds() {
    return SampleValues.messages();
  }

  @MethodSource("seeds")
  @FuzzTest
  void value(byte[] message) {
    JsValue value;
    try {
      value = ValueDecoder.decode(message, LIMITS);
    } catch (MalformedMessageException refused) {
      return;
    }
    try (Isolate isolate = Isolate.create(ROOMY)) {
      isolate.eval("function same(value) { return value; }");
      @Nullable JsValue once = same(isolate, value);
      if (once == null) {
        return;
      }
      // What an engine has read once it gives back as it is.
      JsValue twice = same(isolate, once);
      assertThat(twice == null ? null : encoded(twice)).isEqualTo(encoded(once));
    }
  }

  private static @Nullable JsValue same(Isolate isolate, JsValue value) {
    try {
      return isolate.call("same", value);
    } catch (GuestException refused) {
      // A RegExp that is none; texts that get longer than they may.
      assertThat(refused.name()).isIn("SyntaxError", "DataCloneError");
    } catch (LimitExceededException exceeded) {
      assertThat(exceeded.limit()).isIn(Limit.RESULT, Limit.MEMORY);
    } catch (IllegalArgumentException tooDeep) {
      assertThat(tooDeep).hasMessageContaining("arg");
    }
    return null;
  }

  private static byte[] encoded(JsValue value) {
    return ValueEncoder.encode(value, LIMITS, Origin.VALUE);
  }
}
