/** How long the first isolate of a fresh JVM takes. */
@NullMarked
package dev.cloche.bench.coldstart;

import org.jspecify.annotations.NullMarked;
