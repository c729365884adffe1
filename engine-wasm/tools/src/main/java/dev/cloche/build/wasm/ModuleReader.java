package dev.cloche.build.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Parses a binary module. Structure is checked (lengths, section order, known opcodes, balanced
 * frames), types are not.
 */
public final class ModuleReader {
  static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

  /** Section ids in the order in which the format wants the sections; data count is 12. */
  static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11);

  private static final long MAX_LOCALS = 50_000;

  private List<FuncType> types = List.of();
  private List<Import> imports = List.of();
  private List<Integer> functionTypes = List.of();
  private List<WasmFunction> functions = List.of();
  private List<ExternalType.OfTable> tables = List.of();
  private List<ExternalType.OfMemory> memories = List.of();
  private List<Global> globals = List.of();
  private List<Export> exports = List.of();
  private OptionalInt start = OptionalInt.empty();
  private List<Element> elements = List.of();
  private OptionalInt dataCount = OptionalInt.empty();
  private RawBytes data = RawBytes.EMPTY;

  private ModuleReader() {}

  /**
   * Parses {@code bytes}.
   *
   * @throws WasmFormatException when they are not a module or use an unsupported feature
   */
  public static WasmModule read(byte[] bytes) {
    return new ModuleReader().parse(new ByteReader(bytes));
  }

  private WasmModule parse(ByteReader in) {
    for (byte expected : HEADER) {
      if (in.atEnd() || in.u8() != expected) {
        throw in.error("this is not a WebAssembly module of version 1");
      }
    }
    int last = -1;
    while (!in.atEnd()) {
      int id = in.u8();
      var content = in.slice(in.index());
      if (id == 0) {
        continue;
      }
      int place = ORDER.indexOf(id);
      if (place <= last) {
        throw in.error("section %d is unknown or out of order".formatted(id));
      }
      last = place;
      section(id, content);
      if (!content.atEnd()) {
        throw content.error("section %d has bytes left over".formatted(id));
      }
    }
    if (functions.size() != functionTypes.size()) {
      throw in.error("the function and code sections do not match");
    }
    return new WasmModule(
        types, imports, functions, tables, memories, globals, exports, start, elements, dataCount,
        data);
  }

  private void section(int id, ByteReader in) {
    switch (id) {
      case 1 -> types = vector(in, ModuleReader::funcType);
      case 2 -> imports = vector(in, ModuleReader::importEntry);
      case 3 -> functionTypes = vector(in, ByteReader::index);
      case 4 -> tables = vector(in, ModuleReader::table);
      case 5 -> memories = vector(in, r -> new ExternalType.OfMemory(Limits.read(r)));
      case 6 -> globals = vector(in, r -> new Global(global(r), InstructionReader.expression(r)));
      case 7 -> exports = vector(in, r -> new Export(r.name(), ExternalKind.read(r), r.index()));
      case 8 -> start = OptionalInt.of(in.index());
      case 9 -> elements = vector(in, Element::read);
      case 10 -> code(in);
      case 11 -> data = RawBytes.of(in.rest());
      case 12 -> dataCount = OptionalInt.of(in.index());
      default -> throw in.error("section %d is unknown".formatted(id));
    }
  }

  private static <T> List<T> vector(ByteReader in, Function<ByteReader, T> item) {
    int count = in.count();
    var items = new ArrayList<T>(count);
    for (int i = 0; i < count; i++) {
      items.add(item.apply(in));
    }
    return items;
  }

  private static FuncType funcType(ByteReader in) {
    if (in.u8() != 0x60) {
      throw in.error("a type that is not a function type is not supported");
    }
    return new FuncType(vector(in, ByteReader::u8), vector(in, ByteReader::u8));
  }

  private static Import importEntry(ByteReader in) {
    String module = in.name();
    String name = in.name();
    ExternalType type =
        switch (ExternalKind.read(in)) {
          case FUNCTION -> new ExternalType.OfFunction(in.index());
          case TABLE -> table(in);
          case MEMORY -> new ExternalType.OfMemory(Limits.read(in));
          case GLOBAL -> global(in);
        };
    return new Import(module, name, type);
  }

  private static ExternalType.OfTable table(ByteReader in) {
    int elementType = in.u8();
    if (elementType != 0x70 && elementType != 0x6F) {
      throw in.error("the table type 0x%02x is not supported".formatted(elementType));
    }
    return new ExternalType.OfTable(elementType, Limits.read(in));
  }

  private static ExternalType.OfGlobal global(ByteReader in) {
    int valueType = in.u8();
    int mutability = in.u8();
    if (mutability > 1) {
      throw in.error("the global flags 0x%02x are not supported".formatted(mutability));
    }
    return new ExternalType.OfGlobal(valueType, mutability == 1);
  }

  private void code(ByteReader in) {
    int count = in.count();
    if (count != functionTypes.size()) {
      throw in.error("the function and code sections do not match");
    }
    var read = new ArrayList<WasmFunction>(count);
    for (int i = 0; i < count; i++) {
      var body = in.slice(in.index());
      var locals = vector(body, r -> new WasmFunction.Locals(r.index(), r.u8()));
      if (locals.stream().mapToLong(WasmFunction.Locals::count).sum() > MAX_LOCALS) {
        throw body.error("function %d has too many locals".formatted(i));
      }
      read.add(new WasmFunction(functionTypes.get(i), locals, InstructionReader.expression(body)));
      if (!body.atEnd()) {
        throw body.error("the body of function %d has bytes left over".formatted(i));
      }
    }
    functions = read;
  }
}
