package dev.cloche;

import java.time.Duration;

/**
 * What an isolate has used, over all its runs so far. A run that its caller left behind at the
 * deadline (see docs/limits.md) counts as what it had been given by then.
 *
 * @param fuel instructions; the same number for the same program, input and seed on every machine
 * @param cpu processor time of the isolate's thread during runs; a run of up to 20 µs counts as
 *     what it took, a longer one is right to 100 µs; zero where the JVM does not measure it or the
 *     builder turned it off
 * @param wall elapsed time of runs, waiting for host functions and promises included, waiting for a
 *     thread not
 * @param memoryBytes linear memory, which never shrinks while the isolate lives
 * @param hostCalls calls of host functions, and file operations
 */
public record Usage(long fuel, Duration cpu, Duration wall, long memoryBytes, long hostCalls) {}
