package dev.cloche.internal.engine;

/** Writes into instances as a defect of the pool, or of the JVM, might. */
public final class TamperedInstance {

  private TamperedInstance() {}

  /** Changes one byte of an instance's linear memory. */
  public static void soil(EngineInstance instance) {
    LinearMemory memory = instance.memory();
    int address = memory.capacityBytes() - 1;
    memory.writeByte(address, (byte) (memory.read(address) + 1));
  }

  /**
   * Replaces a number wherever it is in linear memory, as a guest might that has come to control
   * it.
   *
   * @return how often it was there
   */
  public static int replace(EngineInstance instance, int number, int by) {
    LinearMemory memory = instance.memory();
    int found = 0;
    for (int address = 0; address < memory.capacityBytes(); address += Integer.BYTES) {
      if (memory.readInt(address) == number) {
        memory.writeI32(address, by);
        found++;
      }
    }
    return found;
  }
}
