package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to call a function whose body is no message: nothing runs, and the instance goes on. */
class MalformedRequestTest {
  private static final int CALL = 2;
  private static final byte MALFORMED = 5;

  /** Form 0, no module, the function {@code f}: the first three of so many elements. */
  private static String call(int elements, String rest) {
    return "0d%02x".formatted(elements) + "0400000000" + "00" + "070166" + rest;
  }

  private static byte[] send(EngineInstance instance, String body) throws Exception {
    return Guest.onLargeStack(() -> instance.request(CALL, HexFormat.of().parseHex(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // an argument that is missing
        "0000", // one too many
        "16", // unknown tags
        "1e",
        "1200", // a reference to the message itself
        "1201", // to nothing
        "0d020303" + "03", // something behind
        "0d0203", // an array that ends too early
        "0dffffffff0f03", // of 2^32-1 elements
        "0e0107016103" + "03",
        "0e010003", // a key that is no string
        "15ffffffff0f0307016103", // a record of 2^32-1 properties
        "15010407016103", // names that end too early
        "15010207016103", // too late
        "150106070161070162" + "03", // a name more than there are properties
        "1502030701610303", // two names in the bytes of one
        "150206070161070161" + "0303", // the same name twice
        "15010300010303", // a name that is no string
        "15010307016112ff01", // a reference to nothing
        "150103070161" + "150103", // cut in a record in a record
      })
  void call_malformed(String argument) throws Exception {
    EngineInstance instance = Guest.fresh(new TestPort());
    Guest.eval(instance, "globalThis.f = (x) => typeof x; 0");

    assertThat(send(instance, call(4, argument))).containsExactly(MALFORMED);

    assertThat(send(instance, call(4, "150103070161" + "03")))
        .containsExactly(HexFormat.of().parseHex("00" + "07066f626a656374"));
  }

  @Test
  void call_wellFormedRecord() throws Exception {
    EngineInstance instance = Guest.fresh(new TestPort());
    Guest.eval(instance, "globalThis.f = (x) => x.b.a + x.a; 0");
    String inner = "150103070161" + "0402000000";
    String outer = "150206070161070162" + "0401000000" + inner;
    for (int i = 0; i < 2; i++) {
      assertThat(send(instance, call(4, outer))).isEqualTo(Guest.intReply(3));
    }
  }
}
