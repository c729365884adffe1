package dev.cloche.internal.engine;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The last step of the engine's build: boots the module twice, once to compile the shim to bytecode
 * and once to load it, and captures the second as the boot image.
 *
 * <p>The shim's parse tree and garbage stay behind in the first instance; the image is made twice
 * and must come out the same, so that a build can be repeated byte by byte.
 */
final class BootImageBuilder {

  private static final int COLLECT = 7;
  private static final int LAYOUT = 8;
  private static final int COMPILE = 9;
  private static final int LOAD = 10;
  private static final int VALUE = 0;
  private static final int ARRAY_BUFFER = 0x0f;

  /** Where bytecode's checksum stands; the engine does not check one of all ones. */
  private static final int CHECKSUM = 1;

  private static final int MAX_PAGES = 1024;
  private static final int DEPTH = 500;
  private static final String SCHEME = "cloche:";

  private final WasmModule module;

  private BootImageBuilder(WasmModule module) {
    this.module = module;
  }

  /**
   * Builds the image.
   *
   * @param args the metered wasm, the bundled shim, the directory of the bundled libraries, the
   *     directory for the resources, the file that records the engine's version
   */
  public static void main(String[] args) throws IOException {
    Path wasm = Path.of(args[0]);
    byte[] shim = Files.readAllBytes(Path.of(args[1]));
    BootImageBuilder builder = new BootImageBuilder(Parser.parse(wasm));
    byte[] bytecode = builder.compile("shim", shim);
    byte[] image = builder.capture(bytecode).serialize();
    if (!Arrays.equals(image, builder.capture(bytecode).serialize())) {
      throw new IllegalStateException("two captures of the boot image differ");
    }
    Map<String, byte[]> libraries = builder.compileAll(Path.of(args[2]));
    libraries.put("shim", bytecode); // For contexts that are made later.
    Map<String, Integer> layout = LayoutReply.read(builder.boot().request(LAYOUT, new byte[0]));
    write(Path.of(args[3]), image, libraries, layout, wasm, Path.of(args[4]));
    System.out.println("boot image: " + image.length + " bytes");
    libraries.forEach((name, code) -> System.out.println("library " + name + ": " + code.length));
  }

  private static void write(
      Path directory,
      byte[] image,
      Map<String, byte[]> libraries,
      Map<String, Integer> layout,
      Path wasm,
      Path version)
      throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve(Engine.IMAGE), image);
    Properties record = new Properties();
    try (Reader in = Files.newBufferedReader(version)) {
      record.load(in);
    }
    record.setProperty("engine.sha256", Engine.sha256(Files.readAllBytes(wasm)));
    record.setProperty("image.sha256", Engine.sha256(image));
    layout.forEach((name, number) -> record.setProperty(GuestLayout.key(name), "" + number));
    for (var library : libraries.entrySet()) {
      Files.write(directory.resolve(Libraries.resource(library.getKey())), library.getValue());
      record.setProperty(Libraries.key(library.getKey()), Engine.sha256(library.getValue()));
    }
    // Not Properties.store, which writes the time of day.
    StringBuilder text = new StringBuilder();
    new TreeMap<>(record).forEach((key, value) -> text.append(key + "=" + value + "\n"));
    Files.writeString(directory.resolve(Engine.RECORD), text);
  }

  /** Each {@code name.js} of a directory, compiled. */
  private Map<String, byte[]> compileAll(Path directory) throws IOException {
    Map<String, byte[]> compiled = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.js$", "");
        compiled.put(name, compile(name, Files.readAllBytes(file)));
      }
    }
    return compiled;
  }

  private byte[] compile(String name, byte[] source) {
    EngineInstance instance = boot();
    byte[] file = (SCHEME + name).getBytes(StandardCharsets.UTF_8);
    Message request = new Message().varint(0).varint(0).varint(file.length).bytes(file);
    byte[] reply =
        instance.request(COMPILE, request.varint(source.length).bytes(source).toByteArray());
    if (reply[0] != VALUE || reply[1] != ARRAY_BUFFER) {
      throw new IllegalStateException(name + " does not compile: " + printable(reply));
    }
    int at = 2;
    while (reply[at++] < 0) {
      // Skips the length, which is the rest of the reply.
    }
    byte[] bytecode = Arrays.copyOfRange(reply, at, reply.length);
    // Its hash is checked when it is loaded from the jar: the engine need not sum it up each time.
    Arrays.fill(bytecode, CHECKSUM, CHECKSUM + Integer.BYTES, (byte) 0xFF);
    return bytecode;
  }

  private MemoryImage capture(byte[] bytecode) {
    EngineInstance instance = boot();
    expectValue(instance.request(LOAD, bytecode), "the shim does not load");
    expectValue(instance.request(COLLECT, new byte[0]), "the heap cannot be collected");
    return MemoryImage.capture(instance.memory());
  }

  private EngineInstance boot() {
    int pages = module.memorySection().orElseThrow().getMemory(0).limits().initialPages();
    EngineInstance instance = new EngineInstance(pages, MAX_PAGES);
    LinearMemory memory = instance.memory();
    for (DataSegment segment : module.dataSection().dataSegments()) {
      memory.write(offset(segment), segment.data(), 0, segment.data().length);
    }
    memory.stackPointer = constant(module.globalSection().getGlobal(0).initInstructions());
    memory.softDepth = DEPTH;
    memory.hardDepth = 2 * DEPTH;
    instance.exports().initialize();
    int failed = instance.exports().boot(0);
    if (failed != 0) {
      throw new IllegalStateException("the engine does not boot: " + failed);
    }
    return instance;
  }

  private static int offset(DataSegment segment) {
    if (segment instanceof ActiveDataSegment active) {
      return constant(active.offsetInstructions());
    }
    throw new IllegalStateException("the engine has a passive data segment");
  }

  private static int constant(List<Instruction> expression) {
    Instruction first = expression.get(0);
    if (first.opcode() != OpCode.I32_CONST) {
      throw new IllegalStateException("the engine starts with something that is no constant");
    }
    return (int) first.operand(0);
  }

  private static void expectValue(byte[] reply, String otherwise) {
    if (reply.length == 0 || reply[0] != VALUE) {
      throw new IllegalStateException(otherwise + ": " + printable(reply));
    }
  }

  private static String printable(byte[] reply) {
    return new String(reply, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]+", " ").strip();
  }

  /** The two wire forms that the builder needs. */
  private static final class Message extends java.io.ByteArrayOutputStream {
    Message varint(int value) {
      int rest = value;
      while (rest >>> 7 != 0) {
        write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      write(rest);
      return this;
    }

    Message bytes(byte[] bytes) {
      writeBytes(bytes);
      return this;
    }
  }
}
