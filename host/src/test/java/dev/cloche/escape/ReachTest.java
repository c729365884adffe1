package dev.cloche.escape;

import dev.cloche.containment.HostileTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Techniques 1 to 21 of the containment list: ways from objects to the host. Those that begin with
 * polluted prototypes are in {@link PollutionTest}, the list of globals is in {@link
 * GlobalsSnapshotTest}, modules are in {@link ModuleTrickTest}.
 */
class ReachTest {

  @TestFactory
  Stream<DynamicTest> technique1To21_objects_leadToTheGuestsRealmAlone() {
    return HostileTests.of(HostFunctions.read("reach.js"), List.of());
  }
}
