package dev.cloche.build.outline;

import dev.cloche.build.wasm.FuncType;
import java.util.List;

/**
 * A part of a body that can become a function: whole instructions of one sequence, with no operand
 * on the frame's stack before and behind them.
 *
 * @param start the place of the first instruction
 * @param end the place behind the last one
 * @param parameters the local variables that it takes, in order
 * @param output the local variable that it changes and that is read afterwards, or {@link #NONE}
 * @param exits the frames that it jumps to the labels of, or {@link Shape#FUNCTION} for a return
 * @param continues whether control can also reach {@code end}
 * @param payload the type of what it hands out: the output or the function's result, or {@link
 *     #NONE}
 * @param weight how many bytes of JVM code it is
 */
record Region(
    int start,
    int end,
    List<Integer> parameters,
    int output,
    List<Integer> exits,
    boolean continues,
    int payload,
    int weight) {

  /** No variable, no type. */
  static final int NONE = -1;

  private static final int CALL = 7;
  private static final int SWITCH = 15;
  private static final int ITEM = 4;
  private static final int UNPACK = 16;

  Region {
    parameters = List.copyOf(parameters);
    exits = List.copyOf(exits);
  }

  /** Answers whether the caller must be told where to go on. */
  boolean selects() {
    return outcomes() > 1;
  }

  /** Answers the number of places at which the caller may go on. */
  int outcomes() {
    return exits.size() + (continues ? 1 : 0);
  }

  /** Answers which outcome an exit is; to continue is the first. */
  int outcome(int exit) {
    return exits.indexOf(exit) + (continues ? 1 : 0);
  }

  /** Answers whether what it hands out is packed with the outcome in one i64. */
  boolean packs() {
    return selects() && payload != NONE;
  }

  /** Answers whether a function with one result can hand out all that is needed. */
  boolean fitsOneResult() {
    return outcomes() > 0 && (!packs() || payload == FuncType.I32);
  }

  /** Answers the result types of the function that it becomes. */
  List<Integer> results() {
    if (packs()) {
      return List.of(FuncType.I64);
    } else if (selects()) {
      return List.of(FuncType.I32);
    }
    return payload == NONE ? List.of() : List.of(payload);
  }

  /** Answers what calling it costs, in values that are passed and places to choose from. */
  int cost() {
    return parameters.size() + exits.size() + (payload == NONE ? 0 : 2);
  }

  /** Answers how many bytes the body loses: the weight less an estimate of the call's. */
  int saving() {
    int call = CALL + 2 * parameters.size() + (packs() ? UNPACK : 0);
    int dispatch = outcomes() > 2 ? SWITCH + ITEM * outcomes() : ITEM;
    return weight - call - dispatch;
  }
}
