/** A class for each family of attacks on the sandbox. */
@NullMarked
package dev.cloche.escape;

import org.jspecify.annotations.NullMarked;
