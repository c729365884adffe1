/** How long the first runs of a JVM take, as a picture. */
@NullMarked
package dev.cloche.bench.warmup;

import org.jspecify.annotations.NullMarked;
