package dev.cloche.build.outline;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A region that begins at one place, and what is known of it up to where it ends so far. */
final class GrowingRegion {
  private final Analysis analysis;
  private final int start;
  private int end;
  private final BitSet mentioned = new BitSet();
  private final BitSet written = new BitSet();
  private final BitSet readAtExits = new BitSet();
  private final TreeSet<Integer> exits = new TreeSet<>();

  GrowingRegion(Analysis analysis, int start) {
    this.analysis = analysis;
    this.start = start;
    end = start;
  }

  /** Answers false when the region jumps where a value would have to go along. */
  boolean growTo(int newEnd) {
    for (; end < newEnd; end++) {
      Instruction instruction = analysis.body().get(end);
      switch (instruction.opcode()) {
        case Opcode.LOCAL_GET -> mentioned.set(instruction.immediate());
        case Opcode.LOCAL_SET, Opcode.LOCAL_TEE -> {
          mentioned.set(instruction.immediate());
          written.set(instruction.immediate());
        }
        default -> {}
      }
      for (int target : analysis.shape().targets(end)) {
        if (target < start && !leave(instruction, target)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean leave(Instruction jump, int target) {
    if (target == Shape.FUNCTION) {
      boolean always = jump.opcode() == Opcode.RETURN || jump.opcode() == Opcode.BR;
      if (analysis.results().size() > (always ? 1 : 0)) {
        return false;
      }
    } else if (analysis.shape().labelArity(target) > 0) {
      return false;
    } else {
      readAtExits.or(analysis.live().at(analysis.shape().label(target)));
    }
    exits.add(target);
    return true;
  }

  /** Answers the region, or nothing when one result is not enough for what it hands out. */
  Optional<Region> region(int weight) {
    var outputs = outputs();
    int output = outputs.nextSetBit(0);
    int payload = output < 0 ? Region.NONE : analysis.locals().get(output);
    if (exits.contains(Shape.FUNCTION) && !analysis.results().isEmpty()) {
      int result = analysis.results().get(0);
      if (payload != Region.NONE && payload != result) {
        return Optional.empty();
      }
      payload = result;
    }
    if (outputs.cardinality() > 1) {
      return Optional.empty();
    }
    var parameters = (BitSet) mentioned.clone();
    parameters.and(analysis.live().at(start));
    var region =
        new Region(
            start,
            end,
            parameters.stream().boxed().toList(),
            output,
            List.copyOf(exits),
            analysis.shape().reachable(end),
            payload,
            weight);
    return Optional.of(region).filter(Region::fitsOneResult);
  }

  /** The variables that are changed here and read later. */
  private BitSet outputs() {
    var outputs = (BitSet) readAtExits.clone();
    if (analysis.shape().reachable(end)) {
      outputs.or(analysis.live().at(end));
    }
    outputs.and(written);
    return outputs;
  }
}
