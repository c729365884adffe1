/**
 * From the runtime compiler's classes to the classes that ship: interruption checks removed, memory
 * accesses and registers bound to the one memory class, exports as direct calls, sizes checked. And
 * {@link dev.cloche.build.jvm.ClassFileUpgrade}, for what ships beside them.
 */
@NullMarked
package dev.cloche.build.jvm;

import org.jspecify.annotations.NullMarked;
