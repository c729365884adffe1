package dev.cloche.internal.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an isolate remembers of its modules for an image. */
class ResolutionsTest {

  private final Resolutions resolutions = new Resolutions();

  @Test
  void lookups_thatAreRepeated_areRememberedOnce() {
    assertThat(resolutions.add("./a", "/", "/a.js")).isEqualTo("/a.js");
    resolutions.add("./a", "/", "/other.js");

    assertThat(resolutions.found())
        .containsExactly(Map.entry(new Resolutions.Lookup("./a", "/"), "/a.js"));
  }

  /** A guest can write the same specifier in any number of ways. */
  @Test
  void lookups_withoutEnd_areForgotten() {
    String dots = "./".repeat(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(resolutions.add(dots + i, "/", "/a.js")).isEqualTo("/a.js");
    }

    assertThat(resolutions.found()).isNull();
  }
}
