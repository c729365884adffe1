package dev.cloche.internal.inspect;

/**
 * A call under way.
 *
 * @param function the function's name, empty when it has none
 * @param position the statement that it has come to; of one that waits for another call, that call
 * @param context the number of the function's context
 * @param self its {@code this}
 */
public record Call(String function, Position position, int context, Described self) {}
