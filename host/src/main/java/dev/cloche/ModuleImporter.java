package dev.cloche;

/** Says what {@code import()} stands for. See {@link Context#onImport}. */
@FunctionalInterface
public interface ModuleImporter {

  /**
   * Finds a module.
   *
   * @param specifier what stands in {@code import(...)}
   * @param referrer the name of the script or module that asks
   * @return a module of the same context, instantiated; it is evaluated if it was not yet
   * @throws Exception when there is none: the guest's promise is rejected, with the exception's
   *     words where it is a {@link GuestVisibleException}
   */
  JsModule load(String specifier, String referrer) throws Exception;
}
