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
}
