/**
 * Build program that rewrites QuickJS-ng's {@code quickjs.c} so that its bytecode interpreter
 * becomes one small dispatch loop and one function for each group of opcodes.
 *
 * <p>HotSpot never compiles a method of more than 8000 bytes, and each wasm function becomes one
 * JVM method, so the interpreter of the original source would run interpreted for ever. {@link
 * dev.cloche.build.split.Splitter} is the entry; every other type is package-private.
 */
@NullMarked
package dev.cloche.build.split;

import org.jspecify.annotations.NullMarked;
