/** Packages of npm's, as tenants use them. */
@NullMarked
package dev.cloche.packages;

import org.jspecify.annotations.NullMarked;
