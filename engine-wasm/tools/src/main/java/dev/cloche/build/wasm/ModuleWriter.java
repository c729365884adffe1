package dev.cloche.build.wasm;

import java.util.List;
import java.util.function.BiConsumer;

/** Writes a module as a binary: the same bytes for equal modules. */
public final class ModuleWriter {
  private ModuleWriter() {}

  /** Answers the binary of {@code module}. Empty sections are left out. */
  public static byte[] write(WasmModule module) {
    var out = new ByteWriter().bytes(ModuleReader.HEADER);
    for (int id : ModuleReader.ORDER) {
      var content = new ByteWriter();
      section(id, module, content);
      if (content.size() > 0) {
        out.u8(id).sized(content.toByteArray());
      }
    }
    return out.toByteArray();
  }

  private static void section(int id, WasmModule module, ByteWriter out) {
    switch (id) {
      case 1 -> vector(out, module.types(), ModuleWriter::funcType);
      case 2 -> vector(out, module.imports(), ModuleWriter::importEntry);
      case 3 -> vector(out, module.functions(), (w, f) -> w.u32(f.typeIndex()));
      case 4 -> vector(out, module.tables(), ModuleWriter::type);
      case 5 -> vector(out, module.memories(), ModuleWriter::type);
      case 6 -> vector(out, module.globals(), ModuleWriter::global);
      case 7 ->
          vector(
              out, module.exports(), (w, e) -> w.name(e.name()).u8(e.kind().code()).u32(e.index()));
      case 8 -> module.start().ifPresent(out::u32);
      case 9 -> vector(out, module.elements(), (w, e) -> e.writeTo(w));
      case 10 -> vector(out, module.functions(), ModuleWriter::code);
      case 11 -> module.data().writeTo(out);
      case 12 -> module.dataCount().ifPresent(out::u32);
      default -> throw new IllegalArgumentException("section " + id);
    }
  }

  private static <T> void vector(ByteWriter out, List<T> items, BiConsumer<ByteWriter, T> item) {
    if (!items.isEmpty()) {
      out.u32(items.size());
      items.forEach(i -> item.accept(out, i));
    }
  }

  private static void funcType(ByteWriter out, FuncType type) {
    out.u8(0x60).u32(type.parameters().size());
    type.parameters().forEach(out::u8);
    out.u32(type.results().size());
    type.results().forEach(out::u8);
  }

  private static void importEntry(ByteWriter out, Import entry) {
    out.name(entry.module()).name(entry.name()).u8(entry.type().kind().code());
    type(out, entry.type());
  }

  private static void type(ByteWriter out, ExternalType type) {
    switch (type) {
      case ExternalType.OfFunction function -> out.u32(function.typeIndex());
      case ExternalType.OfTable table -> {
        out.u8(table.elementType());
        table.limits().writeTo(out);
      }
      case ExternalType.OfMemory memory -> memory.limits().writeTo(out);
      case ExternalType.OfGlobal global -> out.u8(global.valueType()).u8(global.mutable() ? 1 : 0);
    }
  }

  private static void global(ByteWriter out, Global global) {
    type(out, global.type());
    expression(out, global.value());
  }

  private static void code(ByteWriter out, WasmFunction function) {
    var body = new ByteWriter();
    body.u32(function.locals().size());
    function.locals().forEach(run -> body.u32(run.count()).u8(run.valueType()));
    expression(body, function.body());
    out.sized(body.toByteArray());
  }

  private static void expression(ByteWriter out, List<Instruction> instructions) {
    instructions.forEach(instruction -> instruction.writeTo(out));
    out.u8(Opcode.END);
  }
}
