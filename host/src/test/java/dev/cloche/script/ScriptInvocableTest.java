package dev.cloche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.script.ScriptContext;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of a guest's functions. */
class ScriptInvocableTest {

  record Item(String name, int price) {}

  interface Shop {
    int total(List<Item> items);

    void log(String text);
  }

  private final ClocheScriptEngine engine = new ClocheScriptEngineFactory().getScriptEngine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void invokeFunction_callsGlobalFunctions() throws Exception {
    engine.eval(
        "function add(a, b) { return a + b } const same = (a, b) => a === b;"
            + "async function later(f) { 'use strict'; return f(this === undefined) }");
    Item item = new Item("x", 1);

    assertThat(engine.invokeFunction("add", 1, 2)).isEqualTo(3.0);
    assertThat(engine.invokeFunction("same", item, item)).isEqualTo(true);
    assertThat(engine.invokeFunction("add")).isEqualTo(Double.NaN);
    assertThat(engine.invokeFunction("later", engine.eval("x => !x"))).isEqualTo(false);
    assertThatThrownBy(() -> engine.invokeFunction("add", Thread.currentThread()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void invokeFunction_whatIsNone_isAMissingMethod() throws Exception {
    engine.eval("var number = 5");

    for (String name : List.of("none", "number", "toString", "constructor", "class", "a b")) {
      assertThatThrownBy(() -> engine.invokeFunction(name))
          .as(name)
          .isInstanceOf(NoSuchMethodException.class);
    }
  }

  @Test
  void invokeFunction_thatThrows_isAScriptException() throws Exception {
    engine.eval("function f() {\n  return none()\n}\nfunction g() { null.x }");

    assertThatThrownBy(() -> engine.invokeFunction("f"))
        .isInstanceOfSatisfying(
            ScriptException.class, thrown -> assertThat(thrown.getLineNumber()).isEqualTo(2));
    assertThatThrownBy(() -> engine.invokeFunction("g"))
        .isInstanceOf(ScriptException.class)
        .hasCauseInstanceOf(GuestException.class);
  }

  @Test
  void getInterface_callsGlobalFunctions() throws Exception {
    assertThat(engine.getInterface(Shop.class)).isNull();
    engine.eval(
        "function total(items) { return items.reduce((sum, i) => sum + i.price, 0) } function log(text) { console.log(text) }");
    StringWriter out = new StringWriter();
    engine.getContext().setWriter(out);

    Shop shop = Objects.requireNonNull(engine.getInterface(Shop.class));

    assertThat(shop.total(List.of(new Item("a", 1), new Item("b", 2)))).isEqualTo(3);
    shop.log("hello");
    assertThat(out).hasToString("hello\n");
    engine.eval("total = () => 'x'; 0");
    assertThatThrownBy(() -> shop.total(List.of())).isInstanceOf(GuestException.class);
    assertThatThrownBy(() -> engine.getInterface(String.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void invokeMethod_callsOwnAndInheritedMethods() throws Exception {
    Object shop =
        engine.eval(
            """
            class Base { total(items) { return items.length + this.extra } }
            class Shop extends Base { extra = 10; log = text => console.log(text); number = 5 }
            new Shop()
            """);

    assertThat(engine.invokeMethod(shop, "total", List.of(1, 2))).isEqualTo(12.0);
    for (String name : List.of("none", "number", "a b")) {
      assertThatThrownBy(() -> engine.invokeMethod(shop, name))
          .isInstanceOf(NoSuchMethodException.class);
    }
    Shop typed = Objects.requireNonNull(engine.getInterface(shop, Shop.class));
    assertThat(typed.total(List.of(new Item("a", 1)))).isEqualTo(11);
    assertThat(engine.getInterface(engine.eval("({ total() {} })"), Shop.class)).isNull();
  }

  @Test
  void invokeMethod_whatIsNoReferenceOfTheEngines_isRefused() throws Exception {
    Object copy = engine.eval("({ a: 1 })");
    assertThat(copy).isEqualTo(Map.of("a", 1.0));
    Object foreign = new ClocheScriptEngineFactory().getScriptEngine().eval("({ f() {} })");

    for (Object thiz : new Object[] {copy, "object", foreign}) {
      assertThatThrownBy(() -> engine.invokeMethod(thiz, "f"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> engine.getInterface(thiz, Shop.class))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> engine.invokeMethod(null, "f"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void invokeFunction_bindingsOfAnotherClass_haveNone() {
    engine.setBindings(new SimpleBindings(), ScriptContext.ENGINE_SCOPE);

    assertThatThrownBy(() -> engine.invokeFunction("f")).isInstanceOf(IllegalStateException.class);
  }
}
