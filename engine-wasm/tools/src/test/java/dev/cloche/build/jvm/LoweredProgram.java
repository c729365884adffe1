package dev.cloche.build.jvm;

import dev.cloche.build.jvm.standin.EngineExports;
import dev.cloche.build.jvm.standin.LinearMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What the pass wrote, to look at and to run. */
final class LoweredProgram extends ClassLoader {
  private final Map<String, byte[]> files = new TreeMap<>();

  /** Reads the directory that was given to the pass as the one to write to. */
  LoweredProgram(String out) throws IOException {
    super(LoweredProgram.class.getClassLoader());
    Path directory = Path.of(out).resolve(CompiledModule.PACKAGE);
    try (Stream<Path> found = Files.list(directory)) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
  }

  List<String> fileNames() {
    return List.copyOf(files.keySet());
  }

  private List<ClassNode> nodes() {
    return files.entrySet().stream()
        .filter(e -> e.getKey().endsWith(".class"))
        .map(
            e -> {
              ClassNode node = new ClassNode();
              new ClassReader(e.getValue()).accept(node, 0);
              return node;
            })
        .toList();
  }

  /** Every method as {@code Class.name}. */
  List<String> methods() {
    return nodes().stream()
        .flatMap(node -> node.methods.stream().map(m -> simple(node.name) + "." + m.name))
        .toList();
  }

  /** Every call in any method as {@code Class.name}. */
  List<String> calls() {
    List<String> calls = new ArrayList<>();
    for (ClassNode node : nodes()) {
      for (MethodNode method : node.methods) {
        for (AbstractInsnNode instruction : method.instructions) {
          if (instruction instanceof MethodInsnNode call) {
            calls.add(simple(call.owner) + "." + call.name);
          }
        }
      }
    }
    return calls;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The generated exports over a memory. */
  EngineExports exports(LinearMemory memory) throws ReflectiveOperationException {
    Constructor<?> constructor =
        loadClass(CompiledModule.PACKAGE.replace('/', '.') + ".SmallExports")
            .getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return (EngineExports) constructor.newInstance(memory);
  }

  Class<?> machine() throws ClassNotFoundException {
    return loadClass(CompiledModule.MACHINE.replace('/', '.'));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = files.get(name.substring(name.lastIndexOf('.') + 1) + ".class");
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, file, 0, file.length);
  }

  /** Lowers the small program. */
  static LoweredProgram lower(Path directory) {
    try {
      String[] args = SmallProgram.write(directory, SmallProgram.wasm(), SmallProgram.classes());
      Lowering.main(args);
      return new LoweredProgram(args[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
