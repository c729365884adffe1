/**
 * Debugging: what the guest looks like while it stands still, and the Chrome DevTools protocol that
 * a debugger's front end speaks. Knows nothing of how the guest is reached.
 */
@NullMarked
package dev.cloche.internal.inspect;

import org.jspecify.annotations.NullMarked;
