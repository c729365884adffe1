package dev.cloche.internal.inspect;

/**
 * A script that the guest has, or is about to have.
 *
 * @param file its name, which need not be its own alone
 * @param text its text as the engine sees it: positions are positions in it
 * @param line how many lines of its file come before it
 */
public record ScriptText(String file, String text, int line) {}
