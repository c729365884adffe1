package dev.cloche.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.EngineFaultException;
import dev.cloche.GuestException;
import dev.cloche.GuestVisibleException;
import dev.cloche.HostMethod;
import dev.cloche.HostText;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What guests do to installed objects, and objects that cannot be installed. */
class InstallHostileTest {

  record Order(List<Line> lines) {}

  record Line(String name, int price) {
    Line {
      if (price < 0) {
        throw new GuestVisibleException("RangeError", "a price below 0");
      }
      if (price > 1000) {
        throw new IllegalStateException("secret");
      }
    }
  }

  record Leak(Object thing) {}

  enum Size {
    SMALL,
    LARGE
  }

  @SuppressWarnings("DoNotCallSuggester") // Guests call them.
  static final class Api {
    int calls;

    @HostMethod
    public int order(Order order) {
      calls++;
      return order.lines().size();
    }

    @HostMethod
    public void two(int a, String b) {
      calls++;
    }

    @HostMethod
    public void size(Size size) {
      calls++;
    }

    @HostMethod
    public void many(Map<String, Integer> scores, byte... rest) {
      calls++;
    }

    @HostMethod
    public void nothing() throws IOException {
      throw new IOException("secret");
    }

    @HostMethod
    public void visible() {
      throw new GuestVisibleException("TypeError", "told");
    }

    @HostMethod
    public void error() {
      throw new LinkageError("secret");
    }

    @HostMethod
    public Object leak(int kind) {
      return switch (kind) {
        case 0 -> this;
        case 1 -> new Leak(Thread.currentThread());
        case 2 -> new Leak(String.class);
        case 3 -> List.of(new IllegalStateException("secret"));
        case 4 -> (Runnable) () -> {};
        case 5 -> new Leak(InstallHostileTest.class.getClassLoader());
        case 6 -> new FutureTask<>(() -> 1);
        default -> new Leak(new Leak(new StackTraceElement("secret", "secret", "secret", 1)));
      };
    }

    @HostMethod
    public CompletionStage<Object> leakLater() {
      return CompletableFuture.completedStage(new Leak(Thread.currentThread()));
    }
  }

