package dev.cloche.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.HostText;
import dev.cloche.Isolate;
import dev.cloche.JsArray;
import dev.cloche.LimitExceededException;
import dev.cloche.Trial;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interfaces, arguments and results that do not fit. */
class ExportRefusedTest {

  private final Isolate isolate = Isolate.create(Trial.SMALL);

  @AfterEach
  void close() {
    isolate.close();
  }

  interface Overloaded {
    int f(int a);

    int f(String a);
  }

  interface Empty {
    static void nothing() {}
  }

  sealed interface Sealed permits Only {
    void f();
  }

  record Only() implements Sealed {
    @Override
    public void f() {}
  }

  interface Unreadable {
    OptionalInt f();
  }

  interface Abstract {
    CompletionStage<Stream<String>> f();
  }

  interface Dangerous {
    Class<?> f();
  }

  interface Late {
    StreamHolder f();
  }

  record StreamHolder(Stream<String> stream) {}

  @ParameterizedTest
  @CsvSource({
    "java.lang.String, is not an interface",
    "java.lang.Override, is not an interface",
    "dev.cloche.typed.ExportRefusedTest$Overloaded, 'has two methods f, but'",
    "dev.cloche.typed.ExportRefusedTest$Empty, has no methods",
    "java.util.RandomAccess, has no methods",
    "dev.cloche.typed.ExportRefusedTest$Sealed, is sealed",
    "dev.cloche.typed.ExportRefusedTest$Unreadable, the result of",
    "dev.cloche.typed.ExportRefusedTest$Abstract, the result of",
    "dev.cloche.typed.ExportRefusedTest$Dangerous, the result of"
  })
  void export_type(String name, String message) throws Exception {
    Class<?> type = Class.forName(name);
    assertThatThrownBy(() -> isolate.export(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  interface Guest {
    int number();

    byte small();

    float single();

    String text();

    boolean truth();

    char letter();

    Colour colour();

    Letter letterNamed();

    Nested nested();

    List<Item> items();

    Map<String, Integer> scores();

    Set<String> names();

    JsArray array();

    void nothing();

    void take(Object argument);

    Validated validated();
  }

  enum Colour {
    RED,
    GREEN
  }

  enum Letter {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
    U
  }

  record Item(String name, int price) {}

  record Nested(List<Item> items, Map<String, Item> named) {}

  record Validated(int size) {
    Validated {
      if (size > 10) {
        throw new IllegalStateException("secret of the host's");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "number | '5' | the result of number must be an integer of 32 bits, not string",
        "number | 1.5 | the result of number must be an integer of 32 bits, not 1.5",
        "number | 2 ** 31 | the result of number must be an integer of 32 bits, not 2147483648",
        "number | NaN | the result of number must be an integer of 32 bits, not NaN",
        "number | 2n ** 64n | the result of number must be an integer of 32 bits, not 18446744073709551616",
        "number | null | the result of number must be an integer of 32 bits, not null",
        "number | { valueOf: 1 } | the result of number must be an integer of 32 bits, not Object",
        "small | 128 | the result of small must be an integer of 8 bits, not 128",
        "single | 1e300 | the result of single must be a number of single precision, not 1e+300",
        "text | 5 | the result of text must be a string, not 5",
        "truth | 1 | the result of truth must be a boolean, not 1",
        "letter | 'xy' | the result of letter must be a string of one character, not string",
        "colour | 'BLUE' | the result of colour must be one of 'RED', 'GREEN', not string",
        "colour | 0 | the result of colour must be one of 'RED', 'GREEN', not 0",
        "letterNamed | 'Z' | the result of letterNamed must be one of 21 names, not string",
        "letterNamed | 5 | the result of letterNamed must be one of 21 names, not 5",
        "nested | 'x' | the result of nested must be an object, not string",
        "nested | { items: [{ name: 'x', price: 'y' }] } | the result.items[0].price of nested must be an integer of 32 bits",
        "nested | { items: [{ name: 'x' }] } | the result.items[0].price of nested must be an integer of 32 bits",
        "nested | { named: { 'a b': { name: 5, price: 1 } } } | the result.named[\"a b\"].name of nested must be a string",
        "items | { length: 2 } | the result of items must be an array, not Object",
        "items | [{ name: 'a', price: 2 ** 40 }] | the result[0].price of items must be an integer of 32 bits",
        "scores | { a: 'x' } | the result.a of scores must be an integer of 32 bits",
        "names | [1] | the result[0] of names must be a string",
        "array | {} | the result of array must be of the kind Array, not Object",
        "array | null | the result of array must be of the kind Array, not null",
        "validated | { size: 11 } | the result of validated is not accepted",
        "nested | (() => { const o = {}; o.items = o; return o })() | the result of nested must be an object, not Object",
        "items | Object.assign([], { length: 2 ** 32 - 1 }) | the result of items must be an array, not Array"
      })
  void export_resultOfAnotherType_isTheGuestsFailure(String method, String result, String message)
      throws Exception {
    isolate.eval("globalThis." + method + " = () => (" + result + "); 0");
    Guest guest = isolate.export(Guest.class);

    assertThatThrownBy(() -> call(guest, method))
        .isInstanceOfSatisfying(GuestException.class, HostText::assertAbsent)
        .hasMessage("TypeError: " + message);
    assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
  }

  private static Object call(Guest guest, String method) throws Exception {
    try {
      return Guest.class.getDeclaredMethod(method).invoke(guest);
    } catch (java.lang.reflect.InvocationTargetException thrown) {
      throw (Exception) thrown.getCause();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "() => ({ get items() { throw new RangeError('getter') } })",
        "() => new Proxy({}, { get() { throw new RangeError('trap') } })",
        "() => ({ items: [() => 1] })",
        "() => { throw new RangeError('thrown') }",
        "() => { throw { toString() { throw 1 } } }",
        "() => Symbol.iterator",
        "class { static [Symbol.hasInstance]() {} }",
        "5",
        "undefined"
      })
  void export_hostileFunction_isAGuestException(String function) {
    isolate.eval("globalThis.nested = " + function + "; 0");

    assertThatThrownBy(isolate.export(Guest.class)::nested).isInstanceOf(GuestException.class);
    assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
  }

  @Test
  void export_namesOfPrototypes_areNoFunctionsOfTheGuests() {
    interface Inherited {
      Object valueOf();

      Object hasOwnProperty(String name);

      Object constructor();

      Object __proto__();
    }
    Inherited guest = isolate.export(Inherited.class);

    for (Runnable call :
        List.<Runnable>of(
            guest::valueOf,
            () -> guest.hasOwnProperty("x"),
            guest::constructor,
            guest::__proto__)) {
      assertThatThrownBy(call::run)
          .isInstanceOf(GuestException.class)
          .hasMessageContaining("is not a function");
    }
  }

  @Test
  void export_hugeResult_isALimit() {
    isolate.eval("var text = () => 'x'.repeat(1 << 24); 0");

    assertThatThrownBy(isolate.export(Guest.class)::text)
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void export_argumentThatDoesNotCross_isTheCallersMistake() {
    Guest guest = isolate.export(Guest.class);
    isolate.eval("var calls = 0, take = () => { calls++ }; 0");

    for (Object argument :
        new Object[] {
          new Object(),
          Thread.currentThread(),
          String.class,
          new IllegalStateException(),
          (Runnable) () -> {},
          ClassLoader.getSystemClassLoader(),
          Long.MAX_VALUE,
          guest
        }) {
      assertThatThrownBy(() -> guest.take(argument))
          .as("%s", argument)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("args[0]: ");
    }
    assertThat(isolate.eval("calls").asInt()).isZero();
  }

  @Test
  void export_closedIsolate_cannotBeUsed() {
    Guest guest = isolate.export(Guest.class);
    isolate.close();

    assertThatThrownBy(guest::number)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it was closed");
    assertThat(guest).hasToString("Guest of an isolate");
  }

  @Test
  void export_typeThatIsFoundUnreadableLate_isTheCallersMistake() {
    isolate.eval("var f = () => ({ stream: ['x'] }); 0");
    Late guest = isolate.export(Late.class);

    assertThatThrownBy(guest::f)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the result of f has a type that cannot be read");
  }
}
