package dev.cloche.internal.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The linear memory of an isolate that is not running: what fresh isolates start from. The boot
 * image is that of one that has booted and run nothing. Bytes outside {@code [start, end)} are
 * zero.
 *
 * <p>Immutable and shared by all isolates that are made from it.
 */
public final class MemoryImage {

  private static final int MAGIC = 0x434c4f43; // "CLOC"
  private static final byte[] ZEROES = new byte[1 << 14];

  private final int pages;
  private final int stackPointer;
  private final int start;
  private final byte[] bytes;

  private MemoryImage(int pages, int stackPointer, int start, byte[] bytes) {
    this.pages = pages;
    this.stackPointer = stackPointer;
    this.start = start;
    this.bytes = bytes;
  }

  /** Captures the memory of an isolate that is not running. */
  static MemoryImage capture(LinearMemory memory) {
    byte[] all = memory.readBytes(0, (int) memory.sizeBytes());
    // The shadow stack lies below its pointer and is empty; what earlier calls left there is not
    // part of the image.
    int lowest = memory.stackPointer;
    int end = all.length;
    while (end > lowest && all[end - 1] == 0) {
      end--;
    }
    int start = lowest;
    while (start < end && all[start] == 0) {
      start++;
    }
    // Whole cache lines copy faster, and a copy that starts aligned faster still.
    start = Math.max(lowest, start & ~63);
    int pages =
        Math.max(memory.pages(), (end + LinearMemory.PAGE_BYTES - 1) / LinearMemory.PAGE_BYTES);
    byte[] bytes = new byte[end - start];
    System.arraycopy(all, start, bytes, 0, bytes.length);
    return new MemoryImage(pages, memory.stackPointer, start, bytes);
  }

  int pages() {
    return pages;
  }

  int stackPointer() {
    return stackPointer;
  }

  int start() {
    return start;
  }

  int end() {
    return start + bytes.length;
  }

  void copyInto(byte[] memory) {
    System.arraycopy(bytes, 0, memory, start, bytes.length);
  }

  /** Whether memory is what {@link #copyInto} makes of memory that is zero. */
  boolean equalsAllOf(byte[] memory) {
    return memory.length >= end()
        && Arrays.equals(memory, start, end(), bytes, 0, bytes.length)
        && isZero(memory, 0, start)
        && isZero(memory, end(), memory.length);
  }

  private static boolean isZero(byte[] memory, int from, int to) {
    int position = from;
    while (position < to) {
      int size = Math.min(ZEROES.length, to - position);
      if (!Arrays.equals(memory, position, position + size, ZEROES, 0, size)) {
        return false;
      }
      position += size;
    }
    return true;
  }

  /**
   * The bytes that an isolate copies.
   *
   * @return bytes
   */
  public int bytes() {
    return bytes.length;
  }

  /**
   * The linear memory that an isolate has from the start.
   *
   * @return bytes
   */
  public int memoryBytes() {
    return pages * LinearMemory.PAGE_BYTES;
  }

  /**
   * Writes the image.
   *
   * @param out where to
   * @throws IOException when it cannot be written there
   */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(pages);
    out.writeInt(stackPointer);
    out.writeInt(start);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  byte[] serialize() {
    ByteArrayOutputStream sink = new ByteArrayOutputStream(bytes.length + 32);
    try (DataOutputStream out = new DataOutputStream(sink)) {
      writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return sink.toByteArray();
  }

  /**
   * Reads what {@link #writeTo} wrote, to the stream's end. Whatever the bytes are, a guest that
   * gets them owns its own linear memory and no more.
   *
   * @param stream holds an image and nothing else
   * @return the image
   * @throws IOException when the stream is not an image
   */
  public static MemoryImage read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a memory image");
    }
    int pages = in.readInt();
    int stackPointer = in.readInt();
    int start = in.readInt();
    int length = in.readInt();
    long size = (long) pages * LinearMemory.PAGE_BYTES;
    if (pages <= 0
        || size > Integer.MAX_VALUE
        || stackPointer < 0
        || stackPointer > start
        || length < 0
        || (long) start + length > size) {
      throw new IOException("a memory image with impossible sizes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("a boot image cut short");
    }
    if (in.read() >= 0) {
      throw new IOException("a memory image with bytes left over");
    }
    return new MemoryImage(pages, stackPointer, start, bytes);
  }
}
