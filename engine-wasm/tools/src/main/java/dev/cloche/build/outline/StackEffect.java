package dev.cloche.build.outline;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;

/**
 * How many operands an instruction takes from the stack and leaves there. Frames and what ends them
 * are not instructions in this sense: {@link OperandStack} follows those.
 *
 * @param pops operands taken
 * @param pushes operands left
 */
record StackEffect(int pops, int pushes) {
  private static final StackEffect NONE = new StackEffect(0, 0);
  private static final StackEffect PUSH = new StackEffect(0, 1);
  private static final StackEffect POP = new StackEffect(1, 0);
  private static final StackEffect UNARY = new StackEffect(1, 1);
  private static final StackEffect BINARY = new StackEffect(2, 1);
  private static final StackEffect STORE = new StackEffect(2, 0);
  private static final StackEffect TERNARY = new StackEffect(3, 1);
  private static final StackEffect BULK = new StackEffect(3, 0);

  static StackEffect of(Instruction instruction, Signatures signatures) {
    int opcode = instruction.opcode();
    return switch (opcode) {
      case Opcode.CALL -> call(signatures.functions().get(instruction.immediate()), 0);
      case Opcode.CALL_INDIRECT -> call(signatures.types().get(instruction.immediate()), 1);
      case Opcode.LOCAL_GET,
          Opcode.GLOBAL_GET,
          Opcode.MEMORY_SIZE,
          Opcode.TABLE_SIZE,
          Opcode.I32_CONST,
          Opcode.I64_CONST,
          Opcode.F32_CONST,
          Opcode.F64_CONST,
          Opcode.REF_NULL,
          Opcode.REF_FUNC ->
          PUSH;
      case Opcode.DROP, Opcode.LOCAL_SET, Opcode.GLOBAL_SET, Opcode.BR_IF, Opcode.IF -> POP;
      case Opcode.LOCAL_TEE, Opcode.MEMORY_GROW, Opcode.TABLE_GET, Opcode.REF_IS_NULL -> UNARY;
      case Opcode.TABLE_GROW -> BINARY;
      case Opcode.TABLE_SET -> STORE;
      case Opcode.SELECT, Opcode.SELECT_TYPED -> TERNARY;
      case Opcode.MEMORY_INIT,
          Opcode.MEMORY_COPY,
          Opcode.MEMORY_FILL,
          Opcode.TABLE_INIT,
          Opcode.TABLE_COPY,
          Opcode.TABLE_FILL ->
          BULK;
      default -> {
        if (Opcode.isStore(opcode)) {
          yield STORE;
        } else if (Opcode.isBinary(opcode)) {
          yield BINARY;
        }
        yield Opcode.isLoad(opcode) || Opcode.isNumeric(opcode) ? UNARY : NONE;
      }
    };
  }

  private static StackEffect call(FuncType type, int index) {
    return new StackEffect(type.parameters().size() + index, type.results().size());
  }
}
