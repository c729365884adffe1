/** Random programs that end: what they do is known to nobody, but the same on every engine. */
@NullMarked
package dev.cloche.differential.generator;

import org.jspecify.annotations.NullMarked;
