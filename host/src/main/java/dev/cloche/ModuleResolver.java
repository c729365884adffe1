package dev.cloche;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds modules that the usual lookup does not find. It is the embedder's code, runs on the
 * isolate's thread while the guest waits, and within the run's deadline.
 *
 * <p>What it answers is filtered like every other path: it has to lie below the isolate's root or
 * one of its allowed paths.
 */
@FunctionalInterface
public interface ModuleResolver {

  /**
   * Finds a module.
   *
   * @param specifier what the guest asked for, such as {@code ./a} or, when it is listed as an
   *     external, {@code lodash}; the guest's text, so do not trust it
   * @param directory the host's real directory of the module that asks
   * @return a file, possibly without its extension, or a directory; null when there is none, which
   *     the guest sees as a missing module
   * @throws Exception anything; ends the run with a {@link HookException}
   */
  @Nullable Path resolve(String specifier, Path directory) throws Exception;

  /** Makes the resolver of a run of {@code IsolatedRuntime}. Used by many threads at once. */
  @FunctionalInterface
  interface Factory {

    /**
     * Makes a resolver for one run.
     *
     * @param options what the run's request has as its {@code resolverOptions}
     * @return the resolver
     * @throws Exception anything; ends the run with a {@link HookException}
     */
    ModuleResolver create(@Nullable Object options) throws Exception;
  }
}
