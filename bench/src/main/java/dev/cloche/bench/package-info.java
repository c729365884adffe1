/** Benchmarks of isolates; what each measured stands in docs/benchmarks.md. Not published. */
@NullMarked
package dev.cloche.bench;

import org.jspecify.annotations.NullMarked;
