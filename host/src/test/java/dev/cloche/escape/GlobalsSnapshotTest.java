package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.Trial;
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

  /** Walks from the global object through properties and prototypes; answers each path once. */
  private static final String WALK =
      """
      const seen = new Set(), paths = [], queue = [['globalThis', globalThis]];
      while (queue.length) {
        const [path, object] = queue.shift();
        if (seen.has(object)) continue;
        seen.add(object);
        for (const key of Reflect.ownKeys(object)) {
          const at = path + '.' + String(key);
          paths.push(at.replace('globalThis.', ''));
          const d = Object.getOwnPropertyDescriptor(object, key);
          for (const v of [d.value, d.get, d.set]) {
            if (v !== null && (typeof v === 'object' || typeof v === 'function')) queue.push([at, v]);
          }
        }
        const proto = Object.getPrototypeOf(object);
        if (proto !== null) queue.push([path + '.[[Prototype]]', proto]);
      }
      paths.sort().join('\\n');
      """;

  @Test
  void globals_namesOfTheGlobalObject_areTheList() throws IOException {
    List<String> names =
        Trial.evalFresh("Reflect.ownKeys(globalThis).map(String).sort().join('\\n')")
            .asString()
            .lines()
            .toList();

    assertThat(names).containsExactlyElementsOf(expected("globals.txt"));
  }

  @Test
  void globals_reachableMembers_haveNoHostNames() {
    String paths;
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      paths = isolate.eval("{" + WALK + "}").asString();
    }

    assertThat(paths.lines())
        .hasSizeBetween(900, 2000)
        .noneMatch(path -> path.matches("(?i).*(cloche|host_|import|java|native|wasm|qjs).*"));
  }

  private static List<String> expected(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GlobalsSnapshotTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
