package dev.cloche.internal.inspect;

/**
 * A call under way.
 *
 * @param function the function's name, empty when it has none
 * @param position the statement that it has come to; of one that waits for another call, that call
 * @param context the number of the function's context
 * @param self its {@code this}
 */
public record Call(String function, Position position, int context, Described self) {

  /**
   * The same call, as one of another context.
   *
   * @param other the number of that context
   * @return the call
   */
  public Call in(int other) {
    return other == context ? this : new Call(function, position, other, self);
  }
}
