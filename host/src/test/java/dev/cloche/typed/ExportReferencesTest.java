package dev.cloche.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Callback;
import dev.cloche.ExternalCopy;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments and results of exported interfaces that are no data. */
class ExportReferencesTest {

  interface Guest {
    void drop(int kind);

    CompletableFuture<Void> dropLater(int kind);

    Reference make(int n);

    CompletableFuture<Reference> makeLater(int n);

    ExternalCopy copy(int n);

    int use(Reference made, int more);

    int call(Callback callback, Object... rest);

    CompletableFuture<Integer> callLater(Callback callback);

    int sum(ExternalCopy numbers);

    boolean same(Reference one, Reference other);
  }

  private static final String SOURCE =
      """
      var drop = kind => [() => 1, Symbol('s'), new Proxy({}, {}), new WeakMap()][kind];
      var dropLater = async kind => drop(kind);
      var make = n => ({ n, plus(m) { return this.n + m } });
      var makeLater = async n => make(n);
      var copy = n => ({ n });
      var use = (made, more) => made.plus(more);
      var call = (f, ...rest) => f(1) + rest.reduce((sum, g) => sum + (g.n ?? g), 0);
      var callLater = async f => 1 + await f();
      var sum = numbers => numbers.reduce((a, b) => a + b);
      var same = (one, other) => one === other;
      """;

  @TempDir private static Path root;

  private final Isolate isolate = start();

  private static Isolate start() {
    try {
      Files.writeString(
          root.resolve("guest.js"),
          SOURCE
              + "\nmodule.exports = { drop, dropLater, make, makeLater, copy, use, call,"
              + " callLater, sum, same };");
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
    return Isolate.builder().limits(Trial.SMALL).root(root).build();
  }

  @AfterEach
  void close() {
    isolate.close();
  }

  enum Where {
    GLOBAL,
    MODULE,
    OBJECT;

    Guest export(Isolate isolate) {
      isolate.eval(SOURCE + "\n;0");
      return switch (this) {
        case GLOBAL -> isolate.export(Guest.class);
        case MODULE -> isolate.export(Guest.class, "./guest.js");
        case OBJECT -> isolate.export(Guest.class, isolate.context().global());
      };
    }
  }

  static Stream<Where> places() {
    return Stream.of(Where.values());
  }

  @ParameterizedTest
  @MethodSource("places")
  void voidMethod_ignoresWhateverComes(Where where) {
    Guest guest = where.export(isolate);
    for (int kind = 0; kind < 4; kind++) {
      guest.drop(kind);
      assertThat(guest.dropLater(kind).join()).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void references_comeOutAndGoIn(Where where) {
    Guest guest = where.export(isolate);
    Reference made = guest.make(5);
    Reference later = guest.makeLater(6).join();

    assertThat(guest.use(made, 1)).isEqualTo(6);
    assertThat(guest.use(later, 1)).isEqualTo(7);
    assertThat(guest.same(made, made)).isTrue();
    assertThat(guest.same(made, later)).isFalse();
    assertThat(isolate.referenceCount()).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("places")
  void callbacksAndCopies_goIn(Where where) {
    Guest guest = where.export(isolate);
    Object eight = CompletableFuture.completedFuture(8);
    Callback two = Callback.of(arguments -> 2 * arguments.get(0).asInt());

    assertThat(guest.call(two)).isEqualTo(2);
    assertThat(guest.call(two, 3, guest.make(4))).isEqualTo(9);
    assertThat(guest.callLater(Callback.of(arguments -> eight)).join()).isEqualTo(9);
    assertThat(guest.sum(ExternalCopy.of(JsValue.of(List.of(1, 2, 3))))).isEqualTo(6);
    assertThat(guest.copy(3).copy()).hasToString("{n: 3}");
  }

  interface Missing {
    int missing(Callback callback);

    int notAFunction(Callback callback);
  }

  @Test
  void function_thatIsNone_isTheGuestsFailure() {
    isolate.eval("var notAFunction = 5; 0");
    Callback callback = Callback.of(arguments -> 1);
    Missing missing = isolate.export(Missing.class);

    assertThatThrownBy(() -> missing.missing(callback))
        .isInstanceOf(GuestException.class)
        .hasMessage("TypeError: 'missing' is not a function");
    assertThatThrownBy(() -> missing.notAFunction(callback)).isInstanceOf(GuestException.class);
    assertThatThrownBy(() -> isolate.export(Missing.class, "./guest.js").missing(callback))
        .isInstanceOf(GuestException.class)
        .hasMessage("TypeError: 'missing' of module './guest.js' is not a function");
    assertThat(isolate.eval("1").asInt()).isEqualTo(1);
  }

  @Test
  void reference_closedOrOfAnotherIsolate_isRefused() {
    Guest guest = Where.GLOBAL.export(isolate);
    Reference closed = guest.make(1);
    closed.close();

    assertThatThrownBy(() -> guest.use(closed, 1)).isInstanceOf(IllegalStateException.class);
    try (Isolate other = Isolate.create()) {
      Reference foreign = other.context().eval("({})", RunOptions.reference());
      assertThatThrownBy(() -> guest.use(foreign, 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
