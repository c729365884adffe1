package dev.cloche;

/**
 * What a function of the guest's has used, however it was called; see {@link ProfileNode}.
 *
 * @param function its name
 * @param file the file that it stands in; empty for a native function
 * @param line the line that it begins on, from 1; 0 when there is no file
 * @param column the column that it begins at, from 1; 0 when there is no file
 * @param selfFuel instructions of its own
 * @param totalFuel its own and those of all that it called; calls within calls of itself once
 */
public record FunctionFuel(
    String function, String file, int line, int column, long selfFuel, long totalFuel) {}
