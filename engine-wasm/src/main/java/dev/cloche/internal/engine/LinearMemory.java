package dev.cloche.internal.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One isolate's linear memory, flat in one array, together with the registers that the lowered code
 * keeps beside it: fuel, call depth, the shadow stack's pointer, and the way to the host.
 *
 * <p>The registers are Java fields, so a guest that owns every byte of linear memory still cannot
 * reach them. Bounds are the array's own: an access outside throws {@link
 * IndexOutOfBoundsException}, which the crossing turns into a trap. The array may be longer than
 * {@link #pages()} says (growth is geometric, so that a heap filled page by page is not copied page
 * by page), never longer than the cap; the surplus is zero and belongs to the same isolate.
 *
 * <p>Not thread-safe: an isolate runs on one thread at a time.
 */
final class LinearMemory {

  /** Bytes in a WebAssembly page. */
  static final int PAGE_BYTES = 1 << 16;

  /**
   * Above this many bytes, and above twice what the image takes, an array is not kept for the next
   * tenant but replaced.
   */
  private static final int KEEP_BYTES = 1 << 20;

  static final VarHandle SHORTS = view(short[].class);
  static final VarHandle INTS = view(int[].class);
  static final VarHandle LONGS = view(long[].class);
  static final VarHandle FLOATS = view(float[].class);
  static final VarHandle DOUBLES = view(double[].class);

  byte[] bytes;
  private int pages;
  private int maxPages;

  /** What is left of the current slice; negative means that the slice is over. */
  int fuel;

  /** Metered calls that are active now. */
  int depth;

  /** At this depth the engine throws a catchable RangeError. */
  int softDepth = Integer.MAX_VALUE;

  /** Beyond this depth the run ends. */
  int hardDepth = Integer.MAX_VALUE;

  /** The module's {@code __stack_pointer}. */
  int stackPointer;

  /** Grants slices of fuel. */
  final FuelMeter meter;

  /** What the imports reach. */
  final HostLink host = new HostLink();

  LinearMemory(int initialPages, int maxPages, FuelMeter meter) {
    this.bytes = new byte[initialPages * PAGE_BYTES];
    this.pages = initialPages;
    this.maxPages = maxPages;
    this.meter = meter;
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  /** Makes the memory equal to the image: every byte that is not the image's becomes zero. */
  void restore(MemoryImage image) {
    int size = image.memoryBytes();
    if (bytes.length < size || bytes.length > Math.max(KEEP_BYTES, 2L * size)) {
      bytes = new byte[size];
    } else {
      Arrays.fill(bytes, 0, image.start(), (byte) 0);
      Arrays.fill(bytes, image.end(), bytes.length, (byte) 0);
    }
    image.copyInto(bytes);
    pages = image.pages();
    stackPointer = image.stackPointer();
    fuel = 0;
    depth = 0;
  }

  /** Whether {@link #restore} would change anything. */
  boolean isRestored(MemoryImage image) {
    return pages == image.pages()
        && stackPointer == image.stackPointer()
        && fuel == 0
        && depth == 0
        && image.equalsAllOf(bytes);
  }

  /** Sets the cap, in pages; growth beyond it is refused. */
  void limitPages(int max) {
    maxPages = max;
  }

  /** The current size in bytes, as the guest sees it. */
  long sizeBytes() {
    return (long) pages * PAGE_BYTES;
  }

  /** Bytes of host heap that the memory holds now. */
  int capacityBytes() {
    return bytes.length;
  }

  int pages() {
    return pages;
  }

  int grow(int delta) {
    int before = pages;
    long wanted = (long) before + delta;
    if (delta < 0 || wanted > maxPages) {
      return -1;
    }
    long size = wanted * PAGE_BYTES;
    if (size > bytes.length) {
      long roomy = Math.max(size, bytes.length + (long) (bytes.length >> 1));
      try {
        bytes = Arrays.copyOf(bytes, (int) Math.min(roomy, (long) maxPages * PAGE_BYTES));
      } catch (OutOfMemoryError hostHeapFull) {
        return -1; // The guest sees an ordinary refusal; nothing was changed.
      }
    }
    pages = (int) wanted;
    return before;
  }

  void write(int address, byte[] data, int offset, int size) {
    System.arraycopy(data, offset, bytes, address, size);
  }

  byte[] readBytes(int address, int length) {
    if (address < 0 || length < 0 || length > bytes.length - address) {
      throw new IndexOutOfBoundsException("a range outside linear memory");
    }
    return Arrays.copyOfRange(bytes, address, address + length);
  }

  byte read(int address) {
    return bytes[address];
  }

  void writeByte(int address, byte value) {
    bytes[address] = value;
  }

  int readInt(int address) {
    return (int) INTS.get(bytes, address);
  }

  void writeI32(int address, int value) {
    INTS.set(bytes, address, value);
  }

  long readLong(int address) {
    return (long) LONGS.get(bytes, address);
  }

  void writeLong(int address, long value) {
    LONGS.set(bytes, address, value);
  }

  void fill(byte value, int from, int to) {
    Arrays.fill(bytes, from, to, value);
  }

  void copy(int destination, int source, int size) {
    System.arraycopy(bytes, source, bytes, destination, size);
  }
}
