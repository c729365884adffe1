/**
 * Files that a guest may load: one filter in front of one directory. Internal: not supported API.
 */
@NullMarked
package dev.cloche.internal.modules;

import org.jspecify.annotations.NullMarked;
