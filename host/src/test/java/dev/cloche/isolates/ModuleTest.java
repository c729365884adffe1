package dev.cloche.isolates;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The row module-basic: specifiers, order, live bindings, cycles. */
class ModuleTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    isolate.close();
  }

  private JsModule compile(String name, String source) {
    return context.compileModule(source, ScriptOrigin.of(name));
  }

  private static JsValue exported(JsModule module, String name) {
    return module.namespace().get(name, RunOptions.copy());
  }

  @Test
  void module_specifiers_areThoseOfTheText() {
    JsModule module =
        compile(
            "main.js",
            """
            import a from './a.js';
            import * as b from 'b';
            import { x as y, default as z } from "./a.js";
            import 'side effect';
            export * from '\\u0063';
            export { q } from 'q';
            const later = () => import('not this one');
            """);

    assertThat(module.dependencySpecifiers())
        .containsExactly("./a.js", "b", "side effect", "c", "q");
    assertThat(module.name()).isEqualTo("main.js");
    assertThat(module.hasTopLevelAwait()).isFalse();
    assertThat(compile("m", "export {}").dependencySpecifiers()).isEmpty();
  }

  @Test
  void module_linker_isAskedOncePerImportInOrder() {
    JsModule leaf = compile("leaf", "export const v = 1");
    JsModule left = compile("left", "import 'leaf'; import './other'");
    JsModule main = compile("main", "import 'left'; import 'leaf'; import 'left'");
    List<String> asked = new ArrayList<>();
    Map<String, JsModule> modules = Map.of("left", left, "leaf", leaf, "./other", leaf);

    main.instantiate(
        (specifier, referrer) -> {
          asked.add(referrer.name() + ">" + specifier);
          return requireNonNull(modules.get(specifier));
        });

    assertThat(asked)
        .containsExactlyInAnyOrder("main>left", "main>leaf", "left>leaf", "left>./other");
    main.instantiate(
        (specifier, referrer) -> {
          throw new AssertionError("asked again for " + specifier);
        });
    main.evaluate();
  }

  @Test
  void module_linkingAlone_runsNothing() {
    JsModule main = compile("main", "globalThis.ran = true; export const v = 1");
    main.instantiate((specifier, referrer) -> main);

    assertThat(context.eval("typeof ran").asString()).isEqualTo("undefined");
    main.evaluate();
    assertThat(context.eval("ran").asBoolean()).isTrue();
  }

  @Test
  void module_evaluation_isDepthFirstAndOnce() {
    context.eval("globalThis.order = []; 0");
    JsModule c = compile("c", "order.push('c')");
    JsModule a = compile("a", "import 'c'; order.push('a')");
    JsModule b = compile("b", "import 'c'; import 'a'; order.push('b')");
    JsModule main = compile("main", "import 'b'; import 'a'; order.push('main')");
    Map<String, JsModule> modules = Map.of("a", a, "b", b, "c", c);
    main.instantiate((specifier, referrer) -> requireNonNull(modules.get(specifier)));

    main.evaluate();
    main.evaluate();
    b.evaluate();

    assertThat(context.eval("order.join()").asString()).isEqualTo("c,a,b,main");
  }

  @Test
  void module_bindings_areLive() {
    JsModule counter =
        compile(
            "counter",
            "export let n = 0; export const add = () => { n++; }; export { n as alias }");
    JsModule main =
        compile(
            "main",
            "import { n, add, alias } from 'counter'; add(); add(); export const seen = [n, alias]");
    main.instantiate((specifier, referrer) -> counter);
    main.evaluate();

    assertThat(exported(main, "seen")).hasToString("[2, 2]");
    Reference namespace = counter.namespace();
    assertThat(namespace.get("n").copy().asInt()).isEqualTo(2);
    namespace.get("add").call();
    assertThat(namespace.get("n").copy().asInt()).isEqualTo(3);
  }

  @Test
  void module_cycle_isLinkedAndEvaluated() {
    JsModule a =
        compile(
            "a",
            "import { fromB } from 'b'; export function isEven(n) { return n === 0 || fromB(n - 1); }");
    JsModule b =
        compile(
            "b",
            "import { isEven } from 'a'; export function fromB(n) { return n !== 0 && isEven(n - 1); }");
    a.instantiate((specifier, referrer) -> specifier.equals("a") ? a : b);
    a.evaluate();

    Reference isEven = a.namespace().get("isEven");
    assertThat(isEven.call(10).asBoolean()).isTrue();
    assertThat(isEven.call(7).asBoolean()).isFalse();
  }

  @Test
  void module_thatImportsItself_works() {
    JsModule self =
        compile(
            "self",
            "import * as me from 'self'; export const n = 1; export const same = () => me.n");
    self.instantiate((specifier, referrer) -> self);
    self.evaluate();

    assertThat(self.namespace().get("same").call().asInt()).isEqualTo(1);
  }

  @Test
  void module_ringOfFifty_isLinked() {
    int count = 50;
    List<JsModule> ring = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ring.add(
          compile(
              "m" + i,
              "import { n as next } from 'm"
                  + (i + 1) % count
                  + "'; export const n = "
                  + i
                  + "; export const get = () => next"));
    }
    ring.get(0)
        .instantiate((specifier, referrer) -> ring.get(Integer.parseInt(specifier.substring(1))));
    ring.get(0).evaluate();

    for (int i = 0; i < count; i++) {
      assertThat(ring.get(i).namespace().get("get").call().asInt()).isEqualTo((i + 1) % count);
    }
  }

  @Test
  void module_reexports_goThrough() {
    JsModule base = compile("base", "export const a = 1, b = 2; export default 3");
    JsModule star =
        compile(
            "star",
            "export * from 'base'; export * as whole from 'base'; export { default as d } from 'base'");
    JsModule main =
        compile(
            "main",
            "import * as s from 'star'; export const all = [s.a, s.b, s.d, s.whole.default, 'default' in s]");
    main.instantiate((specifier, referrer) -> specifier.equals("base") ? base : star);
    main.evaluate();

    assertThat(exported(main, "all")).hasToString("[1, 2, 3, 3, false]");
  }

  @Test
  void module_namespace_hasNoPropertiesToSet() {
    JsModule module = compile("m", "export let n = 1; export const setN = (v) => { n = v; }");
    module.instantiate((specifier, referrer) -> module);
    module.evaluate();
    Reference namespace = module.namespace();

    for (Runnable change :
        List.<Runnable>of(
            () -> namespace.set("n", 2),
            () -> namespace.set("x", 2),
            () -> namespace.delete("n"))) {
      org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(change::run);
    }
    assertThat(namespace.get("n").copy().asInt()).isEqualTo(1);
    assertThat(namespace.get("toString").typeOf()).isEqualTo("undefined");
  }

  @Test
  void module_sharedByTwo_isEvaluatedOnce() {
    JsModule shared =
        compile("shared", "globalThis.times = (globalThis.times ?? 0) + 1; export const o = {}");
    JsModule first = compile("first", "import { o } from 'shared'; o.first = true; export { o }");
    JsModule second = compile("second", "import { o } from 'shared'; export const seen = o.first");
    first.instantiate((specifier, referrer) -> shared);
    first.evaluate();
    second.instantiate((specifier, referrer) -> shared);
    second.evaluate();

    assertThat(exported(second, "seen").asBoolean()).isTrue();
    assertThat(context.eval("times").asInt()).isEqualTo(1);
  }

  @Test
  void module_beforeInstantiation_isRefused() {
    JsModule module = compile("m", "export const a = 1");

    assertThatIllegalStateException()
        .isThrownBy(module::evaluate)
        .withMessageContaining("not been instantiated");
    assertThatIllegalStateException().isThrownBy(module::namespace);
    module.instantiate((specifier, referrer) -> module);
    assertThat(module.namespace().typeOf()).isEqualTo("object");
  }

  @Test
  void module_globals_areItsContexts() {
    context.eval("globalThis.where = 'here'; 0");
    JsModule module =
        compile("m", "export const w = where; export const t = typeof this; var leak = 1");
    module.instantiate((specifier, referrer) -> module);
    module.evaluate();

    assertThat(exported(module, "w").asString()).isEqualTo("here");
    assertThat(exported(module, "t").asString()).isEqualTo("undefined");
    assertThat(context.eval("typeof leak").asString()).isEqualTo("undefined");
  }

  @Test
  void module_namesGivenTwice_areToldApart() {
    JsModule first = compile("same.js", "export const url = import.meta.url");
    JsModule second = compile("same.js", "export const url = import.meta.url");
    JsModule third = compile("same.js", "export const url = import.meta.url");
    for (JsModule module : List.of(third, first, second)) {
      module.instantiate((specifier, referrer) -> module);
      module.evaluate();
    }

    assertThat(first.name()).isEqualTo("same.js");
    assertThat(List.of(first.name(), second.name(), third.name())).doesNotHaveDuplicates();
    for (JsModule module : List.of(first, second, third)) {
      assertThat(exported(module, "url").asString()).isEqualTo(module.name());
    }
    JsModule elsewhere = isolate.context().compileModule("export {}", ScriptOrigin.of("same.js"));
    assertThat(elsewhere.name()).isEqualTo("same.js");
  }

  @Test
  void module_closedDependency_staysWithItsImporter() {
    JsModule leaf = compile("leaf", "export const v = 42");
    JsModule middle = compile("middle", "import { v } from 'leaf'; export const twice = v * 2");
    middle.instantiate((specifier, referrer) -> leaf);
    leaf.close();
    middle.evaluate();
    assertThat(exported(middle, "twice").asInt()).isEqualTo(84);

    JsModule main = compile("main", "import { twice } from 'middle'; export const v = twice");
    main.instantiate((specifier, referrer) -> middle);
    main.evaluate();
    assertThat(exported(main, "v").asInt()).isEqualTo(84);
  }

  @Test
  void module_closedNamespaceHeld_staysUsable() {
    JsModule module = compile("m", "export let n = 1; export const add = () => ++n");
    module.instantiate((specifier, referrer) -> module);
    module.evaluate();
    Reference namespace = module.namespace();
    module.close();

    namespace.get("add").call();
    assertThat(namespace.get("n").copy().asInt()).isEqualTo(2);
  }
}