  private final Api api = new Api();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "two() | TypeError: api.two takes 2 arguments, not 0",
        "two(1, 'x', 2) | TypeError: api.two takes 2 arguments, not 3",
        "two('1', 'x') | TypeError: argument 1 of api.two must be an integer of 32 bits, not string",
        "two(1.5, 'x') | TypeError: argument 1 of api.two must be an integer of 32 bits, not 1.5",
        "two(1, 5) | TypeError: argument 2 of api.two must be a string, not 5",
        "two(1, null) | TypeError: argument 2 of api.two must be a string, not null",
        "two(1, { toString: 'x' }) | TypeError: argument 2 of api.two must be a string, not Object",
        "two(1, ['x']) | TypeError: argument 2 of api.two must be a string, not Array",
        "many() | TypeError: api.many takes at least 1 argument, not 0",
        "many({}, 1, 128) | TypeError: argument 3 of api.many must be an integer of 8 bits, not 128",
        "many({ a: 'x' }) | TypeError: argument 1.a of api.many must be an integer of 32 bits",
        "many({ '\\n[x]': 'x' }) | TypeError: argument 1[\"\\n[x]\"] of api.many must be an integer of 32 bits",
        "nothing(1) | TypeError: api.nothing takes 0 arguments, not 1",
        "size('HUGE') | TypeError: argument 1 of api.size must be one of 'SMALL', 'LARGE', not string",
        "order({ lines: [{ name: 'x', price: 'y' }] }) | TypeError: argument 1.lines[0].price of api.order must be an integer of 32 bits",
        "order({ lines: [{ name: 'x', price: 1001 }] }) | TypeError: argument 1.lines[0] of api.order is not accepted",
        "order({ lines: [{ name: 'x', price: -1 }] }) | RangeError: a price below 0",
        "order({ lines: 'x' }) | TypeError: argument 1.lines of api.order must be an array",
        "order(cycle) | TypeError: argument 1 of api.order must be an object, not Object",
        "order(() => 1) | DataCloneError: arguments[0] could not be cloned: it is a function",
        "order({ get lines() { throw new EvalError('mine') } }) | EvalError: mine",
        "nothing() | Error: the host function api.nothing failed",
        "visible() | TypeError: told"
      })
  void install_argumentsThatDoNotFit_areErrorsInTheGuest(String call, String error) {
    Trial trial =
        Trial.run(
            Isolate.builder().limits(Trial.SMALL).install("api", api),
            "const cycle = { lines: [] }; cycle.lines.push(cycle);"
                + "try { api."
                + call
                + " } catch (e) { if (!(e instanceof Error)) throw 1; `${e.name}: ${e.message}` }");

    assertThat(trial.value()).isEqualTo(JsValue.of(error));
    assertThat(api.calls).isZero();
  }

  @Test
  void install_prototypeNames_areDataOnly() {
    Trial trial =
        Trial.run(
            Isolate.builder().limits(Trial.SMALL).install("api", api),
            "api.order(JSON.parse('{\"lines\":[],\"__proto__\":{\"x\":1},\"constructor\":5,\"class\":\"java.lang.Thread\",\"@class\":\"x\"}'))");

    assertThat(trial.ending()).isEqualTo("value");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void install_resultThatIsNoData_staysInTheHost(int kind) {
    Trial trial =
        Trial.run(
            Isolate.builder().limits(Trial.SMALL).install("api", api), "api.leak(" + kind + ")");

    assertThat(trial.failure())
        .isInstanceOf(GuestException.class)
        .hasMessage("Error: the host function api.leak failed");
  }

  @Test
  void install_stageOfWhatIsNoData_staysInTheHost() {
    Trial trial =
        Trial.run(Isolate.builder().limits(Trial.SMALL).install("api", api), "api.leakLater()");

    assertThat(trial.failure()).hasMessage("Error: the host function api.leakLater failed");
  }

  @Test
  void install_methodThatThrowsAnError_endsTheRun() {
    Trial trial =
        Trial.run(Isolate.builder().limits(Trial.SMALL).install("api", api), "api.error()");

    assertThat(trial.failure()).isInstanceOf(EngineFaultException.class);
  }

  @Test
  void install_guestThatGuardsTheName_seesNothingOfTheHost() {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval(
          """
          Object.defineProperty(globalThis, 'frozen', { value: Object.freeze({}) });
          Object.defineProperty(globalThis, 'number', { value: 5 });
          globalThis.trap = new Proxy({}, { defineProperty() { throw new RangeError('trap') } });
          0
          """);
      for (String name : List.of("frozen", "number", "trap")) {
        assertThatThrownBy(() -> isolate.install(name, api))
            .isInstanceOfSatisfying(GuestException.class, HostText::assertAbsent);
      }
      isolate.install("__proto__", api);
      isolate.install("constructor", api);
      assertThat(isolate.eval("typeof ({}).order + typeof constructor.order").asString())
          .isEqualTo("undefinedfunction");
    }
  }

  static class NotPublic {
    @HostMethod
    void hidden() {}

    @HostMethod
    public void shown() {}
  }

  static final class Heir extends NotPublic {}

  static final class Overloaded {
    @HostMethod
    public void f(int a) {}

    @HostMethod
    public void f(String a) {}
  }

  static final class Twice {
    @HostMethod
    public void f() {}

    @HostMethod("f")
    public void g() {}
  }

  static final class Callback {
    @HostMethod
    public void f(Function<String, String> callback) {}
  }

  static final class Dangerous {
    @HostMethod
    public void f(Class<?> type) {}
  }

  static final class OtherOptional {
    @HostMethod
    public void f(OptionalInt number) {}
  }

  static final class Waits {
    @HostMethod
    public void f(Future<String> text) {}
  }

  static final class BadName {
    @HostMethod("a b")
    public void f() {}
  }

  @Test
  void install_closedIsolate_isRefused() {
    Isolate isolate = Isolate.create();
    try (isolate) {
      assertThat(isolate.isClosed()).isFalse();
    }
    assertThatThrownBy(() -> isolate.install("api", api)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void install_objectThatCannotBe_isRefused() {
    Map<Object, String> refused =
        Map.of(
            new Object(),
            "has no public methods that are themselves annotated",
            (Consumer<String>) text -> {},
            "has no public methods that are themselves annotated",
            new NotPublic(),
            "but not public",
            new Heir(),
            "but not public",
            new Overloaded(),
            "two methods for guests that are called api.f",
            new Twice(),
            "two methods for guests that are called api.f",
            new Callback(),
            "a parameter of",
            new Dangerous(),
            "a parameter of",
            new Waits(),
            "a parameter of",
            new BadName(),
            "must be identifiers");
    refused.forEach(
        (object, message) -> {
          assertThatThrownBy(() -> Isolate.builder().install("api", object))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(message);
          try (Isolate isolate = Isolate.create()) {
            assertThatThrownBy(() -> isolate.install("api", object))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
          }
        });
    assertThatThrownBy(() -> Isolate.builder().install("api", new OtherOptional()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Isolate.builder().install("a b", api))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Isolate.builder().install("api", api).install("api", api))
        .hasMessageContaining("there is a host function api.error already");
  }
}
