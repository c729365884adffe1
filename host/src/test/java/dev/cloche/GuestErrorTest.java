package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloche.containment.Hostile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an embedder learns of an error that guest code threw. */
class GuestErrorTest {

  private final Isolate isolate = Isolate.create(Trial.SMALL);

  @AfterEach
  void close() {
    isolate.close();
  }

  private GuestException thrownBy(String source) {
    GuestException failure =
        catchThrowableOfType(GuestException.class, () -> isolate.eval(source, "tenant.js"));
    assertThat(failure).isNotNull();
    HostText.assertAbsent(failure);
    assertThat(isolate.isClosed()).isFalse();
    return failure;
  }

  @Test
  void error_nameMessageAndCause_areKept() {
    GuestException failure =
        thrownBy("throw new RangeError('too far', { cause: new TypeError('why', { cause: 42 }) })");

    assertThat(failure.name()).isEqualTo("RangeError");
    assertThat(failure.guestMessage()).isEqualTo("too far");
    assertThat(failure).hasMessage("RangeError: too far");
    JsError cause = (JsError) failure.guestCause().orElseThrow();
    assertThat(cause.name()).isEqualTo("TypeError");
    assertThat(cause.cause()).contains(JsNumber.of(42));
  }

  @Test
  void error_code_isKeptWhenItIsAStringOrANumber() {
    assertThat(thrownBy("throw Object.assign(new Error('x'), { code: 'ENOENT' })").guestCode())
        .contains(JsValue.of("ENOENT"));
    assertThat(thrownBy("throw Object.assign(new Error('x'), { code: -2.5 })").guestCode())
        .contains(JsNumber.of(-2.5));
    String longCode = "throw Object.assign(new Error('x'), { code: 'c'.repeat(9000), cause: 1 })";
    GuestException cut = thrownBy(longCode);
    assertThat(cut.guestCode().orElseThrow().asString()).hasSize(8192);
    assertThat(cut.guestCause()).contains(JsNumber.of(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ code: undefined }",
        "{ code: null }",
        "{ code: true }",
        "{ code: 1n }",
        "{ code: Symbol() }",
        "{ code: {} }",
        "{ code: Object('s') }",
        "Object.defineProperty({}, 'code', { get: () => { throw 1 }, enumerable: true })",
      })
  void error_codeOfAnotherKind_staysBehind(String properties) {
    String source =
        "throw Object.defineProperties(new Error('x'), Object.getOwnPropertyDescriptors("
            + properties
            + "))";

    assertThat(thrownBy(source).guestCode()).isEmpty();
    assertThat(
            thrownBy("class E extends Error {}; E.prototype.code = 'C'; throw new E()").guestCode())
        .isEmpty();
  }

  @Test
  void errorOfTheHost_hasItsCodeInTheGuest() {
    JsError error = JsError.builder("Error", "x").code("EACCES").cause(2).build();
    isolate.eval(
        """
        globalThis.see = (e) => {
          const { value, enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(e, 'code');
          return [value, enumerable, writable, configurable, e.cause].join();
        };
        globalThis.back = (e) => e; 0""");

    assertThat(isolate.call("see", error).asString()).isEqualTo("EACCES,true,true,true,2");
    assertThat(((JsError) isolate.call("back", error)).code()).contains(JsValue.of("EACCES"));
    assertThat(isolate.eval("'code' in structuredClone(Object.assign(new Error(), { code: 1 }))"))
        .isEqualTo(JsValue.of(false));
  }

  @Test
  void error_stack_hasFilesAndLines() {
    GuestException failure =
        thrownBy(
            """
            function outer() {
              inner();
            }
            function inner() {
              throw new Error('here');
            }
            outer();
            """);

    assertThat(failure.guestStack().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("inner").contains("tenant.js:5:"),
            line -> assertThat(line).contains("outer").contains("tenant.js:2:"),
            line -> assertThat(line).contains("tenant.js:7:"));
  }

  @Test
  void error_ofAnEarlierScript_namesThatScript() {
    isolate.eval("\n\nfunction f() { throw new Error('x'); }", "lib.js");

    assertThat(thrownBy("\nf()").guestStack()).contains("lib.js:3:").contains("tenant.js:2:");
  }

  @Test
  void error_ofSyntax_namesItsPlace() {
    GuestException failure = thrownBy("let ok = 1;\nlet = = 2;");

    assertThat(failure.name()).isEqualTo("SyntaxError");
    assertThat(failure.guestStack()).contains("tenant.js:2:");
  }

