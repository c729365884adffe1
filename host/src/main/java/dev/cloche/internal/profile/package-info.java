/** Gathers samples of the guest's stack into a tree and a timeline of bounded size. */
@NullMarked
package dev.cloche.internal.profile;

import org.jspecify.annotations.NullMarked;
