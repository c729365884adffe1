package dev.cloche.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One isolate's linear memory, flat in one array, together with the registers that the lowered code
 * keeps beside it: fuel, call depth and the shadow stack's pointer.
 *
 * <p>The registers are Java fields, so a guest that owns every byte of linear memory still cannot
 * reach them. Bounds are the array's own: an access outside throws {@link
 * IndexOutOfBoundsException}, which the crossing turns into a trap. The array may be longer than
 * {@link #pages()} says (growth is geometric, so that a heap filled page by page is not copied page
 * by page), never longer than the cap; the surplus is zero and belongs to the same isolate.
 *
 * <p>Not thread-safe: an isolate runs on one thread at a time.
 */
@SuppressWarnings("removal") // The interface still demands what it deprecates.
final class LinearMemory implements Memory {

  /** Bytes in a WebAssembly page. */
  static final int PAGE_BYTES = 1 << 16;

  /** Above this many bytes an array is not kept for the next tenant but replaced. */
  private static final int KEEP_BYTES = 1 << 20;

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);
  private static final VarHandle FLOATS = view(float[].class);
  private static final VarHandle DOUBLES = view(double[].class);

  private byte[] bytes;
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
  void restore(BootImage image) {
    int size = image.pages() * PAGE_BYTES;
    if (bytes.length < size || bytes.length > KEEP_BYTES) {
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

  @Override
  public int pages() {
    return pages;
  }

  @Override
  public int grow(int delta) {
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

  @Override
  public int initialPages() {
    return pages;
  }

  @Override
  public int maximumPages() {
    return maxPages;
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public void initialize(Instance instance, DataSegment @Nullable [] segments) {
    initialize(instance, segments, 0);
  }

  /** Places active data segments; a module restored from an image carries none. */
  @Override
  public void initialize(Instance instance, DataSegment @Nullable [] segments, int memoryIndex) {
    if (segments == null) {
      return;
    }
    for (DataSegment segment : segments) {
      if (!(segment instanceof ActiveDataSegment active)) {
        throw new IllegalStateException("the engine has a passive data segment");
      }
      int offset = (int) active.offsetInstructions().get(0).operand(0);
      write(offset, active.data(), 0, active.data().length);
    }
  }

  @Override
  public void zero() {
    // A new array is zero already, and a restored one must stay as it is.
  }

  @Override
  public void write(int address, byte[] data, int offset, int size) {
    System.arraycopy(data, offset, bytes, address, size);
  }

  @Override
  public byte[] readBytes(int address, int length) {
    if (address < 0 || length < 0 || length > bytes.length - address) {
      throw new IndexOutOfBoundsException("a range outside linear memory");
    }
    return Arrays.copyOfRange(bytes, address, address + length);
  }

  @Override
  public byte read(int address) {
    return bytes[address];
  }

  @Override
  public void writeByte(int address, byte value) {
    bytes[address] = value;
  }

  @Override
  public short readShort(int address) {
    return (short) SHORTS.get(bytes, address);
  }

  @Override
  public long readU16(int address) {
    return readShort(address) & 0xffffL;
  }

  @Override
  public void writeShort(int address, short value) {
    SHORTS.set(bytes, address, value);
  }

  @Override
  public int readInt(int address) {
    return (int) INTS.get(bytes, address);
  }

  @Override
  public void writeI32(int address, int value) {
    INTS.set(bytes, address, value);
  }

  @Override
  public long readLong(int address) {
    return (long) LONGS.get(bytes, address);
  }

  @Override
  public void writeLong(int address, long value) {
    LONGS.set(bytes, address, value);
  }

  @Override
  public float readFloat(int address) {
    return (float) FLOATS.get(bytes, address);
  }

  @Override
  public long readF32(int address) {
    return readInt(address);
  }

  @Override
  public void writeF32(int address, float value) {
    FLOATS.set(bytes, address, value);
  }

  @Override
  public double readDouble(int address) {
    return (double) DOUBLES.get(bytes, address);
  }

  @Override
  public long readF64(int address) {
    return readLong(address);
  }

  @Override
  public void writeF64(int address, double value) {
    DOUBLES.set(bytes, address, value);
  }

  @Override
  public void fill(byte value, int from, int to) {
    Arrays.fill(bytes, from, to, value);
  }

  @Override
  public void copy(int destination, int source, int size) {
    System.arraycopy(bytes, source, bytes, destination, size);
  }

  @Override
  public void initPassiveSegment(int segment, int destination, int offset, int size) {
    throw unsupported("passive data segments");
  }

  @Override
  public void drop(int segment) {
    throw unsupported("passive data segments");
  }

  @Override
  public Object lock(int address) {
    throw unsupported("threads");
  }

  @Override
  public int waitOn(int address, int expected, long timeout) {
    throw unsupported("threads");
  }

  @Override
  public int waitOn(int address, long expected, long timeout) {
    throw unsupported("threads");
  }

  @Override
  public int notify(int address, int count) {
    throw unsupported("threads");
  }

  private static IllegalStateException unsupported(String what) {
    return new IllegalStateException("the engine's module does not use " + what);
  }
}
