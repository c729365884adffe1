/**
 * Moves parts of large functions into functions of their own, so that none becomes a JVM method
 * over the size that HotSpot compiles.
 *
 * <p>A part that moves, a <em>region</em>, is a run of whole instructions in one frame. The local
 * variables that it reads become parameters. What it changes and others read afterwards, one
 * variable at most, becomes the result, together with the number of the place at which the caller
 * goes on. Nothing is passed through linear memory, which the guest can write.
 */
@NullMarked
package dev.cloche.build.outline;

import org.jspecify.annotations.NullMarked;
