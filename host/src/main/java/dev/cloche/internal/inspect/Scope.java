package dev.cloche.internal.inspect;

/**
 * Variables that code can see.
 *
 * @param kind {@code block}, {@code local}, {@code closure}, {@code script} (global variables that
 *     are no properties) or {@code global}
 * @param object the global object, or one made for the purpose: variables are its properties
 */
public record Scope(String kind, Described object) {}
