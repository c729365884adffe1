package dev.cloche.internal.inspect;

/**
 * What guest code has come to.
 *
 * @param thrown whether it has thrown the value
 * @param value the value
 */
public record Evaluation(boolean thrown, Described value) {}
