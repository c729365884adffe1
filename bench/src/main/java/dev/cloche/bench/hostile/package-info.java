/** What Cloche and other engines do with hostile scripts. */
@NullMarked
package dev.cloche.bench.hostile;

import org.jspecify.annotations.NullMarked;
