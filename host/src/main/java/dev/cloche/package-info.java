/**
 * Untrusted JavaScript inside a Java program.
 *
 * <p>Start with {@link dev.cloche.Isolate}, which runs code, and {@link dev.cloche.JsValue}, which
 * is what goes in and comes out.
 */
@NullMarked
package dev.cloche;

import org.jspecify.annotations.NullMarked;
