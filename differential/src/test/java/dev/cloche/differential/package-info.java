/** The same programs on Node, on QuickJS as its authors wrote it, and on the engine that ships. */
@NullMarked
package dev.cloche.differential;

import org.jspecify.annotations.NullMarked;
