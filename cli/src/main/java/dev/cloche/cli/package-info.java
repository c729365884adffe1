/**
 * The command line of Cloche: a client of the public API in {@code dev.cloche} and of nothing else.
 */
@NullMarked
package dev.cloche.cli;

import org.jspecify.annotations.NullMarked;
