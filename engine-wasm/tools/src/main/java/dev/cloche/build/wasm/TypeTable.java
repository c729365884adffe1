package dev.cloche.build.wasm;

import java.util.ArrayList;
import java.util.List;

/** The types of a module, to which a build program appends those that it needs. Not thread-safe. */
public final class TypeTable {
  private final List<FuncType> types;

  /** Starts with a copy of {@code types}. */
  public TypeTable(List<FuncType> types) {
    this.types = new ArrayList<>(types);
  }

  /** Answers the index of {@code type}, appending it when it is new. */
  public int indexOf(FuncType type) {
    int index = types.indexOf(type);
    if (index < 0) {
      index = types.size();
      types.add(type);
    }
    return index;
  }

  /** Answers the type of that index. */
  public FuncType get(int index) {
    return types.get(index);
  }

  /** Answers all types by index. */
  public List<FuncType> all() {
    return List.copyOf(types);
  }
}
