/**
 * What hostile cases are run with: each in an isolate of its own, beside a neighbour, and followed
 * by everything that must hold whatever the case did.
 */
@NullMarked
package dev.cloche.containment;

import org.jspecify.annotations.NullMarked;
