package dev.cloche.build.wasm;

/**
 * The opcodes that the build programs look at. An opcode behind the prefix {@code 0xFC} is {@code
 * 0xFC00} plus its number.
 */
public final class Opcode {
  public static final int UNREACHABLE = 0x00;
  public static final int NOP = 0x01;
  public static final int BLOCK = 0x02;
  public static final int LOOP = 0x03;
  public static final int IF = 0x04;
  public static final int ELSE = 0x05;
  public static final int END = 0x0B;
  public static final int BR = 0x0C;
  public static final int BR_IF = 0x0D;
  public static final int BR_TABLE = 0x0E;
  public static final int RETURN = 0x0F;
  public static final int CALL = 0x10;
  public static final int CALL_INDIRECT = 0x11;
  public static final int DROP = 0x1A;
  public static final int SELECT = 0x1B;
  public static final int SELECT_TYPED = 0x1C;
  public static final int LOCAL_GET = 0x20;
  public static final int LOCAL_SET = 0x21;
  public static final int LOCAL_TEE = 0x22;
  public static final int GLOBAL_GET = 0x23;
  public static final int GLOBAL_SET = 0x24;
  public static final int TABLE_GET = 0x25;
  public static final int TABLE_SET = 0x26;
  public static final int MEMORY_SIZE = 0x3F;
  public static final int MEMORY_GROW = 0x40;
  public static final int I32_CONST = 0x41;
  public static final int I64_CONST = 0x42;
  public static final int F32_CONST = 0x43;
  public static final int F64_CONST = 0x44;
  public static final int I32_LT_S = 0x48;
  public static final int I32_LT_U = 0x49;
  public static final int I32_GT_S = 0x4A;
  public static final int I32_GE_S = 0x4E;
  public static final int I32_ADD = 0x6A;
  public static final int I32_SUB = 0x6B;
  public static final int I32_SHL = 0x74;
  public static final int I32_SHR_U = 0x76;
  public static final int I64_OR = 0x84;
  public static final int I64_SHR_U = 0x88;
  public static final int I32_WRAP_I64 = 0xA7;
  public static final int I64_EXTEND_I32_U = 0xAD;
  public static final int REF_NULL = 0xD0;
  public static final int REF_IS_NULL = 0xD1;
  public static final int REF_FUNC = 0xD2;
  public static final int MEMORY_INIT = 0xFC08;
  public static final int DATA_DROP = 0xFC09;
  public static final int MEMORY_COPY = 0xFC0A;
  public static final int MEMORY_FILL = 0xFC0B;
  public static final int TABLE_INIT = 0xFC0C;
  public static final int ELEM_DROP = 0xFC0D;
  public static final int TABLE_COPY = 0xFC0E;
  public static final int TABLE_GROW = 0xFC0F;
  public static final int TABLE_SIZE = 0xFC10;
  public static final int TABLE_FILL = 0xFC11;

  private Opcode() {}

  /** Answers whether {@code opcode} reads linear memory and leaves the value. */
  public static boolean isLoad(int opcode) {
    return opcode >= 0x28 && opcode <= 0x35;
  }

  /** Answers whether {@code opcode} writes one value to linear memory. */
  public static boolean isStore(int opcode) {
    return opcode >= 0x36 && opcode <= 0x3E;
  }

  /** Answers whether {@code opcode} computes a number from one or two others. */
  public static boolean isNumeric(int opcode) {
    return (opcode >= 0x45 && opcode <= 0xC4) || (opcode >= 0xFC00 && opcode <= 0xFC07);
  }

  /** Answers whether {@code opcode} computes a number from two others. */
  public static boolean isBinary(int opcode) {
    return (opcode >= 0x46 && opcode <= 0x4F) // i32 comparisons
        || (opcode >= 0x51 && opcode <= 0x66) // i64, f32, f64 comparisons
        || (opcode >= 0x6A && opcode <= 0x78) // i32 arithmetic
        || (opcode >= 0x7C && opcode <= 0x8A) // i64 arithmetic
        || (opcode >= 0x92 && opcode <= 0x98) // f32 arithmetic
        || (opcode >= 0xA0 && opcode <= 0xA6); // f64 arithmetic
  }

  /** Answers whether control never gets from {@code opcode} to the instruction behind it. */
  public static boolean neverContinues(int opcode) {
    return opcode == UNREACHABLE || opcode == BR || opcode == BR_TABLE || opcode == RETURN;
  }

  /** Answers the feature's name when {@code opcode} belongs to one that is refused, or "". */
  static String refusedFeature(int opcode) {
    return switch (opcode) {
      case 0x06, 0x07, 0x08, 0x09, 0x0A, 0x18, 0x19, 0x1F -> "exception handling";
      case 0x12, 0x13 -> "tail calls";
      case 0x14, 0x15, 0xD3, 0xD4, 0xD5, 0xD6 -> "typed function references";
      case 0xFB -> "garbage collection";
      case 0xFD -> "SIMD";
      case 0xFE -> "threads";
      default -> "";
    };
  }
}
