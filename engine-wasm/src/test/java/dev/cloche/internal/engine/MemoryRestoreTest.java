package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Nothing of a tenant survives a restore. */
class MemoryRestoreTest {

  private static final int STACK_POINTER = 4096;
  private static final int PAGES = 2;

  private final MemoryImage image = image();

  private static LinearMemory memory() {
    return new LinearMemory(PAGES, 400, new FuelMeter());
  }

  private static MemoryImage image() {
    LinearMemory booted = memory();
    booted.stackPointer = STACK_POINTER;
    booted.fill((byte) 5, STACK_POINTER, STACK_POINTER + 1000);
    return MemoryImage.capture(booted);
  }

  private LinearMemory fresh() {
    LinearMemory fresh = memory();
    fresh.restore(image);
    return fresh;
  }

  private static byte[] everything(LinearMemory memory) {
    return memory.readBytes(0, memory.capacityBytes());
  }

  private static void soil(LinearMemory memory) {
    memory.fill((byte) 0x55, 0, memory.capacityBytes());
    memory.stackPointer = 17;
    memory.fuel = -3;
    memory.depth = 99;
  }

  @Test
  void memory_writtenAllOver_isTheImageAgain() {
    LinearMemory used = fresh();
    soil(used);
    used.restore(image);

    assertThat(everything(used)).isEqualTo(everything(fresh()));
    assertThat(used.stackPointer).isEqualTo(STACK_POINTER);
    assertThat(used.fuel).isZero();
    assertThat(used.depth).isZero();
  }

  @Test
  void memory_grownALittle_isZeroInTheSurplus() {
    LinearMemory used = fresh();
    assertThat(used.grow(5)).isEqualTo(PAGES);
    soil(used);
    used.restore(image);

    assertThat(used.pages()).isEqualTo(PAGES);
    // The array is kept for the next tenant, so all of it has to be clean, not only the size.
    assertThat(used.capacityBytes()).isGreaterThan(PAGES * LinearMemory.PAGE_BYTES);
    byte[] all = everything(used);
    assertThat(Arrays.copyOf(all, PAGES * LinearMemory.PAGE_BYTES)).isEqualTo(everything(fresh()));
    assertThat(Arrays.copyOfRange(all, PAGES * LinearMemory.PAGE_BYTES, all.length))
        .containsOnly(0);
  }

  @Test
  void memory_grownALot_givesTheHeapBack() {
    LinearMemory used = fresh();
    assertThat(used.grow(300)).isEqualTo(PAGES);
    soil(used);
    used.restore(image);

    assertThat(used.capacityBytes()).isEqualTo(PAGES * LinearMemory.PAGE_BYTES);
    assertThat(everything(used)).isEqualTo(everything(fresh()));
  }

  /** Wherever a byte is written, in the array's surplus too, a look shows it. */
  @Test
  void memory_writtenAnywhere_isNotRestored() {
    LinearMemory memory = fresh();
    assertThat(memory.grow(1)).isEqualTo(PAGES);
    memory.restore(image);
    assertThat(memory.isRestored(image)).isTrue();

    for (int address : addresses(memory)) {
      byte before = memory.read(address);
      memory.writeByte(address, (byte) (before ^ 0x10));
      assertThat(memory.isRestored(image)).as("byte at %d", address).isFalse();
      memory.writeByte(address, before);
    }
    assertThat(memory.isRestored(image)).isTrue();
  }

  private static int[] addresses(LinearMemory memory) {
    int last = memory.capacityBytes() - 1;
    int end = STACK_POINTER + 1000;
    return new int[] {
      0, 1, STACK_POINTER - 1, STACK_POINTER, end - 1, end, end + 20_000, last - 1, last
    };
  }

  @Test
  void memory_withAnyRegisterChanged_isNotRestored() {
    LinearMemory memory = fresh();
    memory.stackPointer--;
    assertThat(memory.isRestored(image)).isFalse();
    memory.restore(image);
    memory.fuel = 1;
    assertThat(memory.isRestored(image)).isFalse();
    memory.restore(image);
    memory.depth = 1;
    assertThat(memory.isRestored(image)).isFalse();
    memory.restore(image);
    assertThat(memory.grow(1)).isEqualTo(PAGES);
    assertThat(memory.isRestored(image)).isFalse();
  }

  /** An image of more than what is kept otherwise: its own size is not given back each time. */
  @Test
  void memory_ofALargeImage_isKept_unlessItHasGrownALot() {
    LinearMemory booted = new LinearMemory(40, 400, new FuelMeter());
    booted.stackPointer = STACK_POINTER;
    booted.fill((byte) 5, STACK_POINTER, 39 * LinearMemory.PAGE_BYTES);
    MemoryImage large = MemoryImage.capture(booted);
    LinearMemory used = memory();
    used.restore(large);
    byte[] first = used.bytes;
    used.grow(5);
    soil(used);
    byte[] grown = used.bytes;
    used.restore(large);

    assertThat(used.bytes).isSameAs(grown).isNotSameAs(first);
    assertThat(Arrays.copyOf(everything(used), first.length)).isEqualTo(everything(booted(large)));
    assertThat(Arrays.copyOfRange(grown, first.length, grown.length)).containsOnly(0);
    used.grow(100);
    used.restore(large);
    assertThat(used.capacityBytes()).isEqualTo(first.length);
  }

  private static LinearMemory booted(MemoryImage image) {
    LinearMemory fresh = memory();
    fresh.restore(image);
    return fresh;
  }

  @Test
  void memory_smallerThanTheImage_isReplaced() {
    LinearMemory small = new LinearMemory(1, 400, new FuelMeter());
    small.restore(image);

    assertThat(small.pages()).isEqualTo(PAGES);
    assertThat(everything(small)).isEqualTo(everything(fresh()));
  }
}
