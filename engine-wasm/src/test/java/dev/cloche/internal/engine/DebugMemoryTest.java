package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * A debugger's questions while memory is out, at many levels of it: what cannot be answered whole
 * holds on to nothing, and sets no breakpoint that was not asked for.
 */
class DebugMemoryTest {
  private static final int DEBUG = 23;
  private static final byte FORM_HANDLE = 4;
  private static final byte OUT_OF_MEMORY = 3;

  private static final int ENABLE = 0;
  private static final int BREAK = 1;
  private static final int PROPERTIES = 7;
  private static final int ALL = 2;

  private static final long MEMORY = 8L << 20;
  private static final int HEAP = 1 << 20;

  /** In pieces of some 350 bytes, of which a request needs the first ones to be read. */
  private static final int LEAST_FREE = 12;

  private static final int MOST_FREE = 60;

  /** Takes all memory, and gives so many pieces back. */
  private static final String FILL =
      """
      globalThis.fill = (free) => {
        globalThis.kept = [];
        try {
          for (;;) kept.push(new Uint8Array(256));
        } catch {
        }
        kept.length -= free;
        return 0;
      };
      """;

  private final TestPort port = new TestPort();

  private EngineInstance guest(String source) {
    EngineInstance instance = Engine.get().newInstance();
    instance.start(FuelMeter.UNLIMITED, System.nanoTime() + Guest.HOUR);
    instance.prepare(port, 1, MEMORY, HEAP, 1 << 20, 500, 1000);
    assertThat(Guest.eval(instance, FILL + source + "\n0")).isEqualTo(Guest.intReply(0));
    return instance;
  }

  private static byte[] debug(EngineInstance instance, byte[]... operands) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(Guest.ARRAY);
    body.write(operands.length);
    Arrays.stream(operands).forEach(body::writeBytes);
    return instance.request(DEBUG, body.toByteArray());
  }

  private static byte[] number(int value) {
    byte[] reply = Guest.intReply(value);
    return Arrays.copyOfRange(reply, 1, reply.length);
  }

  /** The number of a new handle, of which lower ones are used first. */
  private static int handle(EngineInstance instance, String source) {
    byte[] reply = Guest.eval(instance, FORM_HANDLE, source);
    assertThat(reply).startsWith(Guest.VALUE, Guest.ARRAY, 2);
    return ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN).getInt(reply.length - 4);
  }

  @Test
  void properties_listedHalf_areLetGo() throws Exception {
    int whole = 0;
    int half = 0;
    for (int free = LEAST_FREE; free < MOST_FREE; free++) {
      EngineInstance instance =
          guest(
              """
              globalThis.subject = {};
              for (let i = 0; i < 15; i++) {
                subject['p' + i] = { i };
                subject[Symbol('s' + i)] = Symbol('v' + i);
              }
              """);
      int subject = handle(instance, "subject");
      Guest.eval(instance, "fill(" + free + ")");
      byte[] reply = debug(instance, number(PROPERTIES), number(subject), number(100));
      if (reply[0] == Guest.VALUE) {
        whole++;
        continue;
      }
      half++;
      assertThat(reply).containsExactly(OUT_OF_MEMORY);
      Guest.eval(instance, "kept = null");
      assertThat(handle(instance, "subject")).as("%s pieces free", free).isEqualTo(subject + 1);
    }
    assertThat(whole).isPositive();
    assertThat(half).isGreaterThan(5);
  }

  @Test
  void thrownValue_thatTheHostIsNotToldOf_isLetGo() {
    int told = 0;
    int untold = 0;
    for (int free = 10; free < 1000; free *= 2) {
      port.messages.clear();
      EngineInstance instance =
          guest(
              """
              globalThis.thrown = Symbol('s'.repeat(100000)) /* Which is cut, so that it needs memory. */;
              globalThis.stop = () => {
                try {
                  throw thrown;
                } catch (e) {
                  return e === thrown ? 1 : 2;
                }
              };
              globalThis.test = (free) => {
                try {
                  fill(free);
                  return stop();
                } finally {
                  kept = null;
                }
              };
              """);
      debug(instance, number(ENABLE), number(1), number(ALL));
      int first = handle(instance, "thrown"); // There is a table of handles, then.
      // Compiled again, so that it can stop.
      Guest.eval(instance, "globalThis.stop = eval('(' + stop + ')'); 0");
      byte[] reply = Guest.eval(instance, "test(" + free + ")");
      told += Arrays.equals(reply, Guest.intReply(1)) ? 1 : 0;
      untold += Arrays.equals(reply, Guest.intReply(2)) ? 1 : 0;

      assertThat(handle(instance, "thrown"))
          .as("%s pieces free", free)
          .isEqualTo(first + port.messages.size() + 1);
    }
    assertThat(told).isPositive();
    assertThat(untold).isGreaterThan(1);
  }

  @Test
  void breakpoint_inAFileWhoseNameFindsNoMemory_isNotInAllFiles() {
    byte[] name = new byte[2002]; // A bigint, which needs memory to become a text.
    Arrays.fill(name, (byte) 0x11);
    name[0] = 0x06;
    name[1] = (byte) ((1999 & 0x7F) | 0x80);
    name[2] = (byte) (1999 >> 7);
    int refused = 0;
    int answered = 0;
    for (int free = LEAST_FREE; free < MOST_FREE; free += 4) {
      EngineInstance instance = guest("");
      debug(instance, number(ENABLE), number(1), number(0));
      Guest.eval(instance, "globalThis.f = () => {\n  return 1;\n};\n0");
      Guest.eval(instance, "fill(" + free + ")");
      byte[] reply = debug(instance, number(BREAK), name, number(1), number(1));
      if (reply[0] == OUT_OF_MEMORY) {
        refused++;
      } else {
        answered++;
        assertThat(Arrays.copyOfRange(reply, 3, reply.length))
            .as("%s pieces free", free)
            .isEqualTo(concat(number(0), number(0)));
      }
    }
    assertThat(refused).isPositive();
    assertThat(answered).isPositive();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
