package dev.cloche.bench.stock;

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
 * A memory in one array with the same accesses as the shipped engine's, so that the comparison is
 * of the engines and not of Chicory's paged memory with a flat one.
 */
@SuppressWarnings("removal") // The interface still demands what it deprecates.
final class FlatMemory implements Memory {

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);
  private static final VarHandle FLOATS = view(float[].class);
  private static final VarHandle DOUBLES = view(double[].class);

  private byte[] bytes;
  private final int maxPages;

  FlatMemory(int initialPages, int maxPages) {
    this.bytes = new byte[initialPages * PAGE_SIZE];
    this.maxPages = maxPages;
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int pages() {
    return bytes.length / PAGE_SIZE;
  }

  @Override
  public int grow(int delta) {
    int before = pages();
    if (delta < 0 || delta > maxPages - before) {
      return -1;
    }
    bytes = Arrays.copyOf(bytes, (before + delta) * PAGE_SIZE);
    return before;
  }

  @Override
  public int initialPages() {
    return pages();
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
    // A new array is zero already.
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
