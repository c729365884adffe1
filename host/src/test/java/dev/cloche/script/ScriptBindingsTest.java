package dev.cloche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.HostFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bindings of all scopes, and what guests do to them. */
class ScriptBindingsTest {

  record Point(int x, int y) {}

  private final ClocheScriptEngine engine = new ClocheScriptEngineFactory().getScriptEngine();

  @AfterEach
  void close() {
    engine.close();
  }

  private Bindings bindings() {
    return engine.getBindings(ScriptContext.ENGINE_SCOPE);
  }

  @Test
  void engineScope_isTheGuestsVariables() throws Exception {
    engine.put("point", new Point(1, 2));
    engine.put("host", (HostFunction) arguments -> arguments.get(0));
    engine.eval("var sum = point.x + point.y; let declared = host('x'); point.x = 5");

    assertThat(engine.get("sum")).isEqualTo(3.0);
    assertThat(engine.get("declared")).isEqualTo("x");
    assertThat(engine.get("point")).isEqualTo(Map.of("x", 5.0, "y", 2.0));
    assertThat(engine.get("host")).hasToString("Reference(function)");
    assertThat(bindings().keySet()).containsExactlyInAnyOrder("sum", "point", "host");
    assertThat(bindings()).containsKey("host").containsKey("declared").doesNotContainKey("none");
    assertThat(bindings().put("sum", 7)).isEqualTo(3.0);
    assertThat(bindings().remove("sum")).isEqualTo(7.0);
    assertThat(engine.eval("typeof sum")).isEqualTo("undefined");
    bindings().clear();
    assertThat(bindings()).isEmpty();
  }

  @Test
  void engineScope_declaredVariables_canBePut() throws Exception {
    engine.eval(
        "var a = 1; function f() {} Object.defineProperty(globalThis, 'fixed', { value: 1 })"
            + ".fixed");

    engine.put("a", 2);
    engine.put("f", (HostFunction) arguments -> 7);

    assertThat(engine.eval("a + f()")).isEqualTo(9.0);
    assertThat(bindings().keySet()).containsExactlyInAnyOrder("a", "f");
    assertThatThrownBy(() -> engine.put("fixed", 2)).isInstanceOf(GuestException.class);
    assertThat(
            engine.eval(
                "Object.getOwnPropertyNames(globalThis).filter(n => /cloche/.test(n)).length"))
        .isEqualTo(0.0);
  }

  @Test
  void engineScope_unused_isEmpty() {
    assertThat(bindings()).isEmpty();
    assertThat(engine.get("a")).isNull();
    assertThat(bindings().remove("a")).isNull();
    assertThat(bindings()).doesNotContainKey("a");
  }

  @Test
  void engineScope_whatTheEngineBrings_isNotInIt() throws Exception {
    engine.eval("var a = 1");

    assertThat(bindings().keySet()).containsExactly("a");
    for (String name :
        List.of("Object", "JSON", "performance", "console", "toString", "__proto__")) {
      assertThat(bindings()).doesNotContainKey(name);
      assertThat(engine.get(name)).isNull();
    }
    engine.put("performance", 5);
    assertThat(bindings()).containsEntry("performance", 5.0);
  }

  @Test
  void engineScope_strangeNames_areNames() throws Exception {
    for (String name :
        List.of(
            "__proto__",
            "constructor",
            "toString",
            "class",
            "a b",
            "'\"\\\n",
            "%s",
            "ä",
            "1",
            "eval")) {
      engine.put(name, name + "!");

      assertThat(engine.get(name)).as(name).isEqualTo(name + "!");
      assertThat(bindings()).containsKey(name);
      assertThat(bindings().remove(name)).isEqualTo(name + "!");
    }
    assertThatThrownBy(() -> engine.put("", 1)).isInstanceOf(IllegalArgumentException.class);
    engine.put("a.b", (HostFunction) arguments -> 1);
    assertThat(engine.eval("globalThis['a.b']()")).isEqualTo(1.0);
    Object number = 5;
    assertThatThrownBy(() -> bindings().get(number)).isInstanceOf(ClassCastException.class);
    assertThat(engine.eval("globalThis.constructor === Object")).isEqualTo(true);
  }

  @Test
  void engineScope_nameWithCode_isNotRun() throws Exception {
    assertThat(engine.get("(globalThis.a = 1)")).isNull();
    assertThat(engine.get("x\"]; a = 1; [\"")).isNull();
    assertThat(engine.eval("typeof a")).isEqualTo("undefined");
  }

  @Test
  void engineScope_attributes_stayInJava() throws Exception {
    engine.put(ScriptEngine.FILENAME, "f.js");
    engine.put("dev.cloche.mine", this);
    engine.eval("var a = 1");

    assertThat(engine.get("dev.cloche.mine")).isSameAs(this);
    assertThat(bindings()).containsKey(ScriptEngine.FILENAME);
    assertThat(engine.eval("Object.keys(globalThis).filter(k => k.includes('.')).length"))
        .isEqualTo(0.0);
    assertThat(bindings().remove("dev.cloche.mine")).isSameAs(this);
  }

