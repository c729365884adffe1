package dev.cloche.build.wasm;

/**
 * An import.
 *
 * @param module the first name
 * @param name the second name
 * @param type what is imported
 */
public record Import(String module, String name, ExternalType type) {
  /** Answers whether this is the function {@code module.name}. */
  public boolean isFunction(String otherModule, String otherName) {
    return type instanceof ExternalType.OfFunction
        && module.equals(otherModule)
        && name.equals(otherName);
  }
}
