package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code console} and the globals from libraries come into a further context when they are first
 * asked for, and work whatever the guest has done before.
 */
class LateShimTest {

  private final List<String> lines = new ArrayList<>();

  private Isolate isolate;
  private Context context;

  @BeforeEach
  void open() {
    isolate =
        Isolate.builder()
            .limits(Patient.LIMITS)
            .console((level, text) -> lines.add(level + " " + text))
            .build();
    context = isolate.createContext();
  }

  @AfterEach
  void close() {
    assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
    isolate.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Array.isArray = Reflect.apply = Reflect.ownKeys = Object.setPrototypeOf = null",
        "for (const key of Reflect.ownKeys(String.prototype)) delete String.prototype[key]",
        "delete globalThis.Reflect; delete globalThis.Object; globalThis.globalThis = 1",
        "String = Number = Error = TypeError = Uint8Array = JSON = Math = performance = undefined",
        "Object.prototype.get = Object.prototype.value = 1; Object.freeze(Object.prototype)",
        "Object.defineProperty(Array.prototype, '0', { set() { throw 1 } })",
        "Error.prepareStackTrace = () => { throw 1 }; Error.stackTraceLimit = 'x'",
        "Object.setPrototypeOf(globalThis, null)",
        "Function.prototype.call = Function.prototype.apply = Function.prototype.prototype = 1",
      })
  void console_whateverTheGuestHasChanged_prints(String change) {
    context.eval(change + "; 0");
    context.eval(
        "console.log('%s is %d', 'a', 1, [new Map([[{ b: 'c' }, new ArrayBuffer(2)]])]); 0");
    context.eval("console.count(Symbol('x')); 0");

    assertThat(lines)
        .containsExactly(
            "log a is 1 [\n"
                + "  Map(1) {\n"
                + "    { b: 'c' } => ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }\n"
                + "  }\n"
                + "]",
            "log Symbol(x): 1");
  }

  @Test
  void console_looksAsIfItWereThere() {
    String look =
        """
        const own = Object.getOwnPropertyDescriptor(globalThis, 'console');
        const { value, ...rest } = own;
        return JSON.stringify([rest, Object.keys(value), Object.hasOwn(globalThis, 'console'),
            value === console, Object.getOwnPropertyNames(globalThis)]);
        """;

    assertThat(context.evalClosure(look).asString())
        .isEqualTo(isolate.context().evalClosure(look).asString());
    assertThat(isolate.createContext().global().get("console").get("log").typeOf())
        .isEqualTo("function");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console = { log: () => 'own' }; console.log()",
        "var console = { log: () => 'own' }; console.log()",
        "delete globalThis.console; globalThis.console = { log: () => 'own' }; console.log()",
        "Object.defineProperty(globalThis, 'console', { value: { log: () => 'own' } }); console.log()",
        "Buffer = 'own'; Buffer",
        "delete globalThis.URL; typeof URL === 'undefined' ? 'own' : 1",
        "(globalThis[Symbol('before')] = 1, Object.freeze(globalThis), typeof Buffer.from) === 'function' ? 'own' : 1",
      })
  void globals_replacedBeforeTheyAreRead_areTheGuests(String source) {
    assertThat(context.eval(source).asString()).isEqualTo("own");
    assertThat(isolate.eval("typeof console.log + typeof Buffer.from").asString())
        .isEqualTo("functionfunction");
  }

  @Test
  void console_whoseFirstUseHasNoStackLeft_worksAfterwards() {
    context.eval(
        """
        let failed = 0;
        function dive() {
          try { dive(); } catch { try { console.log('deep'); } catch { failed++; } }
        }
        dive();
        console.log('failed', failed > 0);
        0
        """);

    assertThat(lines).last().isEqualTo("log failed true");
  }

  @Test
  void console_extendedByTheHost_keepsItsMethods() {
    isolate.hostFunction("console.log", arguments -> lines.add("host"));
    Context made = isolate.createContext();
    made.eval("console.log('x'); console.warn('y'); 0");

    assertThat(lines).containsExactly("host", "warn y");
  }

  @Test
  void context_closed_itsConsoleCanStillBeLoaded() {
    Reference prints =
        context.eval(
            "(text) => { console.log(text, typeof Buffer.from); }", RunOptions.reference());
    context.close();
    isolate.createContext();
    prints.call("one");
    prints.call("two");

    assertThat(lines).containsExactly("log one function", "log two function");
  }

  @Test
  void context_closed_itsGlobalsAreOfOneShim() {
    Reference asks =
        context.eval(
            "() => new URL('http://a/?b').searchParams instanceof URLSearchParams",
            RunOptions.reference());
    Reference frozen =
        context.eval(
            "() => { Object.freeze(globalThis); TextEncoder = 1; return Buffer === Buffer && typeof TextEncoder; }",
            RunOptions.reference());
    context.close();
    isolate.createContext();

    assertThat(asks.call().asBoolean()).isTrue();
    assertThat(frozen.call().asString()).isEqualTo("function");
  }

  @Test
  void contexts_haveConsolesOfTheirOwn() {
    Context other = isolate.createContext();
    Reference console = other.eval("console", RunOptions.reference());
    context.eval("console.group('a'); console.count(); 0");
    other.eval("console.count(); 0");

    assertThat(context.evalClosure("return $0 === console", console).asBoolean()).isFalse();
    assertThat(other.evalClosure("return $0 instanceof Object", console).asBoolean()).isTrue();
    assertThat(lines).containsExactly("log a", "log   default: 1", "log default: 1");
  }
}
