/**
 * What runs in a process of its own for each engine and hostile script. Needs nothing but the JDK,
 * so that no engine gets another one's libraries on its class path.
 */
@NullMarked
package dev.cloche.bench.hostile.worker;

import org.jspecify.annotations.NullMarked;
