package dev.cloche.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsObject;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.Trial;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java interfaces whose methods are functions of the guest's. */
class ExportTest {

  record Item(String name, int price) {}

  record Order(String id, List<Item> items, Instant placed) {}

  interface Shop {
    int total(Order order);

    List<Item> dearest(List<Item> items, int count);

    Map<String, Item> byName(Item... items);

    @Nullable Item find(String name);

    Optional<Item> search(String name);

    void log(String text) throws Exception;

    default int doubled(Order order) {
      return 2 * total(order);
    }
  }

  private static final Order ORDER =
      new Order("a1", List.of(new Item("can", 9), new Item("pot", 12)), Instant.EPOCH);

  private final Isolate isolate = Isolate.create(Trial.SMALL);

  @AfterEach
  void close() {
    isolate.close();
  }

  private <T> T export(Class<T> type, String source) {
    isolate.eval(source + "\n;0");
    return isolate.export(type);
  }

  @Test
  void export_records_crossBothWays() {
    Shop shop =
        export(
            Shop.class,
            """
            const total = order => order.placed.getTime() + order.items.reduce((sum, i) => sum + i.price, 0);
            function dearest(items, count) { return items.sort((a, b) => b.price - a.price).slice(0, count) }
            function byName(...items) { return Object.fromEntries(items.map(i => [i.name, i])) }
            globalThis.total = total;
            """);

    assertThat(shop.total(ORDER)).isEqualTo(21);
    assertThat(shop.doubled(ORDER)).isEqualTo(42);
    assertThat(shop.dearest(ORDER.items(), 1)).containsExactly(new Item("pot", 12));
    assertThat(shop.byName(new Item("a", 1), new Item("b", 2)))
        .isEqualTo(Map.of("a", new Item("a", 1), "b", new Item("b", 2)));
    assertThat(shop.byName()).isEmpty();
  }

  @Test
  void export_nothing_isNullOrEmptyWhereTheMethodSaysSo() throws Exception {
    Shop shop =
        export(
            Shop.class,
            """
            function find(name) { return name === 'pot' ? { name, price: 1 } : undefined }
            function search(name) { return name === 'pot' ? { name, price: 1 } : null }
            function log() { return 5 }
            function dearest() {}
            """);

    assertThat(shop.find("pot")).isEqualTo(new Item("pot", 1));
    assertThat(shop.find("pan")).isNull();
    assertThat(shop.search("pot")).contains(new Item("pot", 1));
    assertThat(shop.search("pan")).isEmpty();
    shop.log("x");
    assertThatThrownBy(() -> shop.dearest(List.of(), 1))
        .isInstanceOf(GuestException.class)
        .hasMessage("TypeError: the result of dearest must be an array, not undefined");
  }

  interface Scalars {
    boolean truth();

    byte small();

    short medium();

    int number();

    long large();

    float single();

    double real();

    char letter();

    String text();

    BigInteger big();

    Integer boxed();

    byte[] bytes();

    Instant time();

    JsValue any();

    JsObject object();

    Object something();
  }

