package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/** What options give a program, and that it has nothing without them. */
class GrantsTest {

  private static final String CHANCE = "[Math.random(), Math.random()].join()";

  @Test
  void fuel_isTheSameTwice() throws Exception {
    assertThat(fuel()).isPositive().isEqualTo(fuel());
  }

  private static long fuel() throws Exception {
    String line = Terminal.run("eval", "--json", "[3, 1, 2].sort().join()").out();
    return new JsonMapper().readTree(line).at("/usage/fuel").longValue();
  }

  @Test
  void timeout_leastAndMost_areTaken() {
    assertThat(Terminal.run("eval", "--timeout", "1440m", "1").out()).isEqualTo("1\n");
    // Enough to begin, if not to end.
    assertThat(Terminal.run("eval", "--timeout", "1ms", "for (;;);").status())
        .isEqualTo(ExitStatus.TIMEOUT);
  }

  @Test
  void seed_repeatsChance() {
    String first = Terminal.run("eval", "--seed", "7", CHANCE).out();
    assertThat(Terminal.run("eval", "--seed", "7", CHANCE).out()).isEqualTo(first);
    assertThat(Terminal.run("eval", "--seed", "8", CHANCE).out()).isNotEqualTo(first);
  }

  @Test
  void seed_isNewByDefault() {
    assertThat(Terminal.run("eval", CHANCE).out()).isNotEqualTo(Terminal.run("eval", CHANCE).out());
  }

  @Test
  void time_stopsTheClock() {
    assertThat(
            Terminal.run("eval", "--time", "2026-01-31T12:00:00Z", "new Date().toISOString()")
                .out())
        .isEqualTo("2026-01-31T12:00:00.000Z\n");
  }

  @Test
  void context_becomesGlobals() {
    assertThat(Terminal.run("eval", "--context", "{\"a\":{\"b\":[1,2]}}", "a.b.length").out())
        .isEqualTo("2\n");
  }

  @Test
  void script_cannotRequire() {
    assertThat(Terminal.run("eval", "typeof require + typeof exports + typeof module").out())
        .isEqualTo("undefinedundefinedundefined\n");
  }
}
