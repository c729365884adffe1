package dev.cloche.internal.engine;

/**
 * What the guest's heap says of itself. The guest can have written it, so it is within bounds and
 * nothing more.
 *
 * @param usedBytes bytes under the heap limit
 * @param allocatedBytes what QuickJS has asked for of them
 * @param allocations blocks that it has asked for
 * @param objects JavaScript objects, functions included
 * @param cells what the garbage collector looks after: objects, and what they are made of
 * @param strings interned strings: names of properties and variables, and symbols
 * @param collections garbage collections
 */
public record HeapCounts(
    long usedBytes,
    long allocatedBytes,
    long allocations,
    long objects,
    long cells,
    long strings,
    long collections) {

  /** No block is smaller than that, with what the allocator keeps in front of it. */
  private static final int SMALLEST_BLOCK = 16;

  /** Reads them out of linear memory, without running anything in the guest. */
  static HeapCounts read(LinearMemory memory, GuestLayout layout) {
    long size = memory.sizeBytes();
    long blocks = size / SMALLEST_BLOCK;
    long[] counted = count(memory, layout, blocks);
    return new HeapCounts(
        within(memory, layout.at("heap.used"), size),
        within(memory, layout.at("runtime.allocated"), size),
        within(memory, layout.at("runtime.allocations"), blocks),
        counted[0],
        counted[1],
        within(memory, layout.at("runtime.atomCount"), blocks),
        within(memory, layout.at("runtime.collections"), Integer.MAX_VALUE) / 2);
  }

  private static long within(LinearMemory memory, int address, long most) {
    return Math.min(Integer.toUnsignedLong(memory.readInt(address)), most);
  }

  /** Walks the list of all cells; answers the number of objects and of cells. */
  private static long[] count(LinearMemory memory, GuestLayout layout, long most) {
    int next = layout.at("list.next");
    int link = layout.at("cell.link");
    int type = layout.at("cell.type");
    int typeMask = layout.at("cell.typeMask");
    int typeObject = layout.at("cell.typeObject");
    int list = layout.at("runtime.heapList");
    long objects = 0;
    long cells = 0;
    try {
      int element = memory.readInt(list + next);
      while (element != list && cells < most) {
        cells++;
        if ((memory.read(element - link + type) & typeMask) == typeObject) {
          objects++;
        }
        element = memory.readInt(element + next);
      }
    } catch (IndexOutOfBoundsException nonsense) {
      // A list that leads outside ends there.
    }
    return new long[] {objects, cells};
  }
}
