/**
 * Java interfaces and objects for guests: which methods there are, and how arguments and results
 * are converted. Names of Java's reach neither side's messages but where the embedder made the
 * mistake.
 */
@NullMarked
package dev.cloche.internal.typed;

import org.jspecify.annotations.NullMarked;
