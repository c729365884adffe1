/** Targets that need the engine's package, beside its classes. */
@org.jspecify.annotations.NullMarked
package dev.cloche.internal.engine;
