/** Modules as bytecode: compiled by instances that run no guest code, and kept for all isolates. */
@NullMarked
package dev.cloche.internal.code;

import org.jspecify.annotations.NullMarked;
