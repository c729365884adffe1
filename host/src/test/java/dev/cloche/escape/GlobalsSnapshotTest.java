package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * All that a guest can reach from its global object. A new name here is new attack surface: look at
 * it, then add it to the list.
 */
class GlobalsSnapshotTest {

  /** Walks from the global object; a line for each object but functions that hold nothing. */
  private static final String WALK =
      """
      const seen = new Set(), lines = [], queue = [['globalThis', globalThis]];
      const dull = new Set(['length', 'name']);
      while (queue.length) {
        const [path, object] = queue.shift();
        if (seen.has(object)) continue;
        seen.add(object);
        const keys = Reflect.ownKeys(object);
        if (typeof object !== 'function' || !keys.every((key) => dull.has(key))) {
          lines.push(path + ': ' + keys.map(String).sort().join(' '));
        }
        for (const key of keys) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
          for (const v of [value, get, set]) {
            if (v !== null && (typeof v === 'object' || typeof v === 'function')) queue.push([path + '.' + String(key), v]);
          }
        }
        const proto = Object.getPrototypeOf(object);
        if (proto !== null) queue.push([path + '.__proto__', proto]);
      }
      lines.map((line) => line.replace('globalThis.', '')).sort().join('\\n');
      """;

  @Test
  @Hostile(17)
  void globals_membersOfWhatCanBeReached_areTheList() throws IOException {
    List<String> objects = Trial.evalFresh("{" + WALK + "}").asString().lines().toList();

    assertThat(objects)
        .containsExactlyElementsOf(expected("reachable.txt"))
        .hasSizeGreaterThan(80)
        .noneMatch(line -> line.matches("(?i).*(cloche|host_|java|native|wasm|qjs|scriptargs).*"));
  }

  private static List<String> expected(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GlobalsSnapshotTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
