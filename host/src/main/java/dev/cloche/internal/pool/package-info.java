/** Engine instances kept warm, and the threads that run them. Internal: not supported API. */
@NullMarked
package dev.cloche.internal.pool;

import org.jspecify.annotations.NullMarked;
