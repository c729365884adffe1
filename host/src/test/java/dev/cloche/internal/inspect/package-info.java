/** Conversations with a guest made for the test. */
@NullMarked
package dev.cloche.internal.inspect;

import org.jspecify.annotations.NullMarked;
