package dev.cloche;

import java.util.concurrent.CompletionStage;

/** Says what the imports of modules stand for, later. See {@link JsModule#instantiateAsync}. */
@FunctionalInterface
public interface AsyncModuleLinker {

  /**
   * Finds the module that an import stands for.
   *
   * @param specifier what stands behind {@code from}
   * @param referrer the module that imports it
   * @return completed with a module of the same context
   */
  CompletionStage<JsModule> resolve(String specifier, JsModule referrer);
}
