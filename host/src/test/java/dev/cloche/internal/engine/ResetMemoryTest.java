package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a reset an instance's memory equals a new one's, byte for byte. */
class ResetMemoryTest {

  private static final int EVAL = 1;
  private static final byte[] MARK = "TENANT-A-SECRET".getBytes(StandardCharsets.US_ASCII);

  static final HostPort NO_HOST =
      new HostPort() {
        @Override
        public byte[] call(int op, byte[] message) {
          throw new EngineTrap("no host call is expected");
        }

        @Override
        public long realtimeNanos() {
          return 0;
        }

        @Override
        public long monotonicNanos() {
          return 0;
        }
      };

  private final EngineInstance instance = Engine.get().newInstance();

  private void prepare() {
    instance.start(FuelMeter.UNLIMITED, System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
    instance.prepare(NO_HOST, 42, 16 << 20, 15 << 20, 1 << 20, 10_000, 10_500);
  }

  private byte[] eval(String source) {
    return eval(instance, source);
  }

  static byte[] eval(EngineInstance instance, String source) {
    byte[] text = source.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(0); // The result's form,
    body.write(0); // and the lines before the text.
    body.write(1);
    body.write('t');
    int rest = text.length;
    for (; rest >>> 7 != 0; rest >>>= 7) {
      body.write((rest & 0x7f) | 0x80);
    }
    body.write(rest);
    body.writeBytes(text);
    return instance.request(EVAL, body.toByteArray());
  }

  private static byte[] memoryOf(EngineInstance instance) {
    return instance.memory().readBytes(0, instance.memory().capacityBytes());
  }

  private static boolean holdsMark(byte[] memory) {
    return new String(memory, StandardCharsets.ISO_8859_1)
        .contains(new String(MARK, StandardCharsets.ISO_8859_1));
  }

  private void assertFresh() {
    byte[] fresh = memoryOf(Engine.get().newInstance());
    byte[] mine = memoryOf(instance);
    assertThat(holdsMark(mine)).isFalse();
    assertThat(mine.length).isGreaterThanOrEqualTo(fresh.length);
    for (int i = 0; i < mine.length; i++) {
      int expected = i < fresh.length ? fresh[i] : 0;
      if (mine[i] != expected) {
        assertThat(mine[i]).as("byte at %d", i).isEqualTo((byte) expected);
      }
    }
    assertThat(instance.poisoned()).isFalse();
    assertThat(instance.memoryBytes()).isEqualTo(Engine.get().baseBytes());
    assertThat(instance.memory().depth).isZero();
    assertThat(instance.memory().stackPointer)
        .isEqualTo(Engine.get().newInstance().memory().stackPointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const s = 'TENANT-A-SECRET'; globalThis.k = Array.from({length: 100}, (_, i) => s + i); 0",
        "const s = 'TENANT-A-SECRET'; globalThis.k = s.repeat(20000); 0",
        "globalThis.k = ['TENANT-A-SECRET', new Uint8Array(6 << 20).fill(0xa5)]; 0",
        "globalThis['TENANT-A-SECRET'] = Symbol.for('TENANT-A-SECRET-2'); 0",
        "const f = (n) => n === 0 ? 'TENANT-A-SECRET' : f(n - 1) + ''; globalThis.k = f(100); 0",
        "'TENANT-A-SECRET'.match(/(.*)-(.*)/); JSON.stringify({ a: 'TENANT-A-SECRET' })",
      })
  void reset_afterATenant_leavesNothing(String source) {
    prepare();
    eval(source);
    assertThat(holdsMark(memoryOf(instance))).isTrue();

    Engine.get().reset(instance);

    assertFresh();
  }

  @Test
  void reset_afterATrapInTheMiddle_leavesNothing() {
    prepare();
    instance.start(3_000_000, System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
    assertThatThrownBy(
            () -> eval("const f = () => { f('TENANT-A-SECRET'); }; for (;;) try { f(); } catch {}"))
        .isInstanceOf(EngineInterrupt.class);
    assertThat(instance.poisoned()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> eval("1"));

    Engine.get().reset(instance);

    assertFresh();
    prepare();
    assertThat(eval("1 + 1")).startsWith(0);
  }

  @Test
  void reset_afterACancel_forgetsIt() {
    prepare();
    instance.cancel();
    Engine.get().reset(instance);

    prepare();
    assertThat(instance.isCancelled()).isFalse();
    assertThat(eval("1 + 1")).startsWith(0);
  }

  @Test
  void hostCall_ofAnInstanceThatNobodyHolds_isATrap() {
    Engine.get().reset(instance);
    instance.start(FuelMeter.UNLIMITED, System.nanoTime() + TimeUnit.SECONDS.toNanos(60));

    assertThatThrownBy(() -> eval("console.log(1)")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void memory_grown_isZero() {
    prepare();
    LinearMemory memory = instance.memory();
    int before = memory.grow(20);

    assertThat(before).isEqualTo(Engine.get().baseBytes() / LinearMemory.PAGE_BYTES);
    byte[] grown = memory.readBytes(before * LinearMemory.PAGE_BYTES, 20 * LinearMemory.PAGE_BYTES);
    assertThat(grown).containsOnly(0);
    assertThat(memory.grow(1000)).isEqualTo(-1);
    assertThat(memory.grow(-1)).isEqualTo(-1);
    assertThat(memory.grow(Integer.MAX_VALUE)).isEqualTo(-1);
    assertThat(memory.pages()).isEqualTo(before + 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 1 << 28, Integer.MAX_VALUE})
  void memory_readOutside_isRefused(int address) {
    assertThatThrownBy(() -> instance.memory().readBytes(address, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> instance.memory().readBytes(0, address == -1 ? -1 : Integer.MAX_VALUE))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
