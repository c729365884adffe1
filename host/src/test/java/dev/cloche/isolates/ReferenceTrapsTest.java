package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.Reference;
import dev.cloche.Reference.Lookup;
import dev.cloche.RunOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The row reference: a host that looks at a guest's object runs none of the guest's code. */
class ReferenceTrapsTest {

  /** Counts whatever is called; {@code trapped} is a proxy of all traps there are. */
  private static final String TRAPS =
      """
      globalThis.hits = 0;
      const handler = {};
      for (const name of Reflect.ownKeys(Reflect)) {
        if (typeof Reflect[name] === 'function') {
          handler[name] = (...args) => { hits++; return Reflect[name](...args); };
        }
      }
      globalThis.trapped = (target = {}) => new Proxy(target, handler);
      globalThis.spy = { __proto__: null, get() { hits++; return 'got'; }, set(v) { hits++; }, enumerable: true, configurable: true };
      globalThis.accessors = Object.defineProperty({ own: 1 }, 'p', spy);
      globalThis.withValueOf = (n) => ({
        valueOf() { hits++; return n; }, toString() { hits++; return '' + n; },
        [Symbol.toPrimitive]() { hits++; return n; } });
      0
      """;

  private final Isolate isolate = Isolate.create(Patient.LIMITS);

  @BeforeEach
  void setTraps() {
    isolate.eval(TRAPS);
  }

  @AfterEach
  void close() {
    assertThat(isolate.eval("hits").asInt()).as("guest code that has run").isZero();
    isolate.close();
  }

  private Reference of(String source) {
    return isolate.context().eval(source, RunOptions.reference());
  }