  @Test
  void error_ofOwnClass_keepsItsName() {
    GuestException failure =
        thrownBy("class Oops extends Error { get name() { return 'Oops'; } } throw new Oops('x')");

    assertThat(failure.guestMessage()).isEqualTo("x");
    assertThat(failure.name()).isIn("Oops", "Error");
    assertThat(thrownBy("const e = new Error('x'); e.name = 'Mine'; throw e").name())
        .isEqualTo("Mine");
  }

  @Test
  void error_aggregate_keepsItsErrors() {
    GuestException failure = thrownBy("throw new AggregateError([new Error('a'), 7], 'two')");

    JsError error = (JsError) failure.thrown();
    assertThat(error.errors().orElseThrow().length()).isEqualTo(2);
    assertThat(error.errors().orElseThrow().get(0).get("message").asString()).isEqualTo("a");
  }

  @Test
  @Hostile(14)
  void error_texts_areCut() {
    GuestException failure =
        thrownBy(
            "const e = new Error('m'.repeat(1e6)); e.name = 'n'.repeat(1e6); e.stack = 's'.repeat(1e6); throw e");

    assertThat(failure.guestMessage()).hasSize(8192);
    assertThat(failure.name()).hasSize(8192);
    assertThat(failure.guestStack().length()).isLessThanOrEqualTo(16_384);
  }

  @Test
  void error_causesAndErrors_areCut() {
    JsValue at =
        thrownBy(
                "let e = new Error('0'); for (let i = 1; i < 1000; i++) e = new Error(`${i}`, { cause: e }); throw e")
            .thrown();
    int causes = 0;
    while (at instanceof JsError error && error.cause().isPresent()) {
      at = error.cause().get();
      causes++;
    }
    assertThat(causes).isLessThanOrEqualTo(11);

    JsError many =
        (JsError)
            thrownBy("throw new AggregateError(Array.from({ length: 1e5 }, (_, i) => i))").thrown();
    assertThat(many.errors().orElseThrow().length()).isLessThanOrEqualTo(101);
  }

  @Test
  void error_cyclicCause_isKept() {
    JsError error = (JsError) thrownBy("const e = new Error('x'); e.cause = e; throw e").thrown();

    assertThat(error.cause().orElseThrow()).isSameAs(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "undefined", "1", "'text'", "1n", "({ a: 1 })", "[1]", "true"})
  void thrown_whatIsNoError_isKept(String source) {
    JsValue value = isolate.eval("(" + source + ")");

    GuestException failure = thrownBy("throw " + source);

    assertThat(failure.thrown()).hasToString(value.toString());
    assertThat(failure.name()).isEmpty();
    assertThat(failure.guestStack()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw Symbol('s')",
        "throw () => 1",
        "throw new Proxy({}, {})",
        "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy",
        "throw new Proxy(new Error('x'), { get() { throw 1; } })",
        "throw Promise.resolve(1)",
        "throw new WeakMap()",
        "throw { get a() { throw 1; } }",
      })
  void thrown_whatDoesNotCross_isDescribed(String source) {
    GuestException failure = thrownBy(source);

    assertThat(failure.thrown()).isInstanceOf(JsError.class);
    assertThat(failure.guestMessage()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1; } }); throw e",
        "const e = new Error('x'); e.message = { toString() { throw 1; } }; throw e",
        "const e = new Error('x'); e.name = Symbol('n'); e.stack = 7; e.cause = () => 1; throw e",
        "const e = new Error('x'); Object.setPrototypeOf(e, null); throw e",
        "const e = new Error('x'); Object.setPrototypeOf(e, new Proxy(Error.prototype, { get() { throw 1; } })); throw e",
        "const e = new AggregateError([]); e.errors = new Proxy([], { get() { throw 1; } }); throw e",
        "const e = new AggregateError([]); e.errors = { length: 1e9 }; throw e",
        "Error.prepareStackTrace = () => { throw 1; }; throw new Error('x')",
        "Error.prepareStackTrace = (error, frames) => frames; throw new Error('x')",
        "Error.stackTraceLimit = 1e9; const f = (n) => { if (n === 0) throw new Error('x'); f(n - 1); }; f(1000)",
        "Object.defineProperty(Error, 'stackTraceLimit', { get() { throw 1; } }); throw new Error('x')",
        "Error.prototype.toString = () => { throw 1; }; throw new Error('x')",
        "Object.defineProperty(Error.prototype, 'name', { get() { throw 1; } }); throw new Error('x')",
      })
  @Hostile(
      value = {12, 13},
      ends = "ERR")
  void thrown_hostileError_isAnErrorStill(String source) {
    GuestException failure = thrownBy(source);

    assertThat(failure.guestStack().length()).isLessThanOrEqualTo(16_384);
  }
}
