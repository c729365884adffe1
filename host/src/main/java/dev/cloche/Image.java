package dev.cloche;

import dev.cloche.internal.code.ModuleText;
import dev.cloche.internal.engine.MemoryImage;
import dev.cloche.internal.modules.PreloadedModules;
import dev.cloche.internal.pool.InstancePool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The state of a prepared isolate, from which any number of isolates are made: its globals, its
 * prototypes, the packages that it has loaded.
 *
 * {@snippet :
 * Image image;
 * try (Isolate prepared = Isolate.builder().root(folder).externals("lodash").build()) {
 *   prepared.preload("lodash");
 *   image = prepared.capture();
 * }
 * IsolatedRuntime runtime = IsolatedRuntime.builder().image(image).build();
 * }
 *
 * <p><b>Grants</b> are not part of it, and an isolate made from it has its builder's alone. Host
 * functions are bound by name: one that is not granted throws an error when the guest calls it, one
 * that the image does not know is defined; a {@link Callback} throws, too. A package that the
 * prepared isolate had loaded by a name in its {@linkplain IsolateBuilder#externals externals} is
 * there, loaded, for isolates that are granted it by the same name, with a root or without; no file
 * is looked for. What the package itself requires later, it gets as far as it was loaded before the
 * capture. Modules of the prepared isolate's own root stay out of reach, unless globals or packages
 * refer to them. Limits, clock, seed, files and console are the builder's. Timers are gone, the
 * console's counters, timers and groups empty, {@link Reference}s and contexts but the main one
 * left out, {@code require.cache} and {@code require.main} as in any new isolate.
 *
 * <p><b>Trust.</b> Isolates made from an image run in what the prepared isolate's code has left, so
 * an image is as trustworthy as that code and, when it is read from somewhere, as the place: give
 * tenants images of their own or of code that you trust. A hostile image reaches nothing beyond its
 * isolates. All that the code could see is in the image, garbage included: prepare without secrets.
 * Random values drawn before the capture are the same in all isolates; those drawn later are not.
 *
 * <p><b>Threads and lifetime.</b> Immutable; any thread may use it, for many isolates at once. It
 * keeps some idle instances of its own (as many as four for each processor, at most some 64 MiB),
 * and takes them with it when it becomes unreachable.
 *
 * <p><b>Cost.</b> A new isolate copies {@link #bytes()}; see docs/images.md.
 */
public final class Image {

  /** In place of the name of a function that is bound to none. */
  static final String CALLBACK = "";

  private final MemoryImage memory;
  private final int heapBytes;
  private final List<String> functions;
  private final PreloadedModules modules;
  private final List<ModuleText> texts;
  private final InstancePool pool;

  Image(
      MemoryImage memory,
      int heapBytes,
      List<String> functions,
      PreloadedModules modules,
      List<ModuleText> texts) {
    this.memory = memory;
    this.heapBytes = heapBytes;
    this.functions = List.copyOf(functions);
    this.modules = modules;
    this.texts = List.copyOf(texts);
    this.pool = InstancePool.of(memory);
  }

  /**
   * Reads an image that {@link #writeTo} wrote, and not a byte more.
   *
   * @param in the stream, which stays open
   * @return the image
   * @throws IOException when it cannot be read, is no image, is damaged, or was made with another
   *     engine, such as that of another version of Cloche
   */
  public static Image read(InputStream in) throws IOException {
    return ImageFile.read(in);
  }

  /**
   * Writes the image, with a checksum and a mark of the engine that it needs.
   *
   * @param out the stream, which stays open
   * @throws IOException when it cannot be written there
   */
  public void writeTo(OutputStream out) throws IOException {
    ImageFile.write(this, out);
  }

  /**
   * What each new isolate copies.
   *
   * @return bytes
   */
  public int bytes() {
    return memory.bytes();
  }

  /**
   * The least {@link Limits#memoryBytes()} of an isolate made from it, which leaves no room for it
   * to run anything.
   *
   * @return bytes
   */
  public long memoryBytes() {
    return Math.max(memory.memoryBytes(), Preparation.memoryBytes(heapBytes));
  }

  /** Refuses limits of memory that are too small. */
  void requireRoom(Limits limits) {
    if (limits.memoryBytes() < memoryBytes()) {
      throw new IllegalArgumentException(
          "a memory limit of "
              + limits.memoryBytes()
              + " bytes is too small for the image, which takes "
              + memoryBytes());
    }
  }

  /** Functions by number: the image's in its own order, then those that it does not know. */
  List<HostCalls.NamedFunction> bind(List<HostCalls.NamedFunction> granted) {
    Map<String, HostCalls.NamedFunction> byName =
        granted.stream().collect(Collectors.toMap(f -> f.name(), Function.identity()));
    List<HostCalls.NamedFunction> bound = new ArrayList<>();
    for (String name : functions) {
      bound.add(byName.getOrDefault(name, denied(name)));
    }
    Set<String> known = new HashSet<>(functions);
    granted.stream().filter(f -> !known.contains(f.name())).forEach(bound::add);
    return bound;
  }

  private static HostCalls.NamedFunction denied(String name) {
    return new HostCalls.NamedFunction(name, new Denied(name));
  }

  /**
   * Stands for a function of the image that an isolate from it is not granted.
   *
   * @param name the function's name
   */
  record Denied(String name) implements HostFunction {

    @Override
    public Object call(List<JsValue> arguments) {
      String message =
          name.equals(CALLBACK)
              ? "the callback belongs to the isolate that the image was made of"
              : "the host function " + name + " is not granted to this isolate";
      throw new GuestVisibleException("Error", message);
    }
  }

  MemoryImage memory() {
    return memory;
  }

  int heapBytes() {
    return heapBytes;
  }

  List<String> functions() {
    return functions;
  }

  PreloadedModules modules() {
    return modules;
  }

  List<ModuleText> texts() {
    return texts;
  }

  InstancePool pool() {
    return pool;
  }
}
