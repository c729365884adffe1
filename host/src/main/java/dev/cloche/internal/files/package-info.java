/**
 * Files of the host, and the only way to them: one filter for all that a guest may load or read.
 * Internal: not supported API.
 */
@NullMarked
package dev.cloche.internal.files;

import org.jspecify.annotations.NullMarked;
