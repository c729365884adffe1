package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.GuestException;
import dev.cloche.HostText;
import dev.cloche.Isolate;
import dev.cloche.LimitExceededException;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The row exception-info: what of a guest's error reaches the host, through each door. */
class ExceptionInfoTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    isolate.close();
  }

  private GuestException thrownBy(String source) {
    RunOptions<?> options = RunOptions.copy().origin(ScriptOrigin.of("test.js"));
    GuestException error =
        catchThrowableOfType(GuestException.class, () -> context.eval(source, options));
    HostText.assertAbsent(error);
    return error;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          throw new Error('m')                                     | Error      | m
          throw new TypeError('m')                                 | TypeError  | m
          throw new URIError('m')                                  | URIError   | m
          class Mine extends Error { name = 'Mine' }; throw new Mine('m') | Mine | m
          throw Object.assign(new Error('m'), { name: 'Own' })     | Own        | m
          throw Object.assign(new Error(), { message: 5 })         | Error      | 5
          throw new DOMException('m', 'AbortError')                | AbortError | m
          decodeURI('%')                                           | URIError   | expecting hex digit
          null.x                                                   | TypeError  | cannot read property 'x' of null
          undefinedName                                            | ReferenceError | undefinedName is not defined
          throw new AggregateError([new Error('a')], 'many')       | AggregateError | many
          """)
  void error_nameAndMessage_comeOut(String source, String name, String message) {
    GuestException error = thrownBy(source);

    assertThat(error.name()).isEqualTo(name);
    assertThat(error.guestMessage()).isEqualTo(message);
    assertThat(error).hasMessage(name + ": " + message);
  }

  @Test
  void error_newlinesInItsMessage_stayInTheMessage() {
    GuestException error = thrownBy("throw new Error('one\\n    at fake (file.js:1:1)\\nthree')");

    assertThat(error.guestMessage()).isEqualTo("one\n    at fake (file.js:1:1)\nthree");
    assertThat(error.guestStack()).contains("test.js:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          throw 1               | 1
          throw null            | null
          throw undefined       | undefined
          throw 'text'          | "text"
          throw { a: [1] }      | {a: [1]}
          throw 10n             | 10
          """)
  void thrown_thatIsNoError_isItself(String source, String expected) {
    GuestException error = thrownBy(source);

    assertThat(error.thrown()).hasToString(expected);
    assertThat(error.name()).isEmpty();
    assertThat(error.guestStack()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw () => 1",
        "throw Symbol('s')",
        "throw new Proxy({}, {})",
        "throw new WeakMap()"
      })
  void thrown_thatCannotBeCopied_isDescribed(String source) {
    assertThat(thrownBy(source).name()).isEqualTo("DataCloneError");
  }

  @Test
  void stack_frames_areInnermostFirst() {
    GuestException error =
        thrownBy(
            """
            function inner() { throw new Error('deep'); }
            function middle() { inner(); }
            (function outer() { middle(); })();
            """);

    assertThat(error.guestStack())
        .containsSubsequence("inner", "test.js:1", "middle", "test.js:2", "outer", "test.js:3");
  }

  @Test
  void stack_throughEachDoor_hasTheGuestsFrames() {
    Reference function =
        context.eval(
            "(function named() { throw new Error('x'); })",
            RunOptions.reference().origin(ScriptOrigin.of("reference.js")));

    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(function::call)
        .satisfies(error -> assertThat(error.guestStack()).contains("named", "reference.js:1"));
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.evalClosure("(function inClosure() { null.x; })()"))
        .satisfies(error -> assertThat(error.guestStack()).contains("inClosure"));
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(
            () ->
                isolate
                    .compileScript(
                        "(function inScript() { null.x; })()", ScriptOrigin.of("script.js"))
                    .run(context))
        .satisfies(error -> assertThat(error.guestStack()).contains("inScript", "script.js:1"));
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.eval("(async function rejects() { await null; null.x; })()"))
        .satisfies(error -> assertThat(error.guestStack()).contains("rejects"));
  }

  /** From isolate to isolate through the host: each sees its own frames and none of the host's. */
  @Test
  void stack_acrossIsolates_isEachOnesOwn() {
    try (Isolate other = Isolate.create(Patient.LIMITS)) {
      Reference fails =
          other
              .context()
              .eval(
                  "(function secretive() { throw new RangeError('inner'); })",
                  RunOptions.reference());
      context.global().set("fails", Callback.of("fails", args -> fails.call()));

      GuestException error = thrownBy("(function outer() { fails(); })()");
      assertThat(error.guestMessage()).isEqualTo("the host function fails failed");
      assertThat(error.guestStack()).contains("outer").doesNotContain("secretive");
    }
  }

  @Test
  void error_causes_comeOut() {
    GuestException error =
        thrownBy("throw new Error('a', { cause: new TypeError('b', { cause: { c: 1 } }) })");

    assertThat(error.guestCause()).isPresent();
    assertThat(error.guestCause().get().get("message").asString()).isEqualTo("b");
    assertThat(error.guestCause().get().get("cause")).hasToString("{c: 1}");
  }

  @Test
  void error_ofHostileProperties_isStillAnError() {
    for (String source :
        new String[] {
          "throw Object.defineProperty(new Error('m'), 'message', { get() { throw 1; } })",
          "throw Object.defineProperty(new Error('m'), 'stack', { get() { throw 1; } })",
          "throw Object.defineProperty(new Error('m'), 'name', { value: { toString() { throw 1; } } })",
          "throw new Error('x'.repeat(1e6))",
          "throw Object.assign(new Error('m'), { stack: 5, name: Symbol() })",
          "throw Object.setPrototypeOf(new Error('m'), null)",
          "Error.prepareStackTrace = () => { throw 1; }; throw new Error('m')",
          "const e = new Error('m'); e.cause = e; throw e",
        }) {
      GuestException error = thrownBy(source);
      assertThat(error.guestMessage().length()).as(source).isLessThan(20_000);
    }
    assertThat(context.eval("1").asInt()).isEqualTo(1);
  }

  @Test
  void error_ofALimit_saysWhichAndHowMuch() {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () ->
                context.eval(
                    "(function loops() { for (;;); })()",
                    RunOptions.copy().timeout(Duration.ofMillis(40))))
        .withMessageContaining("40 ms");
  }

  @Test
  void error_javaStack_showsTheCaller() {
    GuestException error = thrownBy("throw new Error('m')");

    assertThat(error.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .contains(ExceptionInfoTest.class.getName());
  }
}
