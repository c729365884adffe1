package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.JsArray;
import dev.cloche.JsValue;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against bytes that no honest guest sends. */
class ValueDecoderHostileTest {
  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 24);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "0000", // something behind the value
        "16",
        "1e",
        "ff", // unknown tags
        "1f", // a hole outside an array
        "1400", // a host promise from the guest
        "0dffffffff0f010203", // an array of 2^32-1 elements
        "0effffffff0f010203", // an object of 2^32-1 properties
        "0bffffffff0f010203", // a Map
        "0cffffffff0f010203", // a Set
        "13ffffffff0fffffffff0f010203", // a sparse array of as many elements
        "07ffffffff0f61", // a string of 4 GiB
        "08ffffffff0f6161", // of 8 GiB
        "08ffffffff076161", // whose size in bytes is near the end of an int
        "0fffffffff0f00", // a buffer of 4 GiB
        "06ffffffff0f00", // a BigInt of 4 GiB
        "07ffffffffff0f", // a count of more than 32 bits
        "07ffffffff1f", // just one more bit
        "0600", // a BigInt without bytes
        "06020000",
        "0602ffff", // not minimal
        "09000000000000f03f00", // behind a Date
        "090000000000c0724c", // a Date after the end of time
        "09000000000000e03f", // half a millisecond
        "09000000000000f07f", // an infinite Date
        "0a0701610701 78", // unknown flag
        "0a07016107026767", // flag given twice
        "0a000000", // a RegExp without strings
        "0e010003", // a key that is no string
        "0e0107016112ff01", // a reference to nothing
        "15ffffffff0f0307016103", // a record of 2^32-1 properties
        "15010407016103", // names that end too early
        "15010207016103", // too late
        "1502030701610303", // two names in the bytes of one
        "15010300010303", // a name that is no string
        "15010307016112ff01", // a reference to nothing
        "1501030701611500", // cut
        "1200", // a reference before everything
        "0d021f1202", // one past the end
        "100d0f00000000", // an unknown typed array
        "10020f0000", // cut
        "10020e000000", // a view of an object
        "10021200000 0", // a view of itself
        "10020f04010203040401", // behind the end of its buffer
        "10020f0401020304ffffffff0f01", // far behind
        "10020f040102030401ffffffff0f", // too long
        "10040f04010203040101", // not aligned
        "100b0f0800000000000000000002", // two doubles in eight bytes
        "110000000000", // an Error without strings
        "11070145070007000 8", // unknown parts
        "110701450700070002 03", // errors that are no array
        "110701450700070004", // a code that is missing
        "110701450700070004 03", // a code that is neither string nor number
        "110701450700070004 0d00", // a code that is an array
        "130101000300", // something behind
        "13020202030203", // indices that do not ascend
        "130201020 3", // an index at the length
        "1302020103 0003", // descending
      })
  void decoder_malformed(String hex) {
    byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThatThrownBy(() -> ValueDecoder.decode(message, LIMITS))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void decoder_nestedClaims() {
    // Each array claims what is left of the message, so that the sum is a thousand times that.
    byte[] message = new byte[8 << 20];
    Arrays.fill(message, (byte) 0x0D);
    for (int i = 0; i + 4 < 4000; i += 4) {
      message[i] = 0x0D;
      message[i + 1] = (byte) 0x80;
      message[i + 2] = (byte) 0x80;
      message[i + 3] = (byte) 0x7F; // 2,080,768
    }
    long before = allocated();

    assertThatThrownBy(() -> ValueDecoder.decode(message, LIMITS))
        .isInstanceOf(MalformedMessageException.class);

    assertThat(allocated() - before).isLessThan(64L << 20);
  }

  @Test
  void decoder_smallMessagesWithLargeClaims_allocateLittle() {
    byte[] message = HexFormat.of().parseHex("13ffffffff0f01feffffff0f03");
    long before = allocated();

    JsArray array = (JsArray) ValueDecoder.decode(message, LIMITS);

    assertThat(allocated() - before).isLessThan(1 << 16);
    assertThat(array.length()).isEqualTo(4_294_967_295L);
    assertThat(array.get(4_294_967_294L).asBoolean()).isTrue();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void decoder_depthLimit() {
    assertThatCode(() -> ValueDecoder.decode(nested(1000), LIMITS)).doesNotThrowAnyException();
    assertThatThrownBy(() -> ValueDecoder.decode(nested(1001), LIMITS))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("1000 deep");
  }

  private static byte[] nested(int depth) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < depth; i++) {
      out.write(0x0C);
      out.write(1);
    }
    out.write(0);
    return out.toByteArray();
  }

  @Test
  void decoder_valueLimit() {
    assertThatCode(() -> ValueDecoder.decode(nulls(999_999), LIMITS)).doesNotThrowAnyException();
    assertThatThrownBy(() -> ValueDecoder.decode(nulls(1_000_000), LIMITS))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("1000000 values");
  }

  /** An array and so many elements. */
  private static byte[] nulls(int count) {
    WireWriter out = new WireWriter(1 << 24);
    out.u8(0x0D);
    out.varint(count);
    for (int i = 0; i < count; i++) {
      out.u8(1);
    }
    return out.toByteArray();
  }

  @Test
  void decoder_byteLimit() {
    byte[] message = HexFormat.of().parseHex("070361 6263".replace(" ", ""));
    assertThatCode(() -> ValueDecoder.decode(message, ValueLimits.ofBytes(5)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> ValueDecoder.decode(message, ValueLimits.ofBytes(4)))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void decoder_bigIntLimit() {
    assertThatThrownBy(() -> ValueDecoder.decode(bigInt((1 << 17) + 2), LIMITS))
        .isInstanceOf(MalformedMessageException.class);
    assertThat(ValueDecoder.decode(bigInt((1 << 17) + 1), LIMITS).asBigInteger().bitLength())
        .isEqualTo((1 << 20) + 1);
  }

  private static byte[] bigInt(int length) {
    WireWriter out = new WireWriter(1 << 24);
    out.u8(6);
    out.varint(length);
    byte[] bytes = new byte[length];
    bytes[length - 1] = 1;
    out.bytes(bytes);
    return out.toByteArray();
  }

  @Test
  void decoder_corruptedMessages() {
    Random random = new Random(20260131);
    int refused = 0;
    for (int seed = 0; seed < 2000; seed++) {
      byte[] good = ValueEncoder.encode(new RandomValues(seed).next(), LIMITS, Origin.VALUE);
      for (int round = 0; round < 15; round++) {
        byte[] bad = corrupt(good, random);
        try {
          JsValue value = ValueDecoder.decode(bad, LIMITS);
          assertThat(value.toString()).isNotNull();
          convert(value);
        } catch (MalformedMessageException e) {
          refused++;
        } catch (Throwable e) {
          throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(bad), e);
        }
      }
    }
    assertThat(refused).isBetween(10_000, 30_000);
  }

  /** Into every other form; too large or sparse is refused in the documented way. */
  private static void convert(JsValue value) {
    for (Supplier<?> form : List.<Supplier<?>>of(value::toJson, value::toJava)) {
      try {
        assertThat(form.get()).isNotSameAs(value);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageStartingWith("value");
      }
    }
  }

  private static byte[] corrupt(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int i = random.nextInt(3); i >= 0 && bad.length > 0; i--) {
      int at = random.nextInt(bad.length);
      switch (random.nextInt(4)) {
        case 0 -> bad[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bad[at] = (byte) random.nextInt(0x20);
        case 2 -> bad = Arrays.copyOf(bad, at);
        default -> {
          byte[] longer = new byte[bad.length + 1];
          System.arraycopy(bad, 0, longer, 0, at);
          longer[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
          System.arraycopy(bad, at, longer, at + 1, bad.length - at);
          bad = longer;
        }
      }
    }
    return bad;
  }

  @Test
  void decoder_keysWithOneHashCode() {
    // 2^15 keys of a Map, strings and numbers, that all have the same hash code.
    WireWriter out = new WireWriter(1 << 24);
    out.u8(0x0B);
    out.varint(2 << 15);
    for (int i = 0; i < 1 << 15; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 15; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      out.string(key.toString());
      out.u8(1);
      long high = (long) i << 4;
      long low = (high ^ key.toString().hashCode()) & 0xFFFFFFFFL;
      out.u8(5);
      out.f64(Double.longBitsToDouble((high << 32) | low));
      out.u8(1);
    }
    long start = System.nanoTime();

    JsValue map = ValueDecoder.decode(out.toByteArray(), LIMITS);
    Object java = map.toJava();

    assertThat(java).isInstanceOf(Map.class);
    // Quadratic work takes minutes.
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }
}
