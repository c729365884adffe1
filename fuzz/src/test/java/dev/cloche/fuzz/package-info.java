/** Hostile input, made by Jazzer: each class is one target. */
@org.jspecify.annotations.NullMarked
package dev.cloche.fuzz;
