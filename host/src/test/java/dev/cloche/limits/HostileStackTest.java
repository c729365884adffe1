package dev.cloche.limits;

import dev.cloche.containment.HostileCase;
import dev.cloche.containment.HostileTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts that nest too deep for any stack. */
class HostileStackTest {

  @TestFactory
  Stream<DynamicTest> script_endsAsItShould() {
    return HostileTests.of(
        HostileCase.read(HostileStackTest.class, "stack.js", "parsers.js", "frees.js"));
  }
}
