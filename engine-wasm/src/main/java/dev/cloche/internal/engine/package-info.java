/**
 * The engine as a Java object: the compiled module, its linear memory, fuel, and the crossings.
 *
 * <p>This is the only package that touches the WebAssembly runtime (Chicory); a move to another one
 * changes this package and nothing else. Internal: no part of it is supported API.
 */
@NullMarked
package dev.cloche.internal.engine;

import org.jspecify.annotations.NullMarked;