  @Test
  void engineScope_hostileGuest_liesOnlyAboutItsOwn() throws Exception {
    engine.eval(
        """
        Object.defineProperty(globalThis, 'getter', { enumerable: true, configurable: true, get() { throw new RangeError('mine') } });
        var sparse = Object.assign([], { length: 2 ** 32 - 1 });
        var plain = 1;
        Object.keys = () => [1, {}, '', 'plain', 'sparse', 'dev.cloche.limits', 'none', 'getter'];
        0
        """);

    assertThatThrownBy(() -> engine.get("getter")).hasMessage("RangeError: mine");
    assertThatThrownBy(() -> bindings().isEmpty()).hasMessageContaining("RangeError: mine");
    engine.eval("delete globalThis.getter; Object.keys = () => ({ filter: () => () => 1 }); 0");
    assertThatThrownBy(() -> bindings().isEmpty()).hasMessageContaining("DataCloneError");
    engine.eval("Object.keys = () => ['plain', 'sparse', 'dev.cloche.limits', 'none', '', 7]; 0");
    assertThat(bindings()).containsEntry("plain", 1.0).hasSize(2);
    assertThat(bindings().get("sparse")).hasToString("Reference(object)");
    engine.eval("Object.keys = () => ({ filter: () => ({ length: 1e9 }) }); 0");
    assertThat(bindings()).isEmpty();
  }

  @Test
  void createBindings_areAWorldOfTheirOwn() throws Exception {
    Bindings other = engine.createBindings();
    engine.eval("var a = 1");
    engine.eval("var a = 2; function f() {}", other);

    assertThat(engine.get("a")).isEqualTo(1.0);
    assertThat(other.get("a")).isEqualTo(2.0);
    assertThat(engine.eval("typeof f")).isEqualTo("undefined");
    assertThat(engine.eval("typeof f", other)).isEqualTo("function");
  }

  @Test
  void bindingsOfAnotherClass_areCopiedInAndBack() throws Exception {
    Point point = new Point(1, 2);
    List<Integer> changed = List.of(1);
    Bindings simple =
        new SimpleBindings(
            new HashMap<>(
                Map.of(
                    "point",
                    point,
                    "changed",
                    changed,
                    "gone",
                    1,
                    "unset",
                    1,
                    "host",
                    (HostFunction) a -> 7)));

    assertThat(
            engine.eval(
                "changed.push(point.x); delete globalThis.gone; unset = undefined; var made = host(); function f() {} changed.length",
                simple))
        .isEqualTo(2.0);

    assertThat(simple.keySet()).containsExactlyInAnyOrder("point", "changed", "host", "made");
    assertThat(simple.get("point")).isSameAs(point);
    assertThat(simple).containsEntry("changed", List.of(1.0, 1.0)).containsEntry("made", 7.0);
    assertThat(engine.eval("typeof f", simple)).isEqualTo("undefined");
  }

  @Test
  void bindingsOfAnotherClass_scriptThatFails_changesNothing() {
    Bindings simple = new SimpleBindings(new HashMap<>(Map.of("a", 1)));

    assertThatThrownBy(() -> engine.eval("a = 2; throw 1", simple))
        .isInstanceOf(ScriptException.class);
    assertThat(simple).containsOnly(Map.entry("a", 1));
    simple.put("thread", Thread.currentThread());
    assertThatThrownBy(() -> engine.eval("1", simple)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void globalScope_isWhatTheGuestHasNoVariableFor() throws Exception {
    ScriptEngineManager manager = new ScriptEngineManager();
    try (ClocheScriptEngine one = (ClocheScriptEngine) manager.getEngineByName("cloche")) {
      manager.put("shared", 1);
      manager.put("own", 1);
      manager.put("JSON", 1);
      manager.put("thread", Thread.currentThread());
      one.put("own", 2);

      assertThat(one.eval("[shared, own, typeof JSON.parse, typeof thread].join()"))
          .isEqualTo("1,2,function,undefined");
      assertThat(one.get("shared")).isNull();
      assertThat(one.getBindings(ScriptContext.ENGINE_SCOPE).keySet()).containsExactly("own");
      assertThat(one.getContext().getAttribute("shared")).isEqualTo(1);

      manager.put("shared", List.of(3));
      assertThat(one.eval("shared.push(4); shared.length")).isEqualTo(2.0);
      assertThat(one.eval("shared.length")).isEqualTo(1.0);
      manager.getBindings().remove("shared");
      assertThat(one.eval("typeof shared")).isEqualTo("undefined");

      manager.put("shared", 5);
      one.eval("1");
      one.put("shared", 6);
      assertThat(one.eval("shared")).isEqualTo(6.0);
      assertThat(one.get("shared")).isEqualTo(6.0);
    }
  }

  @Test
  void hostFunction_thatCallsItsEngine_runsWithin() throws Exception {
    engine.put("host", (HostFunction) arguments -> engine.eval("1 + 1"));

    assertThat(engine.eval("host() + 1")).isEqualTo(3.0);
  }

  @Test
  void engineScope_reference_isTheValueItself() throws Exception {
    engine.eval("var object = { f() { return this === object } }");

    engine.put("same", engine.get("object"));

    assertThat(engine.eval("same === object && same.f()")).isEqualTo(true);
    Bindings other = engine.createBindings();
    assertThatThrownBy(() -> other.put("object", engine.get("object")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
