package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cloche.JsValue;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueDecoder;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of a value from a guest: a value or a refusal, at a cost that they pay for. */
class MessageFuzzer {

  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 20);
  private static final int BYTES_FOR_EACH = 1024;
  private static final int BYTES_FOR_ALL = 1 << 18;

  static Stream<byte[]> seeds() {
    return SampleValues.messages();
  }

  @MethodSource("seeds")
  @FuzzTest
  void message(byte[] message) {
    Allocation.assertAtMost(
        BYTES_FOR_ALL + (long) BYTES_FOR_EACH * message.length, () -> decode(message));
    @Nullable JsValue value = decode(message);
    if (value != null) {
      convert(value);
    }
  }

  private static @Nullable JsValue decode(byte[] message) {
    try {
      return ValueDecoder.decode(message, LIMITS);
    } catch (MalformedMessageException refused) {
      return null;
    }
  }

  private static void convert(JsValue value) {
    assertThat(value.toString()).hasSizeLessThan(1 << 20);
    byte[] canonical = ValueEncoder.encode(value, LIMITS, Origin.VALUE);
    JsValue again = ValueDecoder.decode(canonical, LIMITS);
    assertThat(ValueEncoder.encode(again, LIMITS, Origin.VALUE)).isEqualTo(canonical);
    converted(value::toJava);
    @Nullable JsValue tagged = converted(() -> JsValue.fromJson(value.toJson()));
    if (tagged != null) {
      assertThat(converted(() -> tagged.toJson())).isEqualTo(value.toJson());
    }
  }

  /** Too large, or a sparse array, is refused in the documented way. */
  private static <T> @Nullable T converted(Supplier<T> form) {
    try {
      return form.get();
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageStartingWith("value");
      return null;
    }
  }
}
