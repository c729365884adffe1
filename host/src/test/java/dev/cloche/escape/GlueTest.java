package dev.cloche.escape;

import dev.cloche.GuestVisibleException;
import dev.cloche.IsolateBuilder;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.HostileTests;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Built-in functions and prototypes that are changed before the host's glue works. */
class GlueTest {

  private static void grant(IsolateBuilder builder) {
    builder
        .hostFunction("give", arguments -> Map.of("secret", "hidden", "list", List.of(1, 2)))
        .hostFunction(
            "refuse",
            arguments -> {
              throw new GuestVisibleException("RangeError", "refused");
            });
  }

  @TestFactory
  Stream<DynamicTest> glue_amongChangedPrimordials_worksAsEver() {
    return HostileTests.of(
        HostileCase.read(GlueTest.class, "glue.js").stream()
            .map(attack -> attack.granted(GlueTest::grant))
            .toList());
  }
}
