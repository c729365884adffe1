package dev.cloche.build.meter;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What the meter does to each function of a module. A function of the cut set enters; of the
 * others, the light ones that are only ever called directly are folded into their callers, which
 * pay for them; the rest charge at their entry.
 */
final class ChargePlan {
  /**
   * The heaviest function that its callers pay for. A higher limit means fewer charges, and callers
   * that pay for long paths which they rarely take: 100 makes the interpreter loop cost twice as
   * much fuel for a tenth fewer charges.
   */
  static final int FOLD_LIMIT = 50;

  /** The longest path that an arm or a join leaves to the region before it. */
  static final int SPLIT_LIMIT = 150;

  /** The heaviest region: a charge must not be able to wrap the 32-bit counter. */
  private static final long MAX_WEIGHT = 1 << 27;

  /** Who pays for a function's own region. */
  enum Entry {
    /** The callers. */
    FOLDED,
    /** The function. */
    CHARGED,
    /** The function, which also counts as one level of depth. */
    ENTERED
  }

  /**
   * The plan of one function.
   *
   * @param entry who pays for the function's own region
   * @param weight what that region costs
   * @param charges what its other regions pay, in the order of their positions
   */
  record FunctionPlan(Entry entry, int weight, List<Regions.Charge> charges) {}

  private final WasmModule module;
  private final int imports;
  private final BitSet freeImports = new BitSet();
  private final CallGraph calls;
  private final BitSet cut;
  private final Digraph uncut;
  private final FunctionPlan[] plans;

  private ChargePlan(WasmModule module) {
    this.module = module;
    this.imports = module.importCount(ExternalKind.FUNCTION);
    this.calls = CallGraph.of(module);
    this.cut = CutSet.choose(calls.edges(), f -> module.functions().get(f).body().size());
    this.uncut = calls.edges().without(cut);
    this.plans = new FunctionPlan[module.functions().size()];
  }

  /**
   * Plans a whole module.
   *
   * @param module the module before metering
   * @param indices where its functions end up; an import replaced by a helper costs no import call
   */
  static ChargePlan of(WasmModule module, FunctionIndices indices) {
    var plan = new ChargePlan(module);
    for (int i = 0; i < plan.imports; i++) {
      plan.freeImports.set(i, indices.isHelper(indices.map(i)));
    }
    // Callees first; without the cut set every component is a single function.
    plan.uncut.components().stream()
        .mapToInt(component -> component.nextSetBit(0))
        .filter(function -> !plan.cut.get(function))
        .forEach(plan::add);
    plan.cut.stream().forEach(plan::add);
    return plan;
  }

  /** Answers the plan of a function, numbered without the imports. */
  FunctionPlan function(int definedIndex) {
    return plans[definedIndex];
  }

  /** Answers how many functions have that kind of entry. */
  int count(Entry entry) {
    return (int) Arrays.stream(plans).filter(p -> p.entry() == entry).count();
  }

  /** Answers how many regions pay inside functions, entries not included. */
  int chargeCount() {
    return Arrays.stream(plans).mapToInt(p -> p.charges().size()).sum();
  }

  /**
   * Answers the most functions outside the cut set that can be running one inside the other,
   * without one of the cut set in between.
   */
  int longestUncutChain() {
    var longest = new int[plans.length];
    for (BitSet component : uncut.components()) {
      int function = component.nextSetBit(0);
      if (!cut.get(function)) {
        int below = uncut.successors(function).stream().map(f -> longest[f]).max().orElse(0);
        longest[function] = below + 1;
      }
    }
    return Arrays.stream(longest).max().orElse(0);
  }

  private void add(int function) {
    WasmFunction code = module.functions().get(function);
    Regions regions = Regions.of(code.body(), this::cost, SPLIT_LIMIT);
    Entry entry = Entry.CHARGED;
    if (cut.get(function)) {
      entry = Entry.ENTERED;
    } else if (!calls.isEntryPoint(function) && regions.entryWeight() <= FOLD_LIMIT) {
      entry = Entry.FOLDED;
    }
    int weight = checked(regions.entryWeight(), function);
    var charges = new ArrayList<>(regions.charges());
    charges.forEach(charge -> checked(charge.weight(), function));
    plans[function] = new FunctionPlan(entry, weight, charges);
  }

  private int checked(long weight, int function) {
    if (weight > MAX_WEIGHT) {
      throw new MeterException(
          "Function %d has a path of weight %d; the most is %d."
              .formatted(function + imports, weight, MAX_WEIGHT));
    }
    return (int) weight;
  }

  private long cost(Instruction instruction) {
    if (instruction.opcode() != Opcode.CALL) {
      return FuelCosts.of(instruction);
    }
    int callee = instruction.immediate();
    if (callee < imports) {
      return freeImports.get(callee) ? FuelCosts.CALL : FuelCosts.IMPORT_CALL;
    }
    FunctionPlan plan = plans[callee - imports];
    boolean paidHere = !cut.get(callee - imports) && plan.entry() == Entry.FOLDED;
    return FuelCosts.CALL + (paidHere ? plan.weight() : 0L);
  }
}
