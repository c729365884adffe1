package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A further context, whose {@code console} is not there before its first use, cannot be told from
 * the first one, which has it from the start.
 */
class LateGlobalsTest {

  private static final int MI = 1 << 20;

  private static String outcome(Context context, String script) {
    try {
      return context.eval(script).toString();
    } catch (RuntimeException failure) {
      return failure.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reflect.set(globalThis, 'console', 1, {}) + typeof console.log",
        "Reflect.set(globalThis, 'console', 1, 'text') + typeof console.log",
        "const o = {}; Reflect.set(globalThis, 'console', 1, o); JSON.stringify(o)",
        "const o = Object.create(globalThis); o.console = 5; Object.keys(o) + typeof console.log",
        "const o = Object.create(globalThis); typeof o.console.log + (o.console === console)",
        "with (Object.create(globalThis)) { console = 4; } typeof console",
        "Number.prototype.__proto__ = globalThis; 5..console = 1; typeof 5..console.log",
        "const list = []; list.__proto__ = globalThis; list.console = 2; list.console + typeof console.log",
        "const o = { __proto__: globalThis, f() { super.console = 3; return this.console; } }; o.f()",
        "const p = new Proxy(globalThis, {}); p.console = 1; JSON.stringify(console)",
        "const o = { __proto__: new Proxy(globalThis, {}) }; o.console = 1; Object.keys(o) + typeof console.log",
        "class A { constructor() { return globalThis; } } class B extends A { console = 1; } new B(); console",
        "var console = 3; JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, 'console'))",
        "function console() {} JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, 'console'))",
        "eval('function console() {}'); JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, 'console'))",
        "let console = 'lexical'; console + typeof globalThis.console.log",
        "class console {} typeof console + typeof globalThis.console.log",
        "for (var console in { a: 1 }); console",
        "({ console } = { console: 9 }); console",
        "console ??= 1; console &&= 2; console",
        "Object.defineProperty(globalThis, 'console', { writable: false }); console = 1; typeof console.log",
        "Object.defineProperty(globalThis, 'console', { enumerable: true }); Object.keys({ ...globalThis }).join()",
        "Object.defineProperty(globalThis, 'console', { get: () => 7 }); console",
        "Object.defineProperty(globalThis, 'console', { configurable: false }); delete globalThis.console",
        "const { console: own, ...rest } = globalThis; typeof own.log + Object.keys(rest)",
        "Object.keys(Object.assign({}, globalThis)).join() + ('console' in globalThis)",
        "delete globalThis.console; console = 1; Object.keys(globalThis).join()",
        "Object.preventExtensions(globalThis); typeof console.log",
        "Reflect.ownKeys(globalThis).map((key) => String(key) + typeof globalThis[key]).join()",
      })
  void furtherContext_isAsTheFirst(String script) {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      Context context = isolate.createContext();
      assertThat(outcome(context, script)).isEqualTo(outcome(isolate.context(), script));
      assertThat(isolate.createContext().eval("typeof console.log").asString())
          .isEqualTo("function");
    }
  }

  /** However much memory there is left: the isolate ends in its limit, or its console works. */
  @Test
  void console_whoseFirstUseHasLittleMemoryLeft_worksOrEndsTheIsolate() {
    Set<List<String>> ends = new HashSet<>();
    for (int kept = 5_000_000; kept <= 5_800_000; kept += 20_000) {
      ends.add(linesWithMemoryKept(kept));
    }
    assertThat(ends)
        .contains(List.of("begun", "2"), List.of("begun", "1", "2"))
        .isSubsetOf(List.of(), List.of("begun"), List.of("begun", "2"), List.of("begun", "1", "2"));
  }

  private static List<String> linesWithMemoryKept(int bytes) {
    List<String> lines = new ArrayList<>();
    try (Isolate isolate =
        Isolate.builder()
            .limits(Patient.LIMITS.toBuilder().memoryBytes(6 * MI).build())
            .hostFunction("begun", arguments -> lines.add("begun"))
            .console((level, text) -> lines.add(text))
            .build()) {
      Context context = isolate.createContext();
      try {
        context.eval(
            "globalThis.kept = new ArrayBuffer(%d); begun(); try { console.log(1); } catch {} kept = null;"
                .formatted(bytes));
        context.eval("console.log(2); 0");
        assertThat(lines).as("%d bytes kept", bytes).endsWith("2");
      } catch (LimitExceededException full) {
        assertThat(full.limit()).isEqualTo(Limit.MEMORY);
        assertThat(isolate.isClosed()).isTrue();
      }
    }
    return lines;
  }
}
