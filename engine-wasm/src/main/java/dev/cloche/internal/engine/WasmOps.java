package dev.cloche.internal.engine;

/**
 * What the lowered classes of the module call instead of the runtime's generic helpers: memory
 * accesses on the one memory class, and the registers of {@link LinearMemory}.
 *
 * <p>Every method is small, so that C2 inlines it wherever it is used often. Those that read or
 * write more than a byte are, on purpose, larger than the 35 bytes up to which C1 inlines: what
 * stands behind a {@link java.lang.invoke.VarHandle} is dozens of instructions to C1, in each of
 * thousands of places, and code that takes long to compile and runs slowly until C2 has replaced
 * it. RATIONALE.md has the figures; {@code EngineModuleTest} holds the sizes.
 *
 * <p>Names and order of the parameters are the runtime compiler's.
 */
final class WasmOps {

  private WasmOps() {}

  /**
   * The effective address of a byte: both parts are unsigned 32-bit numbers in WebAssembly, and the
   * sum must not wrap. Answers a negative number, which no array accepts, where it lies outside.
   * The offset is a constant wherever this is inlined, so that looking at it costs nothing.
   */
  private static int address(int base, int offset) {
    int sum = base + offset;
    return (base | offset | sum) < 0 ? -1 : sum;
  }

  static byte memoryReadByte(int base, int offset, LinearMemory memory) {
    return memory.read(address(base, offset));
  }

  static short memoryReadShort(int base, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    return (short) LinearMemory.SHORTS.get(bytes, address);
  }

  static int memoryReadInt(int base, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    return (int) LinearMemory.INTS.get(bytes, address);
  }

  static long memoryReadLong(int base, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    return (long) LinearMemory.LONGS.get(bytes, address);
  }

  static float memoryReadFloat(int base, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    return (float) LinearMemory.FLOATS.get(bytes, address);
  }

  static double memoryReadDouble(int base, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    return (double) LinearMemory.DOUBLES.get(bytes, address);
  }

  static void memoryWriteByte(int base, byte value, int offset, LinearMemory memory) {
    memory.writeByte(address(base, offset), value);
  }

  static void memoryWriteShort(int base, short value, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    LinearMemory.SHORTS.set(bytes, address, value);
  }

  static void memoryWriteInt(int base, int value, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    LinearMemory.INTS.set(bytes, address, value);
  }

  static void memoryWriteLong(int base, long value, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    LinearMemory.LONGS.set(bytes, address, value);
  }

  static void memoryWriteFloat(int base, float value, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    LinearMemory.FLOATS.set(bytes, address, value);
  }

  static void memoryWriteDouble(int base, double value, int offset, LinearMemory memory) {
    int address = base + offset;
    if ((base | offset) < 0 || address < 0) {
      throw outside(base, offset, memory);
    }
    byte[] bytes = memory.bytes;
    LinearMemory.DOUBLES.set(bytes, address, value);
  }

  static void memoryCopy(int destination, int source, int size, LinearMemory memory) {
    memory.copy(destination, source, size);
  }

  static void memoryFill(int destination, byte value, int size, LinearMemory memory) {
    memory.fill(value, destination, destination + size);
  }

  static int memoryGrow(int pages, LinearMemory memory) {
    return memory.grow(pages);
  }

  static int memoryPages(LinearMemory memory) {
    return memory.pages();
  }

  private static IndexOutOfBoundsException outside(int base, int offset, LinearMemory memory) {
    return new IndexOutOfBoundsException(
        "address %d + %d of %d bytes"
            .formatted(
                Integer.toUnsignedLong(base), Integer.toUnsignedLong(offset), memory.sizeBytes()));
  }

  static int stackPointer(LinearMemory memory) {
    return memory.stackPointer;
  }

  static void stackPointer(int value, LinearMemory memory) {
    memory.stackPointer = value;
  }

  /** Takes {@code cost} instructions of fuel; at the end of a slice the meter grants or throws. */
  static void charge(int cost, LinearMemory memory) {
    int left = memory.fuel - cost;
    memory.fuel = left;
    if (left < 0) {
      memory.meter.refill(memory);
    }
  }

  /** Charges a bulk operation of {@code size} bytes (unsigned) and hands the size on. */
  static int chargeBulk(int size, LinearMemory memory) {
    charge(size >>> 4, memory);
    return size;
  }

  /** Charges and enters a function that lies on a cycle of calls. */
  static void enter(int cost, LinearMemory memory) {
    int depth = memory.depth + 1;
    memory.depth = depth;
    if (depth > memory.hardDepth) {
      throw EngineInterrupt.of(EngineInterrupt.Reason.STACK);
    }
    charge(cost, memory);
  }

  /** Leaves such a function. */
  static void leave(LinearMemory memory) {
    memory.depth--;
  }

  /** 1 when the next call should fail with a catchable RangeError. */
  static int depthExceeded(LinearMemory memory) {
    return memory.depth >= memory.softDepth ? 1 : 0;
  }

  /** {@code unreachable}. */
  static RuntimeException throwTrapException() {
    throw new EngineTrap("the engine reached code that it never reaches");
  }

  /** A call through the table of what is no function of that type. */
  static RuntimeException throwIndirectCallTypeMismatch() {
    throw new EngineTrap("the engine called through its table what is not there");
  }
}
