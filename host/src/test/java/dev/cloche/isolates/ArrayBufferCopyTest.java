package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows array-buffer-copy, resize-array-buffer, uint32: bytes go through unchanged. */
class ArrayBufferCopyTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    isolate.close();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 65_536, 1_000_003})
  void bytes_inAndOut_areTheSame(int length) {
    byte[] bytes = random(length);

    assertThat(context.evalClosure("return $0", (Object) bytes).asBytes()).isEqualTo(bytes);
    assertThat(context.evalClosure("return $0.slice().buffer", (Object) bytes).asBytes())
        .isEqualTo(bytes);
    assertThat(context.evalClosure("return $0", ExternalCopy.of(bytes)).asBytes()).isEqualTo(bytes);
  }

  @Test
  void bytes_changedOnOneSide_stayOnTheOther() {
    byte[] bytes = {1, 2, 3};
    Reference inside = context.evalClosure(RunOptions.reference(), "return $0", (Object) bytes);
    bytes[0] = 9;
    JsValue out = inside.copy();
    inside.set("1", 7);

    assertThat(out.asBytes()).containsExactly(1, 2, 3);
    assertThat(inside.copy().asBytes()).containsExactly(1, 7, 3);
  }

  @Test
  void views_ofOneBuffer_stillShareIt() {
    JsValue views =
        context.eval(
            "const b = new ArrayBuffer(8); ({ a: new Uint8Array(b, 2, 4), b, c: new Uint16Array(b) })");

    assertThat(
            context
                .evalClosure(
                    "$0.a[0] = 255; return $0.a.buffer === $0.b && $0.c[1] === 255 && $0.a.length === 4 && $0.a.byteOffset === 2",
                    views)
                .asBoolean())
        .isTrue();
  }

  @Test
  void views_slicedOutOfMore_showTheirPart() {
    JsValue part = context.eval("new Uint8Array([1, 2, 3, 4, 5, 6]).subarray(2, 4)");

    assertThat(part.asBytes()).containsExactly(3, 4);
    assertThat(context.evalClosure("return [$0.length, $0[0]]", part)).hasToString("[2, 3]");
  }

  @Test
  void views_ofAllKinds_keepTheirValues() {
    assertThat(
            context
                .evalClosure(
                    "return [$0[0] === 0xdeadbeef, $1[0] === -(2n ** 63n), Object.is($2[0], -0), $3.getUint16(0) === 0x0102].join()",
                    context.eval("new Uint32Array([0xdeadbeef])"),
                    context.eval("new BigInt64Array([-(2n ** 63n)])"),
                    context.eval("new Float64Array([-0])"),
                    context.eval("new DataView(new Uint8Array([1, 2]).buffer)"))
                .asString())
        .isEqualTo("true,true,true,true");
    assertThat(context.eval("0xdeadbeef").asLong()).isEqualTo(0xdeadbeefL);
    assertThat(context.evalClosure("return $0 === 0xdeadbeef", 0xdeadbeefL).asBoolean()).isTrue();
  }

  /** A view that its shrunk buffer no longer holds shows nothing, and nothing beyond. */
  @Test
  void views_ofAResizedBuffer_areWhatTheyAreThen() {
    context.eval(
        """
        globalThis.b = new ArrayBuffer(8, { maxByteLength: 16 });
        globalThis.fixed = new Uint8Array(b, 4, 4);
        globalThis.tracking = new Uint8Array(b, 4);
        0
        """);
    assertThat(context.eval("b.resize(16); tracking").asBytes()).hasSize(12);
    assertThat(context.eval("b.resize(2); b").asBytes()).hasSize(2);
    for (String view : new String[] {"fixed", "tracking"}) {
      assertThatExceptionOfType(GuestException.class)
          .isThrownBy(() -> context.eval(view))
          .withMessageContaining("DataCloneError");
    }
    assertThat(context.eval("b.resize(8); fixed").asBytes()).hasSize(4);
  }

  @Test
  void buffers_resizedOrDetachedWhileRead_harmNothing() {
    assertThat(
            context
                .eval(
                    "const r = new ArrayBuffer(1 << 16, { maxByteLength: 1 << 16 }); ({ get a() { r.resize(1); return 1; }, r, v: new Uint8Array(r) })")
                .get("r")
                .asBytes())
        .hasSize(1);
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.eval("const d = new ArrayBuffer(8); d.transfer(); d"))
        .withMessageContaining("DataCloneError");
    assertThat(context.eval("1").asInt()).isEqualTo(1);
  }

  @Test
  void buffers_madeByTheHost_areArrayBuffers() {
    assertThat(
            context
                .evalClosure(
                    "return $0 instanceof ArrayBuffer && $0.byteLength === 3 && new Uint8Array($0)[2] === 3",
                    JsArrayBuffer.of(new byte[] {1, 2, 3}))
                .asBoolean())
        .isTrue();
  }
}
