/**
 * The meter of the engine build: rewrites a linked WebAssembly module so that it counts fuel and
 * call depth, and proves afterwards that nothing in the result runs unpaid.
 *
 * <p>Start at {@link dev.cloche.build.meter.Meter}; the rules stand in {@code docs/fuel.md}.
 */
@NullMarked
package dev.cloche.build.meter;

import org.jspecify.annotations.NullMarked;
