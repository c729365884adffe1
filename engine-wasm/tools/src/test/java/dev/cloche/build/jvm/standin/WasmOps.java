package dev.cloche.build.jvm.standin;

/** The operations that lowered code calls. */
public final class WasmOps {
  private WasmOps() {}

  public static int memoryReadInt(int base, int offset, LinearMemory memory) {
    return memory.words[(base + offset) / 4];
  }

  public static void memoryWriteInt(int base, int value, int offset, LinearMemory memory) {
    memory.words[(base + offset) / 4] = value;
  }

  public static int stackPointer(LinearMemory memory) {
    return memory.stackPointer;
  }

  public static void stackPointer(int value, LinearMemory memory) {
    memory.stackPointer = value;
  }

  public static void charge(int cost, LinearMemory memory) {
    memory.charges.add("charge " + cost);
  }

  public static int chargeBulk(int size, LinearMemory memory) {
    memory.charges.add("bulk " + size);
    return size;
  }

  public static void enter(int cost, LinearMemory memory) {
    memory.charges.add("enter " + cost);
  }

  public static void leave(LinearMemory memory) {
    memory.charges.add("leave");
  }

  public static int depthExceeded(LinearMemory memory) {
    memory.charges.add("depth?");
    return 1;
  }

  public static int memoryGrow(int pages, LinearMemory memory) {
    return memory.grow(pages);
  }

  public static RuntimeException throwIndirectCallTypeMismatch() {
    throw new IllegalStateException("no such function in the table");
  }
}
