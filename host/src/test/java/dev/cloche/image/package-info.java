/** Images of isolates: what is in them, what is not, and who gets at it. */
@NullMarked
package dev.cloche.image;

import org.jspecify.annotations.NullMarked;
