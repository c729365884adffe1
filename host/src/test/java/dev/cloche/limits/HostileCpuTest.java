package dev.cloche.limits;

import dev.cloche.containment.HostileCase;
import dev.cloche.containment.HostileTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts that want the processor for ever, or much longer than they have it. */
class HostileCpuTest {

  @TestFactory
  Stream<DynamicTest> script_endsAsItShould() {
    return HostileTests.of(
        HostileCase.read(
            HostileCpuTest.class,
            "loops.js",
            "interrupts.js",
            "timers.js",
            "regexes.js",
            "natives.js",
            "texts.js",
            "data.js",
            "compiler.js"));
  }
}
