package dev.cloche.build.wasm;

import java.util.List;

/**
 * One instruction of a function body or a constant expression, as its encoded bytes and what the
 * build programs need decoded. Immutable.
 */
public final class Instruction {
  /** The block type of frames without parameters and results, as {@link #immediate} answers it. */
  public static final int VOID_BLOCK = -64;

  private final int opcode;
  private final int immediate;
  private final List<Integer> labels;
  private final byte[] encoded;

  Instruction(int opcode, int immediate, List<Integer> labels, byte[] encoded) {
    this.opcode = opcode;
    this.immediate = immediate;
    this.labels = labels;
    this.encoded = encoded;
  }

  /** Makes an instruction of one byte, without immediates. */
  public static Instruction of(int opcode) {
    return new Instruction(opcode, 0, List.of(), new byte[] {(byte) opcode});
  }

  /**
   * Makes an instruction whose only immediate is an index: a branch, a call, {@code ref.func}, or
   * the access to a local or global variable.
   */
  public static Instruction indexed(int opcode, int index) {
    var out = new ByteWriter().u8(opcode).u32(index);
    return new Instruction(opcode, index, List.of(), out.toByteArray());
  }

  /** Makes {@code i32.const}. */
  public static Instruction i32Const(int value) {
    var out = new ByteWriter().u8(Opcode.I32_CONST).signed(value);
    return new Instruction(Opcode.I32_CONST, value, List.of(), out.toByteArray());
  }

  /** Makes {@code i64.const}. */
  public static Instruction i64Const(long value) {
    var out = new ByteWriter().u8(Opcode.I64_CONST).signed(value);
    return new Instruction(Opcode.I64_CONST, 0, List.of(), out.toByteArray());
  }

  /** Makes {@code br_table}; the last of {@code labels} is the default one. */
  public static Instruction brTable(List<Integer> labels) {
    var out = new ByteWriter().u8(Opcode.BR_TABLE).u32(labels.size() - 1);
    labels.forEach(out::u32);
    return new Instruction(Opcode.BR_TABLE, 0, List.copyOf(labels), out.toByteArray());
  }

  /** Makes {@code block}, {@code loop} or {@code if} without parameters and results. */
  public static Instruction open(int opcode) {
    return openWithType(opcode, VOID_BLOCK);
  }

  /** Makes {@code block}, {@code loop} or {@code if} with one result and no parameters. */
  public static Instruction openWithResult(int opcode, int valueType) {
    return openWithType(opcode, valueType - 0x80);
  }

  /** Makes {@code block}, {@code loop} or {@code if} of the function type with that index. */
  public static Instruction openWithType(int opcode, int typeIndex) {
    var out = new ByteWriter().u8(opcode).signed(typeIndex);
    return new Instruction(opcode, typeIndex, List.of(), out.toByteArray());
  }

  /** Answers the opcode, one of {@link Opcode} or another number of the binary format. */
  public int opcode() {
    return opcode;
  }

  /**
   * Answers the first immediate where it is an index (label, function, type of an indirect call,
   * variable), the value of an {@code i32.const}, the offset (unsigned) of an access to memory, or
   * the type of a frame: an index, {@link #VOID_BLOCK}, or another negative number for one result.
   * 0 for every other instruction.
   */
  public int immediate() {
    return immediate;
  }

  /** Answers all labels of a {@code br_table}, the default one last; empty for all others. */
  public List<Integer> labels() {
    return labels;
  }

  /** Answers the number of bytes that this instruction takes in the binary. */
  public int size() {
    return encoded.length;
  }

  /** Answers whether this opens a frame that an {@code end} closes. */
  public boolean opensFrame() {
    return opcode == Opcode.BLOCK || opcode == Opcode.LOOP || opcode == Opcode.IF;
  }

  void writeTo(ByteWriter out) {
    out.bytes(encoded);
  }

  @Override
  public String toString() {
    return "0x%x %d %s".formatted(opcode, immediate, labels);
  }
}
