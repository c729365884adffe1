package dev.cloche.build.jvm;

import dev.cloche.build.wasm.Element;
import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmModule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The one table of functions that the module calls through, which never changes. */
final class FunctionTable {

  private static final int ACTIVE_OF_TABLE_0 = 0;

  private FunctionTable() {}

  /** From the numbers that the guest calls functions by to the functions' indices. */
  static SortedMap<Integer, Integer> read(WasmModule wasm) {
    if (wasm.tables().size() > 1 || wasm.importCount(ExternalKind.TABLE) > 0) {
      throw new LoweringException("the module has other tables than one of its own");
    }
    SortedMap<Integer, Integer> functions = new TreeMap<>();
    for (Element segment : wasm.elements()) {
      int at = offset(segment);
      for (int function : segment.functions()) {
        if (function != Element.NULL) {
          functions.put(at, function);
        }
        at++;
      }
    }
    return functions;
  }

  private static int offset(Element segment) {
    List<Instruction> offset = segment.offset();
    if (segment.flags() != ACTIVE_OF_TABLE_0
        || offset.size() != 1
        || offset.get(0).opcode() != Opcode.I32_CONST) {
      throw new LoweringException("the module has an element segment of an unknown form");
    }
    return offset.get(0).immediate();
  }
}
