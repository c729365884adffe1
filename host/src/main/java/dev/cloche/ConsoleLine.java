package dev.cloche;

/**
 * One message that guest code has written with {@code console}.
 *
 * @param level as for {@link ConsoleSink#accept}
 * @param text the formatted text, likewise
 */
public record ConsoleLine(String level, String text) {}
