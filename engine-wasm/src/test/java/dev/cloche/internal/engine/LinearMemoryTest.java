package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds of the memory and of the operations that lowered code reaches it by. */
class LinearMemoryTest {

  private static final int SIZE = 2 * LinearMemory.PAGE_BYTES;

  private final LinearMemory memory = new LinearMemory(2, 4, new FuelMeter());

  private static void outOfBounds(ThrowingCallable access) {
    assertThatThrownBy(access).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void access_atTheEnd_works() {
    WasmOps.memoryWriteByte(SIZE - 1, (byte) 1, 0, memory);
    WasmOps.memoryWriteShort(0, (short) 2, SIZE - 2, memory);
    assertThat(WasmOps.memoryReadShort(SIZE - 2, 0, memory)).isEqualTo((short) 2);
    WasmOps.memoryWriteInt(SIZE - 8, 3, 4, memory);
    assertThat(WasmOps.memoryReadInt(SIZE - 4, 0, memory)).isEqualTo(3);
    WasmOps.memoryWriteLong(SIZE - 8, 4, 0, memory);
    assertThat(WasmOps.memoryReadLong(SIZE - 8, 0, memory)).isEqualTo(4);
    WasmOps.memoryWriteFloat(SIZE - 4, 5.5f, 0, memory);
    assertThat(WasmOps.memoryReadFloat(SIZE - 4, 0, memory)).isEqualTo(5.5f);
    WasmOps.memoryWriteDouble(SIZE - 8, 6.5, 0, memory);
    assertThat(WasmOps.memoryReadDouble(SIZE - 8, 0, memory)).isEqualTo(6.5);
    assertThat(WasmOps.memoryReadByte(SIZE - 8, 0, memory)).isZero();
  }

  /** Base and offset are unsigned, so that a negative one here is at least 2 GiB. */
  @ParameterizedTest
  @CsvSource({
    "131072, 0",
    "0, 131072",
    "131071, 1",
    "-1, 0",
    "-1, 1",
    "-1, 2",
    "-8, 8",
    "0, -1",
    "1, -1",
    "2147483647, 1",
    "2147483647, 2147483647",
    "2147483647, -2147483647",
    "100, -50",
    "-2147483648, -2147483648",
  })
  void access_outside_neverWrapsAround(int base, int offset) {
    outOfBounds(() -> WasmOps.memoryReadByte(base, offset, memory));
    outOfBounds(() -> WasmOps.memoryReadShort(base, offset, memory));
    outOfBounds(() -> WasmOps.memoryReadInt(base, offset, memory));
    outOfBounds(() -> WasmOps.memoryReadLong(base, offset, memory));
    outOfBounds(() -> WasmOps.memoryReadFloat(base, offset, memory));
    outOfBounds(() -> WasmOps.memoryReadDouble(base, offset, memory));
    outOfBounds(() -> WasmOps.memoryWriteByte(base, (byte) 1, offset, memory));
    outOfBounds(() -> WasmOps.memoryWriteShort(base, (short) 1, offset, memory));
    outOfBounds(() -> WasmOps.memoryWriteInt(base, 1, offset, memory));
    outOfBounds(() -> WasmOps.memoryWriteLong(base, 1, offset, memory));
    outOfBounds(() -> WasmOps.memoryWriteFloat(base, 1, offset, memory));
    outOfBounds(() -> WasmOps.memoryWriteDouble(base, 1, offset, memory));
    assertThat(memory.readBytes(0, SIZE)).containsOnly(0);
  }

  @Test
  void access_acrossTheEnd_writesNothing() {
    outOfBounds(() -> WasmOps.memoryWriteShort(SIZE - 1, (short) -1, 0, memory));
    outOfBounds(() -> WasmOps.memoryWriteInt(SIZE - 3, -1, 0, memory));
    outOfBounds(() -> WasmOps.memoryWriteLong(SIZE - 7, -1, 0, memory));
    outOfBounds(() -> WasmOps.memoryWriteDouble(SIZE - 7, -1, 0, memory));
    assertThat(memory.readBytes(0, SIZE)).containsOnly(0);
  }

  @Test
  void values_written_areLittleEndianAndNeedNoAlignment() {
    memory.writeI32(3, 0x04030201);
    memory.writeLong(9, 0x0807060504030201L);

    assertThat(memory.readBytes(3, 4)).containsExactly(1, 2, 3, 4);
    assertThat(memory.readBytes(9, 8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 131073",
    "131072, 1",
    "131073, 0",
    "-1, 1",
    "0, -1",
    "65535, 2147483647",
    "-2147483648, -2147483648",
    "2147483647, 2147483647",
  })
  void range_outside_isRefusedBeforeAnythingIsAllocated(int address, int length) {
    outOfBounds(() -> memory.readBytes(address, length));
  }

  @Test
  void bytes_writtenOutside_areRefused() {
    byte[] data = new byte[10];
    outOfBounds(() -> memory.write(SIZE - 9, data, 0, 10));
    outOfBounds(() -> memory.write(-1, data, 0, 1));
    outOfBounds(() -> memory.write(SIZE + 1, data, 0, 0));
    memory.write(SIZE, data, 0, 0);
  }

  @Test
  void copy_insideAndOverlapping_movesBytes() {
    memory.write(10, new byte[] {1, 2, 3, 4}, 0, 4);
    memory.copy(12, 10, 4);
    assertThat(memory.readBytes(10, 6)).containsExactly(1, 2, 1, 2, 3, 4);
    memory.copy(10, 12, 4);
    assertThat(memory.readBytes(10, 6)).containsExactly(1, 2, 3, 4, 3, 4);
    memory.copy(SIZE, SIZE, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "131071, 0, 2",
    "0, 131071, 2",
    "-1, 0, 1",
    "0, -1, 1",
    "0, 0, -1",
    "0, 0, 2147483647",
    "131073, 0, 0",
    "2147483647, 0, 2147483647",
  })
  void copy_outside_isRefusedAsAWhole(int destination, int source, int size) {
    memory.write(0, new byte[] {7}, 0, 1);
    outOfBounds(() -> memory.copy(destination, source, size));
    assertThat(memory.readBytes(1, SIZE - 1)).containsOnly(0);
  }

  @Test
  void fill_inside_setsBytes() {
    memory.fill((byte) 9, SIZE - 2, SIZE);
    assertThat(memory.readBytes(SIZE - 3, 3)).containsExactly(0, 9, 9);
  }

  /** What the compiler's helper hands over is address and address plus size, which may wrap. */
  @ParameterizedTest
  @CsvSource({
    "131071, 131073",
    "-1, 1",
    "100, 50",
    "0, -1",
    "131073, 131073",
    "2147483647, -2147483648",
  })
  void fill_outsideOrWrapped_isRefusedAsAWhole(int from, int to) {
    assertThatThrownBy(() -> memory.fill((byte) 1, from, to)).isInstanceOf(RuntimeException.class);
    assertThat(memory.readBytes(0, SIZE)).containsOnly(0);
  }

  @Test
  void accesses_atRandom_agreeWithAModel() {
    long seed = 20261101;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      int base = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(SIZE + 16);
      int offset = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(64);
      long address = Integer.toUnsignedLong(base) + Integer.toUnsignedLong(offset);
      int value = random.nextInt();
      if (address <= SIZE - 4) {
        WasmOps.memoryWriteInt(base, value, offset, memory);
        assertThat(memory.readInt((int) address)).as("seed %d, step %d", seed, i).isEqualTo(value);
      } else {
        outOfBounds(() -> WasmOps.memoryWriteInt(base, value, offset, memory));
      }
    }
  }
}
