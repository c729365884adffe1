package dev.cloche.build.jvm;

import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.RawBytes;
import dev.cloche.build.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The module description that ships beside the classes. Its memory comes from the boot image, so
 * the data section, most of its size, is left out: it is parsed at every start of a process.
 */
final class MetaModule {

  private MetaModule() {}

  static void write(Path from, Path to) throws IOException {
    WasmModule meta = ModuleReader.read(Files.readAllBytes(from));
    WasmModule lean =
        new WasmModule(
            meta.types(),
            meta.imports(),
            meta.functions(),
            meta.tables(),
            meta.memories(),
            meta.globals(),
            meta.exports(),
            meta.start(),
            meta.elements(),
            OptionalInt.empty(),
            RawBytes.EMPTY);
    Files.write(to, ModuleWriter.write(lean));
  }
}
