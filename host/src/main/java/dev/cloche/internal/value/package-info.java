/**
 * The value codec: between {@code JsValue} and the binary message format (see {@code docs/abi.md}),
 * Java data, and JSON. Internal; not for use by embedders.
 *
 * <p>Every walk over values keeps its own stack, so that depth never becomes a Java stack overflow,
 * whatever the caller's stack. What comes from the guest is read as hostile.
 */
@NullMarked
package dev.cloche.internal.value;

import org.jspecify.annotations.NullMarked;
