package dev.cloche.containment;

import dev.cloche.HostText;
import java.util.List;

/**
 * What was seen of an attack.
 *
 * @param ending how it ended
 * @param console what it wrote
 */
public record Observation(Ending ending, List<String> console) {

  /** Asserts that the tenant sees nothing of the host's. */
  public Observation {
    console = List.copyOf(console);
    console.forEach(HostText::assertAbsent);
    if (ending.failure() != null) {
      HostText.assertAbsent(ending.failure());
    }
    if (ending.value() != null) {
      HostText.assertAbsent(ending.value().toString());
    }
  }
}
