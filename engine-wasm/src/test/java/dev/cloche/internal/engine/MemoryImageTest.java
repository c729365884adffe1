package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryImageTest {

  private static final int STACK_POINTER = 4100; // No multiple of a cache line.
  private static final int HEADER = 20;

  private final LinearMemory booted = new LinearMemory(2, 10, new FuelMeter());

  MemoryImageTest() {
    booted.stackPointer = STACK_POINTER;
    booted.fill((byte) 0x77, STACK_POINTER - 200, STACK_POINTER);
  }

  private static MemoryImage read(byte[] bytes) throws IOException {
    return MemoryImage.read(new ByteArrayInputStream(bytes));
  }

  private static byte[] restored(MemoryImage image) {
    LinearMemory memory = new LinearMemory(1, 10, new FuelMeter());
    memory.restore(image);
    assertThat(memory.stackPointer).isEqualTo(image.stackPointer());
    assertThat(memory.pages()).isEqualTo(image.pages());
    return memory.readBytes(0, (int) memory.sizeBytes());
  }

  @Test
  void image_captured_holdsAllAboveTheStackAndNothingBelow() {
    booted.fill((byte) 1, STACK_POINTER, 5000);
    booted.writeByte(2 * LinearMemory.PAGE_BYTES - 1, (byte) 2);
    MemoryImage image = MemoryImage.capture(booted);

    assertThat(image.start()).isGreaterThanOrEqualTo(STACK_POINTER);
    byte[] expected = booted.readBytes(0, (int) booted.sizeBytes());
    Arrays.fill(expected, 0, STACK_POINTER, (byte) 0);
    assertThat(restored(image)).isEqualTo(expected);
  }

  @Test
  void image_ofZeroes_isEmpty() {
    MemoryImage image = MemoryImage.capture(booted);

    assertThat(image.end()).isEqualTo(image.start());
    assertThat(restored(image)).containsOnly(0);
  }

  @Test
  void image_captured_leavesZeroesOutAtBothEnds() {
    booted.writeByte(10_000, (byte) 1);
    booted.writeByte(20_000, (byte) 1);
    MemoryImage image = MemoryImage.capture(booted);

    assertThat(image.start()).isEqualTo(10_000 / 64 * 64);
    assertThat(image.end()).isEqualTo(20_001);
  }

  @Test
  void image_writtenAndRead_isTheSame() throws IOException {
    byte[] content = new byte[70_000];
    new Random(3).nextBytes(content);
    booted.write(STACK_POINTER, content, 0, content.length);
    MemoryImage image = MemoryImage.capture(booted);
    byte[] bytes = image.serialize();
    MemoryImage again = read(bytes);

    assertThat(restored(again)).isEqualTo(restored(image));
    assertThat(again.serialize()).isEqualTo(bytes);
  }

  @Test
  void image_cutShortAnywhere_isRefused() {
    booted.fill((byte) 1, STACK_POINTER, STACK_POINTER + 100);
    byte[] bytes = MemoryImage.capture(booted).serialize();

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void image_withBytesLeftOver_isRefused() {
    byte[] bytes = MemoryImage.capture(booted).serialize();

    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessage("a memory image with bytes left over");
  }

  @Test
  void file_thatIsNoImage_isRefused() {
    assertThatThrownBy(() -> read(new byte[100])).hasMessage("not a memory image");
  }

  /** Sizes are checked before anything of that size is allocated. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "-1, 0, 0, 0",
    "32768, 0, 0, 0",
    "2147483647, 0, 0, 0",
    "1, 0, -1, 0",
    "1, 0, 0, -1",
    "1, 0, 0, 65537",
    "1, 0, 1, 65536",
    "1, 0, 2147483647, 2147483647",
    "32767, 0, 0, 2147483647",
    "1, -1, 0, 0",
    "1, 11, 10, 0",
    "1, 65537, 65536, 0",
  })
  void image_ofImpossibleSizes_isRefused(int pages, int stackPointer, int start, int length) {
    ByteBuffer header = ByteBuffer.wrap(MemoryImage.capture(booted).serialize());
    assertThat(header.capacity()).isEqualTo(HEADER);
    header.putInt(4, pages).putInt(8, stackPointer).putInt(12, start).putInt(16, length);

    assertThatThrownBy(() -> read(header.array()))
        .hasMessage("a memory image with impossible sizes");
  }
}
