package dev.cloche;

/** Says what the imports of modules stand for. See {@link JsModule#instantiate}. */
@FunctionalInterface
public interface ModuleLinker {

  /**
   * Finds the module that an import stands for.
   *
   * @param specifier what stands behind {@code from}
   * @param referrer the module that imports it
   * @return a module of the same context
   */
  JsModule resolve(String specifier, JsModule referrer);
}
