package dev.cloche.build.meter;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The charge regions of one function. A region begins at the function's entry, at each loop head,
 * and where an arm or a join begins from which a long path leads on. Its weight is the cost of the
 * longest path to where other regions begin; whoever pays the weight at the beginning of every
 * region has paid for every instruction. Long arms are regions of their own so that short ones do
 * not pay for them.
 *
 * <p>The instructions are followed backwards, with the cost that is still needed from each place
 * on. What follows a loop belongs to the region around it, which pays for it before the loop
 * begins: inside the loop, leaving it needs nothing.
 */
final class Regions {
  /**
   * A region other than the function's own.
   *
   * @param position where in the body its first instruction stands
   * @param weight the cost of its longest path, at least 1
   */
  record Charge(int position, long weight) {}

  private final ToLongFunction<Instruction> cost;
  private final long splitLimit;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<Charge> charges = new ArrayList<>();
  private long needed;

  private Regions(ToLongFunction<Instruction> cost, long splitLimit) {
    this.cost = cost;
    this.splitLimit = splitLimit;
    frames.push(new Frame(Opcode.BLOCK, 0));
  }

  /**
   * Analyses one body.
   *
   * @param body the instructions without the last {@code end}
   * @param cost what one instruction costs, including what a folded callee does
   * @param splitLimit an arm or join from which a more costly path leads on is a region
   */
  static Regions of(List<Instruction> body, ToLongFunction<Instruction> cost, long splitLimit) {
    var regions = new Regions(cost, splitLimit);
    int[] openers = openers(body);
    for (int position = body.size() - 1; position >= 0; position--) {
      regions.step(position, body, openers);
    }
    Collections.reverse(regions.charges);
    return regions;
  }

  /** Answers the weight of the function's own region; 0 when it does nothing. */
  long entryWeight() {
    return needed;
  }

  /** Answers all other regions in the order of their positions. */
  List<Charge> charges() {
    return charges;
  }

  private void step(int position, List<Instruction> body, int[] openers) {
    Instruction instruction = body.get(position);
    switch (instruction.opcode()) {
      case Opcode.END -> {
        int opener = body.get(openers[position]).opcode();
        if (opener != Opcode.LOOP) {
          splitAt(position + 1);
        }
        frames.push(new Frame(opener, needed));
        if (opener == Opcode.LOOP) {
          needed = 0;
        }
      }
      case Opcode.ELSE -> {
        splitAt(position + 1);
        Frame frame = frames.element();
        frame.otherArm = needed;
        needed = frame.after;
      }
      case Opcode.IF -> {
        splitAt(position + 1);
        needed = Math.max(needed, frames.pop().otherArm);
      }
      case Opcode.BLOCK -> frames.pop();
      case Opcode.LOOP -> {
        charges.add(new Charge(position + 1, Math.max(1, needed)));
        needed = frames.pop().after;
      }
      case Opcode.BR -> needed = branch(instruction.immediate());
      case Opcode.BR_IF -> {
        splitAt(position + 1);
        needed = Math.max(needed, branch(instruction.immediate()));
      }
      case Opcode.BR_TABLE ->
          needed = instruction.labels().stream().mapToLong(this::branch).max().orElse(0);
      case Opcode.RETURN, Opcode.UNREACHABLE -> needed = 0;
      default -> {}
    }
    needed += cost.applyAsLong(instruction);
  }

  private void splitAt(int position) {
    if (needed > splitLimit) {
      charges.add(new Charge(position, needed));
      needed = 0;
    }
  }

  /** Answers what the current region needs for a branch; a loop that is left needs it instead. */
  private long branch(int label) {
    Iterator<Frame> open = frames.iterator();
    Frame leftLoop = null;
    for (int i = 0; i < label; i++) {
      Frame frame = open.next();
      leftLoop = frame.opener == Opcode.LOOP ? frame : leftLoop;
    }
    Frame target = open.next();
    long need = target.opener == Opcode.LOOP ? 0 : target.after;
    if (leftLoop == null) {
      return need;
    }
    leftLoop.after = Math.max(leftLoop.after, need);
    return 0;
  }

  /** Finds for each {@code end} the position of what it closes. */
  private static int[] openers(List<Instruction> body) {
    int[] openers = new int[body.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int position = 0; position < body.size(); position++) {
      if (body.get(position).opensFrame()) {
        open.push(position);
      } else if (body.get(position).opcode() == Opcode.END) {
        openers[position] = open.pop();
      }
    }
    return openers;
  }

  /** An open frame, seen from its end. */
  private static final class Frame {
    final int opener;

    /** What is needed behind the frame; for a loop, behind whatever way leaves it. */
    long after;

    /** What an {@code if} needs when its condition is false. */
    long otherArm;

    Frame(int opener, long after) {
      this.opener = opener;
      this.after = after;
      this.otherArm = after;
    }
  }
}
