package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloche.JsArray;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsObject;
import dev.cloche.JsSet;
import dev.cloche.JsValue;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueEncoderLimitsTest {
  private static MessageTooLargeException refused(JsValue value, ValueLimits limits) {
    return catchThrowableOfType(
        MessageTooLargeException.class, () -> ValueEncoder.encode(value, limits, Origin.VALUE));
  }

  @Test
  void encoder_byteLimit() {
    JsValue value = JsObject.of(Map.of("list", List.of("abc", "def")));
    int size = ValueEncoder.encode(value, ValueLimits.ofBytes(1000), Origin.VALUE).length;

    assertThat(ValueEncoder.encode(value, ValueLimits.ofBytes(size), Origin.VALUE)).hasSize(size);
    MessageTooLargeException e = refused(value, ValueLimits.ofBytes(size - 1));
    assertThat(e.limit()).isEqualTo(MessageTooLargeException.Limit.BYTES);
    assertThat(e.max()).isEqualTo(size - 1);
    assertThat(e.path()).isEqualTo("value.list[1]");
    assertThat(e).hasMessage("value.list[1]: more than " + (size - 1) + " bytes in one message");
  }

  @Test
  void encoder_byteLimitBeforeAllocation() {
    JsValue large = JsValue.of("x".repeat(1 << 20));
    assertThat(refused(JsArray.of(large, large, large), ValueLimits.ofBytes(3 << 20)).path())
        .isEqualTo("value[2]");
  }

  @Test
  void encoder_depthLimit() {
    JsValue value = JsArray.of();
    for (int i = 1; i < 1000; i++) {
      value = JsArray.of(value);
    }
    ValueLimits limits = ValueLimits.ofBytes(1 << 20);
    assertThat(ValueEncoder.encode(value, limits, Origin.VALUE)).hasSize(2000);
    MessageTooLargeException e = refused(JsArray.of(value), limits);
    assertThat(e.limit()).isEqualTo(MessageTooLargeException.Limit.DEPTH);
    assertThat(e.path()).startsWith("value[0][0][0]").endsWith("...").hasSizeLessThan(1100);
  }

  @Test
  void encoder_valueLimit() {
    JsArray.Builder builder = JsArray.builder();
    for (int i = 1; i < 1_000_000; i++) {
      builder.add(null);
    }
    JsArray most = builder.build();
    ValueLimits limits = ValueLimits.ofBytes(1 << 24);
    assertThat(ValueEncoder.encode(most, limits, Origin.VALUE)).hasSize(1_000_003);
    MessageTooLargeException e = refused(JsArray.of(most), limits);
    assertThat(e.limit()).isEqualTo(MessageTooLargeException.Limit.VALUES);
    assertThat(e.path()).isEqualTo("value[0][999998]");
  }

  @Test
  void encoder_pathsOfEveryContainer() {
    JsValue text = JsValue.of("x".repeat(100));
    ValueLimits limits = ValueLimits.ofBytes(80);
    assertThat(refused(JsMap.builder().put(text, 1).build(), limits).path())
        .isEqualTo("value<key 0>");
    assertThat(refused(JsMap.builder().put(1, text).build(), limits).path())
        .isEqualTo("value<value 0>");
    assertThat(refused(JsSet.of(1, text), limits).path()).isEqualTo("value<value 1>");
    assertThat(refused(JsError.builder("E", "").cause(text).build(), limits).path())
        .isEqualTo("value.cause");
    assertThat(refused(JsError.builder("E", "").errors(JsArray.of(text)).build(), limits).path())
        .isEqualTo("value.errors[0]");
    assertThat(refused(JsArray.builder().length(500).add(text).build(), limits).path())
        .isEqualTo("value[500]");
    assertThat(refused(JsObject.of(Map.of("first name", text)), limits).path())
        .isEqualTo("value[\"first name\"]");
  }

  @Test
  void encoder_pathOfALongKey_isCut() {
    ValueLimits limits = ValueLimits.ofBytes(2000);
    JsValue text = JsValue.of("x".repeat(2000));
    String most = "k".repeat(100);

    assertThat(refused(JsObject.of(Map.of(most, text)), limits).path()).isEqualTo("value." + most);
    assertThat(refused(JsObject.of(Map.of("k".repeat(1000), text)), limits).path())
        .isEqualTo("value[\"" + most + "\"...]");
    assertThat(refused(JsObject.of(Map.of(" ".repeat(1000), text)), limits).path())
        .isEqualTo("value[\"" + " ".repeat(100) + "\"...]");
  }

  @Test
  void encoder_argumentsOfACall() {
    JsValue text = JsValue.of("x".repeat(100));
    JsValue message = JsArray.of(0, null, "f", 1, Map.of("address", Map.of("owner", text)));
    assertThatThrownBy(() -> ValueEncoder.encode(message, ValueLimits.ofBytes(80), Origin.CALL))
        .hasMessageStartingWith("args[1].address.owner: more than 80 bytes");
    assertThatThrownBy(
            () -> ValueEncoder.encode(JsArray.of(null, text), ValueLimits.ofBytes(80), Origin.CALL))
        .hasMessageStartingWith("request[1]: ");
  }

  @Test
  void outcome_roundTrip() {
    ValueLimits limits = ValueLimits.ofBytes(100);
    for (Outcome.Status status : Outcome.Status.values()) {
      JsValue value = status.hasValue() ? JsValue.of("x") : null;
      Outcome outcome = new Outcome(status, value);
      byte[] message = outcome.encode(limits, Origin.VALUE);
      assertThat(message[0]).isEqualTo((byte) status.code());
      assertThat(Outcome.decode(message, limits)).isEqualTo(outcome);
    }
  }

  @Test
  void outcome_malformed() {
    ValueLimits limits = ValueLimits.ofBytes(100);
    for (String hex : List.of("", "00", "07", "02", "0300", "000000", "06", "001400")) {
      assertThatThrownBy(() -> Outcome.decode(HexFormat.of().parseHex(hex), limits))
          .as(hex)
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void outcome_hostPromise() {
    assertThat(Outcome.encodeHostPromise(300)).isEqualTo(HexFormat.of().parseHex("0014ac02"));
  }
}
