/** Targets that need the package of the API, beside its classes. */
@org.jspecify.annotations.NullMarked
package dev.cloche;
