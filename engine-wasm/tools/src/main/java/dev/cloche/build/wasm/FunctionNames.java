package dev.cloche.build.wasm;

import java.util.Map;
import java.util.TreeMap;

/**
 * The names of functions in a module's {@code name} section. {@link ModuleReader} drops that
 * section, so this reads and writes the binary by itself.
 */
public final class FunctionNames {
  private static final int CUSTOM = 0;
  private static final int FUNCTIONS = 1;

  private FunctionNames() {}

  /**
   * Answers the names by function index, imports included; empty without a name section.
   *
   * @throws WasmFormatException when the bytes are not a module or the section is malformed
   */
  public static Map<Integer, String> read(byte[] module) {
    var in = new ByteReader(module);
    for (byte expected : ModuleReader.HEADER) {
      if (in.atEnd() || in.u8() != expected) {
        throw in.error("this is not a WebAssembly module of version 1");
      }
    }
    var names = new TreeMap<Integer, String>();
    while (!in.atEnd()) {
      int id = in.u8();
      var section = in.slice(in.index());
      if (id == CUSTOM && section.name().equals("name")) {
        subsections(section, names);
      }
    }
    return names;
  }

  /**
   * Answers {@code module}, which has no name section, with one that holds these names.
   *
   * @param names the names by function index, imports included
   */
  public static byte[] append(byte[] module, Map<Integer, String> names) {
    var functions = new ByteWriter().u32(names.size());
    new TreeMap<>(names).forEach((index, name) -> functions.u32(index).name(name));
    var section =
        new ByteWriter().name("name").u8(FUNCTIONS).sized(functions.toByteArray()).toByteArray();
    return new ByteWriter().bytes(module).u8(CUSTOM).sized(section).toByteArray();
  }

  private static void subsections(ByteReader in, Map<Integer, String> names) {
    while (!in.atEnd()) {
      int id = in.u8();
      var content = in.slice(in.index());
      if (id == FUNCTIONS) {
        int count = content.count();
        for (int i = 0; i < count; i++) {
          names.put(content.index(), content.name());
        }
      }
    }
  }
}
