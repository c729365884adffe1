/** The shipped engine beside the same engine without a meter, on the same scripts. */
@NullMarked
package dev.cloche.bench.stock;

import org.jspecify.annotations.NullMarked;
