/** Cloche through {@code javax.script}. */
@org.jspecify.annotations.NullMarked
package dev.cloche.script;
