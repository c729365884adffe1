/**
 * What runs in a process of its own for each engine that is compared: measures it as it is told on
 * standard input. Needs nothing but the JDK, so that no engine gets another one's libraries on its
 * class path.
 */
@NullMarked
package dev.cloche.bench.compare.worker;

import org.jspecify.annotations.NullMarked;
