/** A class for each limit: what it promises, and that it cannot be evaded. */
@NullMarked
package dev.cloche.limits;

import org.jspecify.annotations.NullMarked;
