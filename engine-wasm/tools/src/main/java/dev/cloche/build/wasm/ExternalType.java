package dev.cloche.build.wasm;

/** The type of an import. */
public sealed interface ExternalType {
  /** Answers which kind of thing has this type. */
  ExternalKind kind();

  /**
   * A function.
   *
   * @param typeIndex the index of its {@link FuncType}
   */
  record OfFunction(int typeIndex) implements ExternalType {
    @Override
    public ExternalKind kind() {
      return ExternalKind.FUNCTION;
    }
  }

  /**
   * A table.
   *
   * @param elementType the reference type, as a byte of the binary format
   * @param limits the size in elements
   */
  record OfTable(int elementType, Limits limits) implements ExternalType {
    @Override
    public ExternalKind kind() {
      return ExternalKind.TABLE;
    }
  }

  /**
   * A linear memory.
   *
   * @param limits the size in pages
   */
  record OfMemory(Limits limits) implements ExternalType {
    @Override
    public ExternalKind kind() {
      return ExternalKind.MEMORY;
    }
  }

  /**
   * A global variable.
   *
   * @param valueType the value type, as a byte of the binary format
   * @param mutable whether {@code global.set} is allowed
   */
  record OfGlobal(int valueType, boolean mutable) implements ExternalType {
    @Override
    public ExternalKind kind() {
      return ExternalKind.GLOBAL;
    }
  }
}
