package dev.cloche.build.jvm.standin;

/** The host's methods that a module imports. */
public final class EngineImports {
  private EngineImports() {}

  public static int fdSeek(int file, long offset, int whence, int position, LinearMemory memory) {
    memory.charges.add("seek " + file + " " + offset + " " + whence + " " + position);
    return 52;
  }
}