  @Test
  void export_scalars_areReadExactly() {
    Scalars guest =
        export(
            Scalars.class,
            """
            var [truth, small, medium, number, large, single, real, letter, text, big, boxed, bytes, time, any, object, something] =
              [true, -128, 32767, -(2 ** 31), 2 ** 53, 0.5, 1e300, 'x', 'text', 2n ** 70n, 7, new Uint8Array([1, 2]), new Date(5),
                undefined, { a: 1 }, [1, 'x']].map(value => () => value);
            """);

    assertThat(guest.truth()).isTrue();
    assertThat(guest.small()).isEqualTo((byte) -128);
    assertThat(guest.medium()).isEqualTo(Short.MAX_VALUE);
    assertThat(guest.number()).isEqualTo(Integer.MIN_VALUE);
    assertThat(guest.large()).isEqualTo(1L << 53);
    assertThat(guest.single()).isEqualTo(0.5f);
    assertThat(guest.real()).isEqualTo(1e300);
    assertThat(guest.letter()).isEqualTo('x');
    assertThat(guest.text()).isEqualTo("text");
    assertThat(guest.big()).isEqualTo(BigInteger.TWO.pow(70));
    assertThat(guest.boxed()).isEqualTo(7);
    assertThat(guest.bytes()).containsExactly(1, 2);
    assertThat(guest.time()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(guest.any().isUndefined()).isTrue();
    assertThat(guest.object().get("a").asInt()).isEqualTo(1);
    assertThat(guest.something()).isEqualTo(List.of(1, "x"));
  }

  @Test
  void export_promise_isAwaited() {
    Scalars guest =
        export(
            Scalars.class,
            "async function number() { await null; return 5 }"
                + "async function text() { throw new RangeError('no') }");

    assertThat(guest.number()).isEqualTo(5);
    assertThatThrownBy(guest::text).isInstanceOf(GuestException.class).hasMessage("RangeError: no");
  }

  @Test
  void export_module_callsItsExports(@TempDir Path root) throws Exception {
    Files.writeString(
        root.resolve("shop.js"), "let n = 0; module.exports = { number: () => ++n, text: 5 }");
    try (Isolate withModules = Isolate.builder().root(root).build()) {
      Scalars guest = withModules.export(Scalars.class, "./shop.js");

      assertThat(guest.number()).isEqualTo(1);
      assertThat(guest.number()).isEqualTo(2);
      assertThatThrownBy(guest::text)
          .isInstanceOf(GuestException.class)
          .hasMessageContaining("'text' of module './shop.js' is not a function");
      assertThatThrownBy(withModules.export(Scalars.class, "./no.js")::text)
          .isInstanceOf(GuestException.class)
          .hasMessageContaining("Cannot find module");
    }
  }

  @Test
  void export_object_callsItsMethods() {
    isolate.eval(
        """
        class Base { number() { return this.n } get text() { return () => 'text' } }
        var api = { deep: Object.assign(new Base(), { n: 7, truth: () => true }) };
        """);
    Reference deep = isolate.context().global().get("api").get("deep");
    Scalars guest = isolate.export(Scalars.class, deep);

    assertThat(guest.number()).isEqualTo(7);
    assertThat(guest.truth()).isTrue();
    assertThat(guest.text()).isEqualTo("text");
    assertThatThrownBy(guest::letter)
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("not a function");
    try (Isolate other = Isolate.create(Trial.SMALL)) {
      assertThatThrownBy(() -> other.export(Scalars.class, deep))
          .isInstanceOf(IllegalArgumentException.class);
    }
    deep.close();
    assertThatThrownBy(guest::number).isInstanceOf(IllegalStateException.class);
  }

  interface Named<T> {
    T named(String name);

    void put(T thing);
  }

  interface Items extends Named<Item>, ToIntFunction<Item> {
    @Override
    void put(Item item);
  }

  @Test
  void export_typeArguments_ofSuperinterfaces_areKnown() {
    Items guest =
        export(
            Items.class,
            """
            var last;
            function named(name) { return { name, price: last } }
            function put(item) { last = item.price }
            function applyAsInt(item) { return last - item.price }
            """);

    guest.put(new Item("x", 5));
    assertThat(guest.named("y")).isEqualTo(new Item("y", 5));
    assertThat(guest.applyAsInt(new Item("z", 3))).isEqualTo(2);
    Named<Item> general = guest;
    general.put(new Item("x", 6));
    assertThat(general.named("y")).isEqualTo(new Item("y", 6));
  }

  @Test
  void export_interfaceOfTheJdk_works() {
    @SuppressWarnings("unchecked")
    Comparator<Integer> guest =
        export(Comparator.class, "function compare(a, b) { return Math.sign(a - b) }");

    assertThat(guest.compare(3, 2)).isEqualTo(1);
    assertThat(guest.reversed().compare(3, 2)).isEqualTo(-1);
  }

  @Test
  void export_methodsOfObject_areAnsweredInJava() {
    Scalars guest =
        export(
            Scalars.class,
            "function toString() { throw 1 } function hashCode() { throw 2 } function equals() { return true }");
    Scalars other = isolate.export(Scalars.class);

    assertThat(guest).hasToString("Scalars of an isolate").isEqualTo(guest).isNotEqualTo(other);
    assertThat(guest.hashCode()).isEqualTo(guest.hashCode());
  }

  @Test
  void export_sharedArguments_stayShared() {
    interface Same {
      boolean same(Object a, Object b);
    }
    Same guest = export(Same.class, "function same(a, b) { return a === b }");
    List<Item> items = List.of(new Item("x", 1));

    assertThat(guest.same(items, items)).isTrue();
    assertThat(guest.same(items.get(0), items.get(0))).isTrue();
    assertThat(guest.same(items, List.of(new Item("x", 1)))).isFalse();
  }

  /** Defines an interface a second time. */
  private static final class OtherLoader extends ClassLoader {
    OtherLoader() {
      super(ExportTest.class.getClassLoader());
    }

    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  private static byte[] bytes(Class<?> type) throws Exception {
    try (InputStream in =
        type.getResourceAsStream(type.getName().replaceAll(".*\\.", "") + ".class")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @Test
  void export_interfaceOfAnotherLoader_works() throws Exception {
    Class<?> type = new OtherLoader().define(bytes(Scalars.class));
    assertThat(type).isNotSameAs(Scalars.class);

    Object guest = export(type, "function number() { return 5 }");

    Method number = type.getDeclaredMethod("number");
    number.setAccessible(true);
    assertThat(number.invoke(guest)).isEqualTo(5);
  }

  @Test
  void export_hiddenInterface_isRefused() throws Exception {
    Class<?> type =
        MethodHandles.lookup().defineHiddenClass(bytes(Hideable.class), false).lookupClass();

    assertThatThrownBy(() -> isolate.export(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is hidden: no proxy of it can be made");
  }

  @Test
  void export_functionThatIsReplaced_isCalledAnew() {
    Scalars guest = export(Scalars.class, "var number = () => 1");

    assertThat(guest.number()).isEqualTo(1);
    isolate.eval("number = () => 2; 0");
    assertThat(guest.number()).isEqualTo(2);
  }
}

/** A class to define again; a nested one could not be. */
interface Hideable {
  void f();
}
