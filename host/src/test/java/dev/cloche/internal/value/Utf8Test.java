package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException invalid) {
      return false;
    }
  }

  private static void assertAsTheDecoder(byte[] bytes) {
    assertThat(Utf8.isValid(bytes)).as(Arrays.toString(bytes)).isEqualTo(decodes(bytes));
  }

  @Test
  void isValid_ofEachPairOfBytes_isAsTheDecoder() {
    for (int pair = 0; pair < 1 << 16; pair++) {
      byte first = (byte) (pair >> 8);
      byte second = (byte) pair;
      assertAsTheDecoder(new byte[] {first, second});
      assertAsTheDecoder(new byte[] {first, second, (byte) 0x80});
      assertAsTheDecoder(new byte[] {first, second, (byte) 0xBF, (byte) 0x80});
    }
  }

  @Test
  void isValid_ofDamagedTexts_isAsTheDecoder() {
    Random random = new Random(42);
    byte[] text = "plain ASCII, äöü, €uro, 😀 and more ASCII".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      int from = random.nextInt(text.length);
      byte[] damaged =
          Arrays.copyOfRange(text, from, from + random.nextInt(text.length - from + 1));
      if (damaged.length > 0 && random.nextBoolean()) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertAsTheDecoder(damaged);
    }
  }

  @Test
  void encode_keepsLoneSurrogates() {
    assertThat(Utf8.encode("a€😀")).isEqualTo("a€😀".getBytes(StandardCharsets.UTF_8));
    assertThat(Utf8.encode("\ud800a\udc00"))
        .containsExactly(0xED, 0xA0, 0x80, 'a', 0xED, 0xB0, 0x80);
  }
}
