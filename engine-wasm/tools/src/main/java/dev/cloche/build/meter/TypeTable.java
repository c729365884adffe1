package dev.cloche.build.meter;

import dev.cloche.build.wasm.FuncType;
import java.util.ArrayList;
import java.util.List;

/** The types of a module, to which the meter appends those that it needs. Not thread-safe. */
final class TypeTable {
  private final List<FuncType> types;

  TypeTable(List<FuncType> types) {
    this.types = new ArrayList<>(types);
  }

  /** Answers the index of {@code type}, appending it when it is new. */
  int indexOf(FuncType type) {
    int index = types.indexOf(type);
    if (index < 0) {
      index = types.size();
      types.add(type);
    }
    return index;
  }

  FuncType get(int index) {
    return types.get(index);
  }

  List<FuncType> all() {
    return types;
  }
}
