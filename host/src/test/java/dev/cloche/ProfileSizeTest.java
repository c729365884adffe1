package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guests that want their profile to be large, or to be no JSON. */
class ProfileSizeTest {

  private static final ProfilerOptions SMALL =
      ProfilerOptions.defaults().withInterval(1000).withMaxNodes(100);

  private static FuelProfile profile(String source) {
    Limits limits = Limits.builder().timeout(Duration.ofMinutes(1)).build();
    try (Isolate isolate = Isolate.create(limits)) {
      isolate.profiler().start(SMALL);
      isolate.eval(source);
      return isolate.profiler().stop();
    }
  }

  private static int nodes(ProfileNode node) {
    return 1 + node.children().stream().mapToInt(ProfileSizeTest::nodes).sum();
  }

  @Test
  void endlessFunctions_areCountedAsOther() {
    FuelProfile profile =
        profile(
            """
            for (let i = 0; i < 1000; i++) {
              const f = () => { for (let j = 0; j < 20; j++); };
              Object.defineProperty(f, 'name', { value: 'f' + i });
              f();
            }
            """);
    assertThat(nodes(profile.root())).isEqualTo(100);
    FunctionFuel largest = profile.top(1).get(0);
    assertThat(largest.function()).isEqualTo("(other)");
    assertThat(largest.selfFuel()).isGreaterThan(profile.fuel() / 3);
  }

  @Test
  void endlessStacks_areCountedAsOther() {
    FuelProfile profile =
        profile(
            """
            const fs = [0, 1, 2, 3].map((i) => (n) => n > 0 && fs[(n >> 2) % 4](n - 1 - i));
            for (let i = 0; i < 300; i++) fs[i % 4](i);
            """);
    assertThat(nodes(profile.root())).isEqualTo(100);
    assertThat(profile.top(100)).extracting(FunctionFuel::function).contains("(other)");
  }

  @Test
  void deepRecursion_isCut() {
    String source =
        "function f(n) { return n ? f(n - 1) : 0 } for (let i = 0; i < 20; i++) f(3000)";
    Limits limits = Limits.builder().timeout(Duration.ofMinutes(1)).build();
    try (Isolate isolate = Isolate.create(limits)) {
      isolate.profiler().start(SMALL.withMaxNodes(10_000));
      isolate.eval(source);
      FuelProfile profile = isolate.profiler().stop();

      assertThat(nodes(profile.root())).isLessThan(1000);
      assertThat(profile.top(100)).extracting(FunctionFuel::function).contains("(truncated)", "f");
    }
  }

  @Test
  void names_areJsonWhateverTheyAre() throws Exception {
    String source =
        """
        const f = () => { for (let i = 0; i < 1000; i++); };
        Object.defineProperty(f, 'name', { value: '"\\\\\\ud800\\u0000\\n\\udc00\\ud83d\\ude00' });
        f();
        """;
    JsonNode json = new ObjectMapper().readTree(profile(source).toCpuProfile());
    assertThat(json.get("nodes").findValuesAsText("functionName"))
        .contains("\"\\\uFFFD\u0000\n\uFFFD\uD83D\uDE00");
  }
}
