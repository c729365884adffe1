package dev.cloche.build.wasm;

import java.util.List;

/**
 * A function type.
 *
 * @param parameters the parameters' value types, as bytes of the binary format
 * @param results the results' value types
 */
public record FuncType(List<Integer> parameters, List<Integer> results) {
  /** The value type of 32-bit integers. */
  public static final int I32 = 0x7F;

  /** The value type of 64-bit integers. */
  public static final int I64 = 0x7E;

  /** The value type of 64-bit floating-point numbers. */
  public static final int F64 = 0x7C;

  /** Copies both lists. */
  public FuncType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }
}
