package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.fuzz.SampleValues;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests and replies as no host makes them, which the engine reads: an outcome comes back, or the
 * instance ends in one of its three ways and works again after a reset.
 */
class RequestFuzzer {

  private static final int CALL = 2;
  private static final int GLOBALS = 6;
  private static final long FUEL = 20_000_000;
  private static final long MEMORY = 8L << 20;
  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 20);

  private static final EngineInstance INSTANCE = Engine.get().newInstance();

  static Stream<Arguments> seeds() {
    byte[] none = {0, 0};
    byte[] name = {0, 0, 1, 'f'};
    JsValue call = JsArray.of(0, JsValue.undefined(), "host", 1);
    return Stream.of(
            SampleValues.messages().map(message -> Arguments.of(GLOBALS, message, none)),
            SampleValues.messages()
                .map(message -> Arguments.of(1, eval("host(1)"), outcome(message))),
            Stream.of(
                Arguments.of(1, eval("require('util')"), none),
                Arguments.of(CALL, SampleValues.message(call), outcome(new byte[] {0})),
                Arguments.of(1, eval("setTimeout(() => {}, 5)"), none),
                Arguments.of(3, new byte[0], none),
                Arguments.of(4, SampleValues.message(JsArray.of(1, true, "x")), none),
                Arguments.of(16, new byte[8], none),
                Arguments.of(17, new byte[] {1}, none),
                Arguments.of(18, eval("1"), none),
                Arguments.of(19, new byte[] {0}, none),
                Arguments.of(20, new byte[] {1, 2}, none),
                Arguments.of(21, eval("import 'x'"), none),
                Arguments.of(22, SampleValues.message(JsArray.of(1)), none),
                Arguments.of(9, name, none)))
        .flatMap(seeds -> seeds);
  }

  private static byte[] eval(String source) {
    byte[] text = source.getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[text.length + 5];
    body[2] = 1;
    body[3] = 'f';
    body[4] = (byte) text.length;
    System.arraycopy(text, 0, body, 5, text.length);
    return body;
  }

  private static byte[] outcome(byte[] message) {
    byte[] outcome = new byte[message.length + 1];
    System.arraycopy(message, 0, outcome, 1, message.length);
    return outcome;
  }

  @MethodSource("seeds")
  @FuzzTest
  void request(int op, byte @NotNull [] body, byte @NotNull [] reply) {
    fresh(reply);
    send(5, SampleValues.message(JsArray.of("host", 0)));
    send(op, body);
    fresh(new byte[] {0, 0});
    assertThat(decoded(INSTANCE.request(1, eval("6*7")))).isEqualTo(JsValue.of(42));
  }

  private static void fresh(byte[] reply) {
    Engine.get().reset(INSTANCE);
    INSTANCE.start(FUEL, System.nanoTime() + EchoPort.MINUTE);
    INSTANCE.prepare(new EchoPort(reply), 1, MEMORY, (int) MEMORY / 2, 1 << 20, 1000, 1500);
  }

  private static void send(int op, byte[] body) {
    if (INSTANCE.poisoned()) {
      return;
    }
    try {
      decoded(INSTANCE.request(op, body));
    } catch (EngineInterrupt | EngineTrap | OutOfGuestMemoryException ended) {
      assertThat(INSTANCE.poisoned()).isTrue();
    }
    assertThat(INSTANCE.memoryBytes()).isLessThanOrEqualTo(MEMORY);
  }

  /** What the engine answers of itself is well-formed, whatever it was asked. */
  private static JsValue decoded(byte[] reply) {
    JsValue value = Outcome.decode(reply, LIMITS).value();
    return value == null ? JsValue.undefined() : value;
  }
}
