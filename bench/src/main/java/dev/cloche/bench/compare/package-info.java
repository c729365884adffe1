/** Cloche beside other engines, on the same scripts in one run. */
@NullMarked
package dev.cloche.bench.compare;

import org.jspecify.annotations.NullMarked;
