package dev.cloche.build.outline;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of a body and the height of the operand stack before each of its instructions. A place
 * is the number of the instruction that it is before; the last one is the end of the body.
 */
final class Shape {
  /** The frame that is the function itself. */
  static final int FUNCTION = -1;

  private final List<Instruction> body;
  private final Signatures signatures;
  private final int[] sequence;
  private final int[] depth;
  private final int[] height;
  private final boolean[] dead;
  private final int[] ends;
  private final List<List<Integer>> targets = new ArrayList<>();

  private Shape(List<Instruction> body, Signatures signatures) {
    this.body = body;
    this.signatures = signatures;
    int places = body.size() + 1;
    sequence = new int[places];
    depth = new int[places];
    height = new int[places];
    dead = new boolean[places];
    ends = new int[places];
  }

  static Shape of(WasmFunction function, Signatures signatures) {
    var shape = new Shape(function.body(), signatures);
    shape.walk();
    return shape;
  }

  /** A frame that is open during the walk; an {@code else} begins a sequence of its own. */
  private static final class Frame {
    final int opener;
    final int base;
    int sequence;

    Frame(int opener, int base) {
      this.opener = opener;
      this.base = base;
      this.sequence = opener;
    }
  }

  private void walk() {
    var frames = new ArrayList<Frame>();
    frames.add(new Frame(FUNCTION, 0));
    int operands = 0;
    boolean unreachable = false;
    for (int at = 0; at <= body.size(); at++) {
      Frame top = frames.getLast();
      sequence[at] = top.sequence;
      depth[at] = frames.size() - 1;
      height[at] = operands - top.base;
      dead[at] = unreachable;
      if (at == body.size()) {
        break;
      }
      Instruction instruction = body.get(at);
      targets.add(targets(instruction, frames));
      switch (instruction.opcode()) {
        case Opcode.ELSE -> {
          top.sequence = at;
          operands = top.base + signatures.parameters(body.get(top.opener));
          unreachable = false;
        }
        case Opcode.END -> {
          ends[top.opener] = at;
          frames.removeLast();
          operands = top.base + signatures.results(body.get(top.opener));
          unreachable = false;
        }
        default -> {
          var effect = StackEffect.of(instruction, signatures);
          operands += effect.pushes() - effect.pops();
          if (instruction.opensFrame()) {
            frames.add(new Frame(at, operands - signatures.parameters(instruction)));
          } else if (Opcode.neverContinues(instruction.opcode())) {
            unreachable = true;
          }
        }
      }
    }
  }

  private static List<Integer> targets(Instruction instruction, List<Frame> frames) {
    return switch (instruction.opcode()) {
      case Opcode.BR, Opcode.BR_IF ->
          List.of(frames.get(frames.size() - 1 - instruction.immediate()).opener);
      case Opcode.BR_TABLE ->
          instruction.labels().stream().map(l -> frames.get(frames.size() - 1 - l).opener).toList();
      case Opcode.RETURN -> List.of(FUNCTION);
      default -> List.of();
    };
  }

  /** Answers the frames that an instruction may leave or repeat, by the places of their openers. */
  List<Integer> targets(int at) {
    return targets.get(at);
  }

  /** Answers the place to which a jump to the label of a frame goes. */
  int label(int frame) {
    return body.get(frame).opcode() == Opcode.LOOP ? frame : ends[frame];
  }

  /** Answers how many operands a jump to the label of a frame takes along. */
  int labelArity(int frame) {
    Instruction opener = body.get(frame);
    return opener.opcode() == Opcode.LOOP
        ? signatures.parameters(opener)
        : signatures.results(opener);
  }

  /** Answers which run of instructions in one frame, or in one arm of an {@code if}, this is in. */
  int sequence(int place) {
    return sequence[place];
  }

  /** Answers how many frames are open, the function's aside. */
  int depth(int place) {
    return depth[place];
  }

  /** Answers whether a region can begin here: reachable, and no operand on the frame's stack. */
  boolean canBegin(int place) {
    return !dead[place] && height[place] == 0;
  }

  /**
   * Answers whether a region can end here: as above, or right behind an instruction that never
   * continues and before the end of the sequence.
   */
  boolean canEnd(int place) {
    return canBegin(place) || (dead[place] && !dead[place - 1] && endsSequence(place));
  }

  /** Answers whether control can get here from the instruction before. */
  boolean reachable(int place) {
    return !dead[place];
  }

  private boolean endsSequence(int place) {
    if (place == body.size()) {
      return true;
    }
    int opcode = body.get(place).opcode();
    return opcode == Opcode.END || opcode == Opcode.ELSE;
  }
}
