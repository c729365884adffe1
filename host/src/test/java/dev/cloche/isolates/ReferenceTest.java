package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsNumber;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reference does with its value, and when it is of no use any more. */
class ReferenceTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);

  @AfterEach
  void close() {
    isolate.close();
  }

  private Reference of(String source) {
    return isolate.context().eval(source, RunOptions.reference());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          undefined               | undefined
          null                    | null
          true                    | boolean
          1.5                     | number
          7                       | number
          1n                      | bigint
          2n ** 100n              | bigint
          'text'                  | string
          'a' + 'b'.repeat(10000) | string
          Symbol('s')             | symbol
          ({})                    | object
          [1]                     | object
          /x/                     | object
          () => 1                 | function
          class {}                | function
          new Proxy({}, {})       | object
          new Proxy(() => 1, {})  | function
          Promise.resolve(1)      | object
          """)
  void reference_typeOf_saysWhatItIs(String source, String type) {
    Reference reference = of("(" + source + ")");

    assertThat(reference.typeOf()).isEqualTo(type);
    assertThat(reference).hasToString("Reference(" + type + ")");
  }

  @Test
  void reference_get_nests() {
    Reference deep = of("({ a: { b: { c: [10, 20, { d: 'x' }] } } })");

    Reference list = deep.get("a").get("b").get("c");
    assertThat(list.get("1", RunOptions.copy()).asInt()).isEqualTo(20);
    assertThat(list.get("2").get("d").copy().asString()).isEqualTo("x");
    assertThat(list.get("length").copy().asInt()).isEqualTo(3);
    assertThat(list.get("3").typeOf()).isEqualTo("undefined");
  }

  @Test
  void reference_set_makesAndChangesProperties() {
    Reference object = of("globalThis.o = { old: 1 }; o");

    object.set("old", "changed");
    object.set("fresh", Map.of("a", 1));
    object.set("nothing", null);
    object.set("absent", JsValue.undefined());

    assertThat(
            isolate.eval("JSON.stringify([o.old, o.fresh, o.nothing, Object.keys(o)])").asString())
        .isEqualTo("[\"changed\",{\"a\":1},null,[\"old\",\"fresh\",\"nothing\",\"absent\"]]");
  }

  @Test
  void reference_delete_deletes() {
    Reference object = of("globalThis.o = { a: 1, b: 2 }; o");

    object.delete("a");
    object.delete("never there");

    assertThat(isolate.eval("Object.keys(o).join()").asString()).isEqualTo("b");
  }

  @Test
  void reference_asArgument_isTheValueItself() {
    Reference object = of("globalThis.o = { n: 1 }; o");
    Reference same = of("(x, y) => x === o && y.inner === undefined && y === x");

    assertThat(same.call(object, object).asBoolean()).isTrue();
    assertThat(isolate.context().evalClosure("return $0 === o && ++$0.n", object).asInt())
        .isEqualTo(2);
    object.set("self", object);
    assertThat(isolate.eval("o.self === o").asBoolean()).isTrue();
  }

  @Test
  void reference_symbol_staysOne() {
    Reference symbol = of("globalThis.s = Symbol('secret'); globalThis.o = { [s]: 5 }; s");

    assertThat(of("(s) => o[s]").call(symbol).asInt()).isEqualTo(5);
    Assertions.assertThatExceptionOfType(GuestException.class)
        .isThrownBy(symbol::copy)
        .withMessageContaining("DataCloneError");
  }

  @Test
  void reference_apply_takesReceiverAndArguments() {
    Reference method = of("(function (a, b) { 'use strict'; return [this, a, b]; })");

    assertThat(method.apply(RunOptions.copy(), Map.of("x", 1), 2, "three"))
        .hasToString("[{x: 1}, 2, \"three\"]");
    assertThat(method.apply(RunOptions.copy(), null).get(0).isUndefined()).isTrue();
    assertThat(method.call().get(0).isUndefined()).isTrue();
  }

  @Test
  void reference_ofAClosure_keepsItsState() {
    Reference counter = of("(() => { let n = 0; return () => ++n; })()");

    for (int i = 1; i <= 10; i++) {
      assertThat(counter.call()).isEqualTo(JsNumber.of(i));
    }
  }

  @Test
  void reference_toAPrimitive_isNoObject() {
    for (String source : new String[] {"1", "'text'", "null", "undefined", "Symbol.iterator"}) {
      Reference primitive = of(source);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> primitive.get("length"))
          .withMessageContaining("no object");
      assertThatIllegalArgumentException().isThrownBy(() -> primitive.set("a", 1));
      assertThatIllegalArgumentException().isThrownBy(() -> primitive.delete("a"));
      assertThatIllegalArgumentException()
          .isThrownBy(primitive::call)
          .withMessageContaining("no function");
    }
    assertThat(of("'text'").copy().asString()).isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object.freeze({ a: 1 })",
        "Object.seal(Object.defineProperty({}, 'a', { value: 1 }))",
        "Object.defineProperty({}, 'a', { value: 1 })",
        "Object.defineProperty({}, 'a', { value: 1, configurable: true })",
      })
  void reference_setOfWhatIsNotWritable_isRefused(String source) {
    Reference frozen = of("globalThis.o = " + source + "; o");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> frozen.set("a", 2))
        .withMessageContaining("'a'");
    assertThat(isolate.eval("o.a").asInt()).isEqualTo(1);
  }

  @Test
  void reference_deleteOfWhatIsNotConfigurable_isRefused() {
    Reference frozen = of("globalThis.o = Object.freeze({ a: 1 }); o");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> frozen.delete("a"))
        .withMessageContaining("'a'");
    assertThat(isolate.eval("o.a").asInt()).isEqualTo(1);
  }

  @Test
  void reference_setOnWhatIsNotExtensible_isRefused() {
    Reference sealed = of("globalThis.o = Object.preventExtensions({ a: 1 }); o");

    assertThatIllegalArgumentException().isThrownBy(() -> sealed.set("b", 2));
    sealed.set("a", 2);
    assertThat(isolate.eval("JSON.stringify(o)").asString()).isEqualTo("{\"a\":2}");
  }

  @Test
  void reference_lengthOfAnArray_isSetAsInJavaScript() {
    Reference array = of("globalThis.a = [1, 2, 3, 4]; a");

    array.set("length", 2);
    assertThat(isolate.eval("a.join()").asString()).isEqualTo("1,2");
    array.set("5", 6);
    assertThat(isolate.eval("a.length").asInt()).isEqualTo(6);
    Assertions.assertThatThrownBy(() -> array.set("length", -1))
        .isInstanceOfAny(GuestException.class, IllegalArgumentException.class);
    assertThat(isolate.eval("a.length").asInt()).isEqualTo(6);
    assertThatIllegalArgumentException().isThrownBy(() -> array.delete("length"));
  }

  @Test
  void reference_elementsOfATypedArray_areSetInsideOnly() {
    Reference bytes = of("globalThis.b = new Uint8Array([1, 2, 3]); b");

    bytes.set("0", 255);
    assertThat(bytes.get("0").copy().asInt()).isEqualTo(255);
    assertThatIllegalArgumentException().isThrownBy(() -> bytes.set("3", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> bytes.set("-1", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> bytes.delete("0"));
    assertThat(bytes.get("3").typeOf()).isEqualTo("undefined");
    assertThat(isolate.eval("b.join()").asString()).isEqualTo("255,2,3");
  }

  /** The row double-ref: two references to one value live and end on their own. */
  @Test
  void reference_ofTwoToOneValue_eachIsClosedAlone() {
    isolate.eval("globalThis.o = { n: 1 }; 0");
    Reference first = of("o");
    Reference second = of("o");
    assertThat(isolate.referenceCount()).isEqualTo(2);

    first.close();
    first.close();

    assertThat(isolate.referenceCount()).isEqualTo(1);
    assertThat(second.get("n").copy().asInt()).isEqualTo(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> first.get("n"))
        .withMessageContaining("released");
    assertThatIllegalStateException().isThrownBy(() -> first.set("n", 1));
    assertThatIllegalStateException().isThrownBy(() -> first.delete("n"));
    assertThatIllegalStateException().isThrownBy(first::copy);
    assertThatIllegalStateException().isThrownBy(first::call);
    assertThatIllegalStateException().isThrownBy(() -> first.applyAsync(RunOptions.copy(), null));
    assertThatIllegalStateException().isThrownBy(() -> second.set("x", first));
    assertThat(first.typeOf()).isEqualTo("object");
  }

  /** A number that is free again must not bring a closed reference back. */
  @Test
  void reference_closedBeforeOthers_staysClosed() {
    Reference closed = of("({ secret: 1 })");
    closed.close();
    Reference other = of("({ secret: 2 })");

    assertThatIllegalStateException().isThrownBy(() -> closed.get("secret"));
    closed.close();
    assertThat(other.get("secret").copy().asInt()).isEqualTo(2);
    assertThat(of("'alive'").copy().asString()).isEqualTo("alive");
  }

  @Test
  void reference_toAnotherIsolatesValue_isRefused() {
    try (Isolate other = Isolate.create(Patient.LIMITS)) {
      Reference foreign = other.context().eval("({})", RunOptions.reference());
      Reference here = of("globalThis.o = {}; o");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> here.set("x", foreign))
          .withMessageContaining("another isolate");
      assertThatIllegalArgumentException().isThrownBy(() -> of("(x) => x").call(foreign));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> isolate.context().evalClosure("return $0", foreign));
      here.set("x", 1);
      assertThat(foreign.typeOf()).isEqualTo("object");
    }
  }

  @Test
  void reference_acrossContexts_isTheSameValue() {
    Reference made =
        isolate.createContext().eval("globalThis.list = [1]; list", RunOptions.reference());

    assertThat(
            isolate
                .context()
                .evalClosure("$0.push(2); return $0 instanceof Array", made)
                .asBoolean())
        .isFalse();
    assertThat(made.copy()).hasToString("[1, 2]");
  }
}
