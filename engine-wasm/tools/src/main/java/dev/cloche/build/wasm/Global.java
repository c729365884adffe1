package dev.cloche.build.wasm;

import java.util.List;

/**
 * A global variable defined in the module.
 *
 * @param type value type and mutability
 * @param value the constant expression of its first value, without the closing {@code end}
 */
public record Global(ExternalType.OfGlobal type, List<Instruction> value) {
  /** Copies the list. */
  public Global {
    value = List.copyOf(value);
  }
}
