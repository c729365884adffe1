package dev.cloche.internal.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The way to the classes that the build generates and lowers from the module. */
final class ModuleClasses {

  private static final MethodHandle EXPORTS = findExports();

  private ModuleClasses() {}

  private static MethodHandle findExports() {
    try {
      Class<?> type =
          Class.forName(ModuleClasses.class.getPackageName() + "." + EngineExports.IMPLEMENTATION);
      return MethodHandles.lookup()
          .findConstructor(type, MethodType.methodType(void.class, LinearMemory.class))
          .asType(MethodType.methodType(EngineExports.class, LinearMemory.class));
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(
          "the compiled engine is missing from the class path: build engine-wasm with Maven",
          missing);
    }
  }

  static EngineExports exports(LinearMemory memory) {
    try {
      return (EngineExports) EXPORTS.invokeExact(memory);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Loads and verifies the classes, which a first call would have to wait for. */
  static void link() {
    for (Class<?> type : exports(new LinearMemory(0, 0, new FuelMeter())).classes()) {
      try {
        MethodHandles.lookup().ensureInitialized(type);
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
