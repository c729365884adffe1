package dev.cloche.build.wasm;

import java.util.List;

/**
 * A function defined in the module.
 *
 * @param typeIndex the index of its {@link FuncType}
 * @param locals the declared local variables, parameters not included
 * @param body the instructions, without the {@code end} that closes the function
 */
public record WasmFunction(int typeIndex, List<Locals> locals, List<Instruction> body) {
  /** Copies both lists. */
  public WasmFunction {
    locals = List.copyOf(locals);
    body = List.copyOf(body);
  }

  /**
   * A run of local variables of one type.
   *
   * @param count how many
   * @param valueType their type, as a byte of the binary format
   */
  public record Locals(int count, int valueType) {}

  /** Answers this function with another body. */
  public WasmFunction withBody(List<Instruction> newBody) {
    return new WasmFunction(typeIndex, locals, newBody);
  }

  /** Answers the size of the body in bytes, local declarations and the last {@code end} aside. */
  public int bodySize() {
    return body.stream().mapToInt(Instruction::size).sum();
  }
}
