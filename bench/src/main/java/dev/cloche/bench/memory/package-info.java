/** How much memory a hostile run gets. */
@NullMarked
package dev.cloche.bench.memory;

import org.jspecify.annotations.NullMarked;
