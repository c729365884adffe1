package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest writes no more to the console than the limit, over the isolate's life. */
class ConsoleLimitTest {

  private final List<String> lines = new ArrayList<>();

  private IsolateBuilder builder(int characters) {
    return Isolate.builder()
        .limits(Limits.builder().consoleBytes(characters).timeout(Duration.ofSeconds(20)).build())
        .console((level, text) -> lines.add(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;) console.log('0123456789');",
        "for (;;) console.error();",
        "console.log('x'.repeat(2000));",
        "try { for (;;) console.log('0123456789'); } catch { console.log('again'); }",
        "for (;;) { console.group(); console.log(1); }",
        "console.log(Array(5000).fill('long text'));",
      })
  @Hostile(value = 98, ends = "LIMIT")
  void console_overTheLimit_endsTheRun(String source) {
    Trial trial = Trial.run(builder(1000), source);

    assertThat(trial.ending()).isEqualTo("CONSOLE");
    assertThat(trial.closed()).isTrue();
    assertThat(lines.stream().mapToInt(line -> line.length() + 1).sum()).isLessThanOrEqualTo(1000);
    assertThat(lines).doesNotContain("again");
  }

  @Test
  void console_isCountedOverAllRuns() {
    try (Isolate isolate = builder(100).build()) {
      assertThat(Trial.ending(isolate, "console.log('x'.repeat(60))")).isEqualTo("value");
      assertThat(Trial.ending(isolate, "console.log('x'.repeat(60))")).isEqualTo("CONSOLE");
    }
    assertThat(lines).containsExactly("x".repeat(60));
  }

  @Test
  void console_noneGranted_refusesTheFirstLine() {
    assertThat(Trial.run(builder(0), "console.log()").ending()).isEqualTo("CONSOLE");
    assertThat(Trial.run(builder(0), "1").ending()).isEqualTo("value");
  }

  @Test
  void console_afterTheDeadline_isSilent() {
    Limits limits = Limits.builder().timeout(Duration.ofMillis(120)).build();

    Trial.run(
        Isolate.builder().limits(limits).console((level, text) -> lines.add(text)),
        "try { for (;;); } finally { console.log('after') }");

    assertThat(lines).isEmpty();
  }

  @Test
  @Hostile(98)
  void console_controlCharacters_areReplaced() {
    Trial.run(builder(1000), "console.log('a\\u001b[31mb\\r\\u0000c\\u009b\\td\\ne')");

    assertThat(lines).containsExactly("a\ufffd[31mb\ufffd\ufffdc\ufffd\td\ne");
  }

  @Test
  void console_hostileValues_areWrittenWithoutTheirCode() {
    Trial trial =
        Trial.run(
            builder(100_000),
            """
            let ran = 0;
            const p = new Proxy({}, { get() { ran++; }, ownKeys() { ran++; return []; }, getPrototypeOf() { ran++; return null; } });
            console.log(p, { get a() { ran++; return 1; } }, new Map([[p, p]]), Symbol('s'), -0, 1n, null, [, 1]);
            console.log('%s %d %i %j %o %O %% %c', 'a');
            console.log(Object.create(null), new Date(NaN), [undefined], () => 1, class A {});
            console.table([{ get a() { ran++; return 1; }, b: p }, p], ['a', 'b']);
            console.table(p);
            console.dir(p);
            ran;
            """);

    assertThat(trial.ending()).isEqualTo("value");
    assertThat(trial.value()).hasToString("0");
    assertThat(lines).hasSize(6);
    assertThat(lines.get(3)).contains("│ [Getter] │ {} │");
  }
}
