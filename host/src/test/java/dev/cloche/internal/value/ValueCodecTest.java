package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsBoolean;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsNull;
import dev.cloche.JsNumber;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec's two halves against the bytes that docs/abi.md prescribes, and each other. */
class ValueCodecTest {
  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 26);

  static Stream<Arguments> everyTag() {
    JsArrayBuffer buffer = JsArrayBuffer.of((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    JsObject shared = JsObject.builder().build();
    JsArray.Builder cycle = JsArray.builder();
    cycle.add(cycle.self());
    return Stream.of(
        Arguments.of(JsUndefined.UNDEFINED, "00"),
        Arguments.of(JsNull.NULL, "01"),
        Arguments.of(JsBoolean.FALSE, "02"),
        Arguments.of(JsBoolean.TRUE, "03"),
        Arguments.of(JsNumber.of(258), "0402010000"),
        Arguments.of(JsNumber.of(Integer.MIN_VALUE), "0400000080"),
        Arguments.of(JsNumber.of(-0.0), "050000000000000080"),
        Arguments.of(JsNumber.of(1.5), "05000000000000f83f"),
        Arguments.of(JsNumber.of(Double.NaN), "05000000000000f87f"),
        Arguments.of(JsNumber.of(Double.NEGATIVE_INFINITY), "05000000000000f0ff"),
        Arguments.of(JsBigInt.of(0), "060100"),
        Arguments.of(JsBigInt.of(-1), "0601ff"),
        Arguments.of(JsBigInt.of(128), "06028000"),
        Arguments.of(JsBigInt.of(BigInteger.ONE.shiftLeft(64)), "0609000000000000000001"),
        Arguments.of(new JsString(""), "0700"),
        Arguments.of(new JsString("h\u00e9"), "070268e9"),
        Arguments.of(new JsString("\ud800a"), "080200d86100"),
        Arguments.of(new JsDate(0), "090000000000000000"),
        Arguments.of(JsDate.invalid(), "09000000000000f87f"),
        Arguments.of(new JsRegExp("a", "g"), "0a070161070167"),
        Arguments.of(JsMap.builder().put(1, "v").build(), "0b010401000000070176"),
        Arguments.of(JsSet.of(true, null), "0c020301"),
        Arguments.of(JsArray.of(), "0d00"),
        Arguments.of(JsArray.builder().hole().add(true).build(), "0d021f03"),
        Arguments.of(JsObject.of(Map.of("a", true)), "15010307016103"),
        Arguments.of(buffer, "0f0401020304"),
        Arguments.of(
            JsTypedArray.of(JsTypedArray.Kind.UINT16, buffer, 2, 1), "10040f04010203040201"),
        Arguments.of(
            JsArray.of(buffer, JsTypedArray.of(JsTypedArray.Kind.DATA_VIEW, buffer, 0, 4)),
            "0d020f0401020304100c12010004"),
        Arguments.of(
            JsError.builder("E", "m", "s").cause(true).errors(JsArray.of()).build(),
            "1107014507016d07017303030d00"),
        Arguments.of(JsError.of("E", ""), "110701450700070000"),
        Arguments.of(
            JsError.builder("E", "").code("C").cause(true).build(), "11070145070007000507014303"),
        Arguments.of(JsError.builder("E", "").code(7).build(), "110701450700070004" + "0407000000"),
        Arguments.of(
            JsError.builder("E", "").code(0.5).build(),
            "110701450700070004" + "05000000000000e03f"),
        Arguments.of(JsArray.of(shared, shared), "0d021500001201"),
        Arguments.of(cycle.build(), "0d011200"),
        Arguments.of(JsArray.builder().length(70).add(true).build(), "1347014603"),
        Arguments.of(JsArray.builder().length(4_294_967_295L).build(), "13ffffffff0f00"));
  }

  @ParameterizedTest
  @MethodSource("everyTag")
  void codec_everyTag(JsValue value, String hex) {
    assertThat(HexFormat.of().formatHex(encode(value))).isEqualTo(hex);
    JsValue decoded = ValueDecoder.decode(HexFormat.of().parseHex(hex), LIMITS);
    assertThat(Isomorphism.same(value, decoded)).as("%s is %s", decoded, value).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyTag")
  void decoder_everyPrefix(JsValue value, String hex) {
    byte[] message = HexFormat.of().parseHex(hex);
    for (int i = 0; i < message.length; i++) {
      byte[] cut = Arrays.copyOf(message, i);
      assertThatThrownBy(() -> ValueDecoder.decode(cut, LIMITS))
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void decoder_objectsAsGuestsSendThem() {
    byte[] message = HexFormat.of().parseHex("0d020e0207016103070162" + "0e00" + "1201");
    JsArray decoded = (JsArray) ValueDecoder.decode(message, LIMITS);
    assertThat(decoded).hasToString("[{a: true, b: {}}, {a: true, b: {}}]");
    assertThat(decoded.get(1)).isSameAs(decoded.get(0));
  }

  @Test
  void codec_randomValues() {
    for (long seed = 0; seed < 5000; seed++) {
      JsValue value = new RandomValues(seed).next();
      JsValue decoded = ValueDecoder.decode(encode(value), LIMITS);
      assertThat(Isomorphism.same(value, decoded)).as("seed %d: %s", seed, value).isTrue();
      assertThat(encode(decoded)).as("seed %d", seed).isEqualTo(encode(value));
    }
  }

  @Test
  void codec_twoViewsOfOneBuffer() {
    JsArrayBuffer buffer = JsArrayBuffer.of(new byte[8]);
    JsArray views =
        JsArray.of(
            JsTypedArray.of(JsTypedArray.Kind.UINT8, buffer, 0, 4),
            JsTypedArray.of(JsTypedArray.Kind.FLOAT64, buffer, 0, 1));

    JsArray decoded = (JsArray) ValueDecoder.decode(encode(views), LIMITS);

    assertThat(((JsTypedArray) decoded.get(0)).buffer())
        .isSameAs(((JsTypedArray) decoded.get(1)).buffer());
  }

  @Test
  void codec_equalDatesThatAreTwo() {
    JsMap map = JsMap.builder().put(new JsDate(1), "a").put(new JsDate(1), "b").build();

    JsMap decoded = (JsMap) ValueDecoder.decode(encode(map), LIMITS);

    assertThat(decoded.size()).isEqualTo(2);
  }

  @Test
  void codec_deepValueOnSmallStack() throws InterruptedException {
    JsValue value = JsArray.of();
    for (int i = 1; i < ValueLimits.MAX_DEPTH; i++) {
      value = JsArray.of(value);
    }
    JsValue deep = value;
    JsValue[] decoded = new JsValue[1];
    Runnable task = () -> decoded[0] = ValueDecoder.decode(encode(deep), LIMITS);
    Thread thread = new Thread(null, task, "small", 1 << 16);
    thread.start();
    thread.join();

    assertThat(encode(decoded[0])).isEqualTo(encode(deep));
  }

  @Test
  void decoder_repeatedKeysAreOneString() {
    JsArray rows = JsArray.of(Map.of(new String("key"), 1), Map.of(new String("key"), 2));

    JsArray decoded = (JsArray) ValueDecoder.decode(encode(rows), LIMITS);

    List<String> keys =
        decoded.elements().stream().map(row -> ((JsObject) row).keys().iterator().next()).toList();
    assertThat(keys.get(0)).isSameAs(keys.get(1));
  }

  @Test
  void decoder_keysThatShareASlot() {
    JsObject.Builder builder = JsObject.builder();
    for (int i = 0; i < 5000; i++) {
      builder.put("key" + i, i);
    }
    JsObject object = builder.build();

    assertThat(Isomorphism.same(object, ValueDecoder.decode(encode(object), LIMITS))).isTrue();
  }

  private static byte[] encode(JsValue value) {
    return ValueEncoder.encode(value, LIMITS, Origin.VALUE);
  }
}
