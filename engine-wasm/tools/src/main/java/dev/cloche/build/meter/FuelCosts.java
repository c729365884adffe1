package dev.cloche.build.meter;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;

/** What each instruction costs, in fuel. {@code docs/fuel.md} says why. */
final class FuelCosts {
  /** A direct call of a function of the module; the callee's own instructions come on top. */
  static final int CALL = 3;

  /** A call of a host import; what the host does is not counted. */
  static final int IMPORT_CALL = 200;

  /** An indirect call. */
  static final int INDIRECT_CALL = 8;

  /** The fixed part of a bulk memory instruction; one per 16 bytes comes on top at run time. */
  static final int BULK = 16;

  /** The fixed part of {@code memory.grow}; the new pages come on top at run time. */
  static final int GROW = 100;

  /** One fuel pays for {@code 1 << BULK_SHIFT} bytes of a bulk operation. */
  static final int BULK_SHIFT = 4;

  /** A new page costs {@code 1 << PAGE_SHIFT}: as much as filling it. */
  static final int PAGE_SHIFT = 16 - BULK_SHIFT;

  /** The most pages a memory can have; growing by more fails and costs as much as this. */
  static final int MAX_PAGES = 1 << 16;

  private FuelCosts() {}

  /** Answers the cost of an instruction that is not a direct call. */
  static int of(Instruction instruction) {
    return switch (instruction.opcode()) {
      case Opcode.NOP, Opcode.BLOCK, Opcode.LOOP, Opcode.ELSE, Opcode.END -> 0;
      case Opcode.CALL_INDIRECT -> INDIRECT_CALL;
      case Opcode.MEMORY_COPY, Opcode.MEMORY_FILL, Opcode.MEMORY_INIT -> BULK;
      case Opcode.MEMORY_GROW -> GROW;
      default -> 1;
    };
  }
}
