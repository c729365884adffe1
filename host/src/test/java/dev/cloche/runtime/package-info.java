/** {@code IsolatedRuntime}, from outside. */
@org.jspecify.annotations.NullMarked
package dev.cloche.runtime;
