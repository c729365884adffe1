/** Modules that a guest may load, and how specifiers lead to them. Internal: not supported API. */
@NullMarked
package dev.cloche.internal.modules;

import org.jspecify.annotations.NullMarked;
