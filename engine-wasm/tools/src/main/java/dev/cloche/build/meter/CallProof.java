package dev.cloche.build.meter;

import dev.cloche.build.wasm.Element;
import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Proves that cycles of calls pass through certain functions, and orders the others so that callees
 * come first. Function numbers count the imports. The verifier's own view of who calls whom.
 */
final class CallProof {
  private final MeteredCode code;
  private final Map<FuncType, Set<Integer>> indirectTargets = new HashMap<>();
  private final Set<Integer> unknownCallers = new TreeSet<>();
  private final Map<Integer, List<Integer>> callees = new HashMap<>();

  CallProof(MeteredCode code) {
    this.code = code;
    WasmModule module = code.module();
    Set<Integer> addressTaken = new TreeSet<>();
    for (Element element : module.elements()) {
      addressTaken.addAll(element.functions());
    }
    code.programFunctions().forEach(f -> references(code.body(f), addressTaken));
    module.globals().forEach(g -> references(g.value(), addressTaken));
    module.exports().stream()
        .filter(e -> e.kind() == ExternalKind.FUNCTION)
        .forEach(e -> unknownCallers.add(e.index()));
    module.start().ifPresent(unknownCallers::add);
    if (module.exports().stream().anyMatch(e -> e.kind() == ExternalKind.TABLE)) {
      addressTaken.addAll(unknownCallers);
    }
    unknownCallers.addAll(addressTaken);
    for (int function : addressTaken) {
      if (function >= code.importCount()) {
        var type = module.types().get(code.function(function).typeIndex());
        indirectTargets.computeIfAbsent(type, t -> new TreeSet<>()).add(function);
      }
    }
    code.programFunctions().forEach(f -> callees.put(f, calleesOf(f)));
  }

  /** Answers whether the function can be called from outside or through the table. */
  boolean hasUnknownCallers(int function) {
    return unknownCallers.contains(function);
  }

  /**
   * Proves that every cycle passes through a function of {@code cut}, and answers all other
   * functions of the program, each after those that it calls.
   *
   * @throws MeterException when there is a cycle without such a function
   */
  List<Integer> calleesFirst(IntPredicate cut, String broken) {
    Map<Integer, Boolean> finished = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    var path = new ArrayDeque<Step>();
    for (int root : code.programFunctions().toArray()) {
      visit(root, cut, finished, path);
      while (!path.isEmpty()) {
        Step step = path.element();
        List<Integer> reached = callees.getOrDefault(step.function, List.of());
        if (step.next == reached.size()) {
          finished.put(path.pop().function, true);
          order.add(step.function);
          continue;
        }
        int callee = reached.get(step.next++);
        if (Boolean.FALSE.equals(finished.get(callee))) {
          throw new MeterException(
              "A cycle of calls through function %d %s.".formatted(callee, broken));
        }
        visit(callee, cut, finished, path);
      }
    }
    return order;
  }

  private static void visit(
      int function, IntPredicate cut, Map<Integer, Boolean> finished, ArrayDeque<Step> path) {
    if (!cut.test(function) && !finished.containsKey(function)) {
      finished.put(function, false);
      path.push(new Step(function));
    }
  }

  private List<Integer> calleesOf(int function) {
    Set<Integer> reached = new TreeSet<>();
    for (Instruction instruction : code.body(function)) {
      int callee = instruction.immediate();
      if (instruction.opcode() == Opcode.CALL
          && callee >= code.importCount()
          && !code.helpers().contains(callee)) {
        reached.add(callee);
      } else if (instruction.opcode() == Opcode.CALL_INDIRECT) {
        var type = code.module().types().get(callee);
        reached.addAll(indirectTargets.getOrDefault(type, Set.of()));
      }
    }
    reached.removeAll(code.helpers());
    return List.copyOf(reached);
  }

  private static void references(List<Instruction> instructions, Set<Integer> addressTaken) {
    for (Instruction instruction : instructions) {
      if (instruction.opcode() == Opcode.REF_FUNC) {
        addressTaken.add(instruction.immediate());
      }
    }
  }

  private static final class Step {
    final int function;
    int next;

    Step(int function) {
      this.function = function;
    }
  }
}
