package dev.cloche.internal.engine;

import com.dylibso.chicory.runtime.Instance;
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
          .findConstructor(
              type, MethodType.methodType(void.class, LinearMemory.class, Instance.class))
          .asType(MethodType.methodType(EngineExports.class, LinearMemory.class, Instance.class));
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(
          "the compiled engine is missing from the class path: build engine-wasm with Maven",
          missing);
    }
  }

  static EngineExports exports(LinearMemory memory, Instance instance) {
    try {
      return (EngineExports) EXPORTS.invokeExact(memory, instance);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The stack pointer as the module initialises it: global 0, which the lowering checks. */
  static int initialStackPointer(Instance instance) {
    return (int) instance.global(0).getValue();
  }
}
