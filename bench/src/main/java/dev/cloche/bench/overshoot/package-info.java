/** How long after its deadline a hostile run really ends. */
@NullMarked
package dev.cloche.bench.overshoot;

import org.jspecify.annotations.NullMarked;
