package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.ScriptOrigin;
import dev.cloche.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows context-leak and context-spam: closed contexts cost nothing, others are limited. */
class ContextLeakTest {

  @Test
  void contexts_closed_giveTheirMemoryBack() {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      for (int i = 0; i < 500; i++) {
        Context context = isolate.createContext();
        context.eval(
            "globalThis.large = new Array(20000).fill(" + i + "); globalThis.me = globalThis; 0");
        context.close();
      }
      assertThat(isolate.eval("'alive'").asString()).isEqualTo("alive");
      assertThat(isolate.usage().memoryBytes()).isLessThan(24L << 20);
    }
  }

  @Test
  void contexts_withModulesClosed_giveTheirMemoryBack() {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      String text = "export const large = new Array(20000).fill(0); export const me = () => large;";
      for (int i = 0; i < 300; i++) {
        Context context = isolate.createContext();
        JsModule module = context.compileModule(text, ScriptOrigin.of("m"));
        module.instantiate((specifier, referrer) -> module);
        module.evaluate();
        if (i % 2 == 0) {
          module.close();
        }
        context.close();
        module.close();
      }
      assertThat(isolate.usage().memoryBytes()).isLessThan(24L << 20);
    }
  }

  @Test
  void contexts_untilMemoryIsGone_endInTheLimit() {
    try (Isolate isolate = Isolate.create(Limits.builder().memoryBytes(8L << 20).build())) {
      List<Context> contexts = new ArrayList<>();
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(
              () -> {
                while (contexts.size() < 10_000) {
                  contexts.add(isolate.createContext());
                }
              })
          .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.MEMORY));

      assertThat(contexts).hasSizeGreaterThan(5);
      assertThat(isolate.isClosed()).isTrue();
      contexts.forEach(Context::close);
    }
    assertThat(Trial.evalFresh("1").asInt()).isEqualTo(1);
  }

  /** Nothing of a context that there was no memory for, be it a method, is missing in one. */
  @Test
  void contexts_whenMemoryIsNearlyGone_areWholeOrNone() {
    Limits limits = Limits.builder().memoryBytes(4L << 20).build();
    String count =
        """
        let n = 0;
        for (const name of Object.getOwnPropertyNames(globalThis)) {
          const d = Object.getOwnPropertyDescriptor(globalThis, name);
          for (const o of [d.value, d.value?.prototype]) if (Object(o) === o) n += Reflect.ownKeys(o).length;
        }
        return n;
        """;
    int made = 0;
    int expected = Isolate.create(limits).createContext().evalClosure(count).asInt();
    for (int left = 8 << 10; left < 256 << 10; left += 3001) {
      try (Isolate isolate = Isolate.create(limits)) {
        long free =
            isolate.heapStatistics().heapLimit() - isolate.heapStatistics().heapBytes() - left;
        isolate.eval("globalThis.kept = new Uint8Array(" + free + "); 0");
        Context context = isolate.createContext();
        isolate.eval("delete globalThis.kept; 0");
        made++;
        assertThat(context.evalClosure(count).asInt()).isEqualTo(expected);
      } catch (LimitExceededException limit) {
        assertThat(limit.limit()).isEqualTo(Limit.MEMORY);
      }
    }
    assertThat(made).isBetween(10, 80);
  }

  @Test
  void contexts_manyAtOnce_areEachTheirOwn() {
    try (Isolate isolate = Isolate.create(Limits.builder().memoryBytes(64L << 20).build())) {
      List<Context> contexts = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Context context = isolate.createContext();
        context.eval("var mine = " + i);
        contexts.add(context);
      }
      for (int i = 0; i < contexts.size(); i += 2) {
        contexts.get(i).close();
        contexts.set(i, isolate.createContext());
      }
      for (int i = 0; i < contexts.size(); i++) {
        assertThat(contexts.get(i).eval("typeof mine === 'undefined' ? -1 : mine").asInt())
            .isEqualTo(i % 2 == 0 ? -1 : i);
      }
    }
  }
}
