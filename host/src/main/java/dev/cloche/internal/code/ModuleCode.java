package dev.cloche.internal.code;

/**
 * What compiling a module came to, which its text and path alone decide.
 *
 * @param bytecode the bytecode; empty when the guest has to compile the text itself, so that what
 *     is wrong with it is thrown there
 * @param memoryBytes linear memory that compiling took, the engine's own included
 */
record ModuleCode(byte[] bytecode, long memoryBytes) {

  /** Of a text that the guest has to compile. */
  static final ModuleCode NONE = new ModuleCode(new byte[0], 0);

  boolean exists() {
    return bytecode.length > 0;
  }
}
