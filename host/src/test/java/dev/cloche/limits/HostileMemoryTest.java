package dev.cloche.limits;

import dev.cloche.containment.HostileCase;
import dev.cloche.containment.HostileTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts that want more memory than there is. */
class HostileMemoryTest {

  @TestFactory
  Stream<DynamicTest> script_endsAsItShould() {
    return HostileTests.of(HostileCase.read(HostileMemoryTest.class, "memory.js", "exhaustion.js"));
  }
}
