package dev.cloche.escape;

import dev.cloche.containment.HostileTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Techniques 90 to 100 of the containment list: what a tenant learns of others and of the machine,
 * and what it does to its own limits.
 */
class TenantsTest {

  @TestFactory
  Stream<DynamicTest> technique90To100_tenants_areAlone() {
    return HostileTests.of(HostFunctions.read("tenants.js"), List.of());
  }
}
