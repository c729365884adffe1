package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.INTEGER;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Binds calls through the table. For each type the compiler writes a method that looks the function
 * up in the runtime's table and switches over its index. The table being constant, what is written
 * instead switches over the number in the table, and needs no table.
 */
final class IndirectCalls {

  private static final String MISMATCH = "throwIndirectCallTypeMismatch";

  /** Behind the function's own parameters: the number in the table, the table, the memory. */
  private static final int OWN_PARAMETERS = 3;

  private final EngineClasses names;
  private final SortedMap<Integer, Integer> table;

  IndirectCalls(EngineClasses names, SortedMap<Integer, Integer> table) {
    this.names = names;
    this.table = table;
  }

  /** Replaces the body of such a method. */
  void bind(MethodNode bridge) {
    Map<Integer, MethodInsnNode> callees = callees(bridge);
    Bodies.clear(bridge, InstanceRemoval.without(bridge.desc));
    int size = Bodies.parameters(bridge).size();
    int number = size - OWN_PARAMETERS;
    for (int i = 0; i < number; i++) {
      Bodies.load(bridge, i);
    }
    Bodies.load(bridge, size - 1);
    Bodies.load(bridge, number);
    Map<Integer, LabelNode> labels = new HashMap<>();
    LabelNode otherwise = new LabelNode();
    bridge.instructions.add(cases(callees, labels, otherwise));
    labels.forEach(
        (function, label) -> {
          startCase(bridge, label);
          bridge.instructions.add(callees.get(function));
          Bodies.returnResult(bridge);
        });
    startCase(bridge, otherwise);
    bridge.instructions.add(
        new MethodInsnNode(
            INVOKESTATIC, names.operations(), MISMATCH, "()Ljava/lang/RuntimeException;", false));
    bridge.instructions.add(new InsnNode(ATHROW));
    bridge.maxStack++; // The exception, or the number.
  }

  /** The calls of the functions that have the type, by function index. */
  private static Map<Integer, MethodInsnNode> callees(MethodNode bridge) {
    Map<Integer, MethodInsnNode> callees = new HashMap<>();
    int switches = 0;
    for (AbstractInsnNode node : bridge.instructions) {
      if (node instanceof LookupSwitchInsnNode cases) {
        switches++;
        for (int i = 0; i < cases.keys.size(); i++) {
          callees.put(cases.keys.get(i), callee(bridge, cases.labels.get(i)));
        }
      }
    }
    if (switches != 1) {
      throw new LoweringException(bridge.name + " is not one switch over functions");
    }
    return callees;
  }

  private static MethodInsnNode callee(MethodNode bridge, LabelNode label) {
    AbstractInsnNode node = label;
    while (node != null && node.getOpcode() < 0) {
      node = node.getNext();
    }
    if (node instanceof MethodInsnNode call && call.getOpcode() == INVOKESTATIC) {
      return new MethodInsnNode(
          INVOKESTATIC, call.owner, call.name, InstanceRemoval.without(call.desc), false);
    }
    throw new LoweringException(bridge.name + " has a case that is no call");
  }

  private LookupSwitchInsnNode cases(
      Map<Integer, MethodInsnNode> callees, Map<Integer, LabelNode> labels, LabelNode otherwise) {
    List<Integer> numbers = new ArrayList<>();
    List<LabelNode> targets = new ArrayList<>();
    table.forEach(
        (number, function) -> {
          if (callees.containsKey(function)) {
            numbers.add(number);
            targets.add(labels.computeIfAbsent(function, key -> new LabelNode()));
          }
        });
    return new LookupSwitchInsnNode(
        otherwise,
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        targets.toArray(LabelNode[]::new));
  }

  private static void startCase(MethodNode bridge, LabelNode label) {
    Object[] locals = Bodies.parameters(bridge).stream().map(IndirectCalls::frameType).toArray();
    List<Object> stack = new ArrayList<>(List.of(locals));
    stack.subList(locals.length - OWN_PARAMETERS, locals.length - 1).clear();
    bridge.instructions.add(label);
    bridge.instructions.add(
        new FrameNode(F_NEW, locals.length, locals, stack.size(), stack.toArray()));
  }

  private static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.INT -> INTEGER;
      case Type.LONG -> Opcodes.LONG;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }
}