  private void assertRefused(Reference reference, String words, Lookup... lookups) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reference.get("p", RunOptions.reference(), lookups))
        .withMessageContaining(words);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reference.set("p", 1))
        .withMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trapped()",
        "trapped(trapped())",
        "trapped([1, 2])",
        "trapped(() => 1)",
        "(() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy; })()",
        "trapped(Object.create(trapped()))",
      })
  void reference_ofAProxy_isRefused(String source) {
    Reference proxy = of(source);

    assertRefused(proxy, "proxy");
    assertRefused(proxy, "proxy", Lookup.ACCESSORS, Lookup.INHERITED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy.delete("p"))
        .withMessageContaining("proxy");
  }

  @Test
  void reference_withAProxyInItsChain_isLookedAtWithoutIt() {
    Reference object = of("Object.setPrototypeOf({ own: 1 }, trapped({ p: 2, q: 3 }))");

    assertThat(object.get("own").copy().asInt()).isEqualTo(1);
    assertThat(object.get("p").typeOf()).isEqualTo("undefined");
    assertThat(object.get("own", RunOptions.copy(), Lookup.INHERITED).asInt()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.get("p", RunOptions.copy(), Lookup.INHERITED))
        .withMessageContaining("proxy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.get("p", RunOptions.copy(), Lookup.ACCESSORS, Lookup.INHERITED))
        .withMessageContaining("proxy");
    object.set("p", 5);
    object.delete("p");
  }

  @Test
  void reference_ofAnAccessor_isRefused() {
    Reference object = of("accessors");

    assertRefused(object, "accessor");
    assertRefused(object, "accessor", Lookup.INHERITED);
    assertThat(object.get("own").copy().asInt()).isEqualTo(1);
    object.delete("p");
    assertThat(object.get("p").typeOf()).isEqualTo("undefined");
  }

  @Test
  void reference_ofAnInheritedAccessor_isNotSeen() {
    Reference object = of("globalThis.heir = Object.create(accessors); heir");

    assertThat(object.get("p").typeOf()).isEqualTo("undefined");
    object.set("p", 1);
    assertThat(object.get("p").copy().asInt()).isEqualTo(1);
    object.delete("p");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.get("p", RunOptions.copy(), Lookup.INHERITED))
        .withMessageContaining("accessor");
  }

  @Test
  void reference_accessorsAskedFor_areCalledWithTheObjectItself() {
    Reference heir =
        of(
            """
            globalThis.base = { get me() { return this === heir; }, plain: 7 };
            globalThis.heir = Object.create(base);
            Object.defineProperty(heir, 'own', { get() { return this === heir; } });
            Object.defineProperty(heir, 'bad', { get() { throw new RangeError('no'); } });
            Object.defineProperty(heir, 'writeOnly', { set(v) { hits++; } });
            heir
            """);

    assertThat(heir.get("own", RunOptions.copy(), Lookup.ACCESSORS).asBoolean()).isTrue();
    assertThat(heir.get("me", RunOptions.copy(), Lookup.ACCESSORS).isUndefined()).isTrue();
    assertThat(heir.get("me", RunOptions.copy(), Lookup.ACCESSORS, Lookup.INHERITED).asBoolean())
        .isTrue();
    assertThat(heir.get("plain", RunOptions.copy(), Lookup.INHERITED).asInt()).isEqualTo(7);
    assertThat(heir.get("writeOnly", RunOptions.copy(), Lookup.ACCESSORS).isUndefined()).isTrue();
    assertThatThrownBy(() -> heir.get("bad", RunOptions.copy(), Lookup.ACCESSORS))
        .isInstanceOf(GuestException.class)
        .hasMessage("RangeError: no");
  }

  @Test
  void reference_pollutedPrototypes_areNotAsked() {
    isolate.eval(
        """
        for (const key of ['p', 'then', '0', '1', '2', 'length', 'value', 'writable', 'get', 'set']) {
          Object.defineProperty(Object.prototype, key, spy);
          try { Object.defineProperty(Array.prototype, key, spy); } catch {}
        }
        0
        """);
    Reference object = of("({ own: 1 })");
    Reference array = of("['x']");

    assertThat(object.get("p").typeOf()).isEqualTo("undefined");
    object.set("p", List.of(1, 2));
    assertThat(object.get("p").get("1").copy().asInt()).isEqualTo(2);
    object.delete("p");
    array.set("1", "y");
    assertThat(array.get("length").copy().asInt()).isEqualTo(2);
    assertThat(array.get("1").copy().asString()).isEqualTo("y");
  }

  /** What a value is converted to is the guest's to say, too. */
  @Test
  void reference_setWhereTheEngineConverts_callsNothing() {
    Reference array = of("globalThis.a = [1, 2, 3]; a");
    Reference bytes = of("new Uint8Array(4)");
    Reference big = of("new BigInt64Array(4)");
    Reference tricky = of("withValueOf(1)");

    assertThatThrownBy(() -> array.set("length", tricky))
        .isInstanceOfAny(IllegalArgumentException.class, GuestException.class);
    assertThatThrownBy(() -> bytes.set("0", tricky))
        .isInstanceOfAny(IllegalArgumentException.class, GuestException.class);
    assertThatThrownBy(() -> big.set("0", tricky))
        .isInstanceOfAny(IllegalArgumentException.class, GuestException.class);
    assertThat(isolate.eval("a.length").asInt()).isEqualTo(3);
  }

  @Test
  void reference_thenables_areNotAwaitedByALook() {
    Reference holder =
        of("({ thenable: { then(f) { hits++; f(1); } }, promise: new Promise(() => {}) })");

    assertThat(holder.get("thenable").typeOf()).isEqualTo("object");
    assertThat(holder.get("promise").typeOf()).isEqualTo("object");
  }

  @Test
  void reference_exoticObjects_areLookedAt() {
    assertThat(of("new String('abc')").get("1").copy().asString()).isEqualTo("b");
    assertThat(of("(function () { return arguments; })(7, 8)").get("1").copy().asInt())
        .isEqualTo(8);
    assertThat(of("new Map([[1, 2]])").get("size").typeOf()).isEqualTo("undefined");
    assertThat(of("(function named(a, b) {})").get("length").copy().asInt()).isEqualTo(2);
    assertThat(of("(function named(a, b) {})").get("name").copy().asString()).isEqualTo("named");
    assertThat(of("(async () => 1)()").get("anything").typeOf()).isEqualTo("undefined");
    assertThat(of("new Date(0)").get("getTime", RunOptions.reference(), Lookup.INHERITED).typeOf())
        .isEqualTo("function");
  }

  @Test
  void reference_oddKeys_areNamesLikeOthers() {
    Reference object = of("globalThis.o = {}; o");
    String large = "k".repeat(1 << 20);

    for (String key :
        new String[] {
          "",
          "__proto__",
          "constructor",
          "toString",
          "-0",
          "1.5",
          "4294967295",
          "4294967294",
          "\ud800",
          "\u0000",
          "Symbol.iterator",
          "a.b",
          large
        }) {
      assertThat(object.get(key).typeOf()).isEqualTo("undefined");
      object.set(key, key.length());
      assertThat(object.get(key).copy().asInt()).isEqualTo(key.length());
      object.delete(key);
      assertThat(object.get(key).typeOf()).isEqualTo("undefined");
    }
    object.set("__proto__", of("({ inherited: 1 })"));
    assertThat(isolate.eval("Object.getPrototypeOf(o) === Object.prototype").asBoolean()).isTrue();
    assertThat(isolate.eval("Object.keys(o).join()").asString()).isEqualTo("__proto__");
  }
}
