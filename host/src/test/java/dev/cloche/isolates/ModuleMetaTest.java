package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloche.Context;
import dev.cloche.GuestException;
import dev.cloche.GuestVisibleException;
import dev.cloche.HostText;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The row module-meta, and what isolated-vm lacks: {@code import()} and {@code await} at the top.
 */
class ModuleMetaTest {

  private final CompletableFuture<Integer> slow = new CompletableFuture<>();
  private final Isolate isolate =
      Isolate.builder().limits(Patient.LIMITS).hostFunction("slow", arguments -> slow).build();
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    assertThat(context.eval("1 + 1").asInt()).isEqualTo(2);
    isolate.close();
  }

  private JsModule compile(String name, String source) {
    return context.compileModule(source, ScriptOrigin.of(name));
  }

  private JsModule evaluated(String name, String source) {
    JsModule module = compile(name, source);
    module.instantiate((specifier, referrer) -> module);
    module.evaluate();
    return module;
  }

  @Test
  void meta_url_isTheName() {
    for (String name :
        new String[] {
          "file:///a/b.js", "", "a b\u00e9\ud83d\ude00", "__proto__", "x".repeat(10_000)
        }) {
      JsModule module =
          evaluated(
              name,
              "export const url = import.meta.url; export const keys = Object.keys(import.meta)");
      assertThat(module.name()).isEqualTo(name);
      assertThat(module.namespace().get("url").copy().asString()).isEqualTo(name);
      assertThat(module.namespace().get("keys").copy()).hasToString("[\"url\"]");
    }
  }

  @Test
  void meta_ofEachModule_isItsOwn() {
    JsModule first = evaluated("a", "import.meta.mark = 1; export const meta = () => import.meta");
    JsModule second = evaluated("b", "export const mark = import.meta.mark");

    assertThat(second.namespace().get("mark").typeOf()).isEqualTo("undefined");
    assertThat(first.namespace().get("meta").call()).hasToString("{url: \"a\", mark: 1}");
  }

  @Test
  void await_atTheTop_isAwaited() {
    JsModule module =
        compile("m", "export let n = 1; n = await slow(); export const after = n + 1");
    assertThat(module.hasTopLevelAwait()).isTrue();
    module.instantiate((specifier, referrer) -> module);
    CompletableFuture<?> done = module.evaluateAsync();
    assertThat(done).isNotDone();
    slow.complete(41);
    done.join();

    assertThat(module.namespace().get("after").copy().asInt()).isEqualTo(42);
  }

  @Test
  void await_inADependency_holdsUpItsImporter() {
    context.eval("globalThis.order = []; 0");
    JsModule waits =
        compile(
            "waits", "order.push('waits'); await null; order.push('waited'); export const v = 1");
    JsModule sibling = compile("sibling", "order.push('sibling')");
    JsModule main =
        compile("main", "import { v } from 'waits'; import 'sibling'; order.push('main ' + v)");
    main.instantiate((specifier, referrer) -> specifier.equals("waits") ? waits : sibling);
    main.evaluate();

    assertThat(context.eval("order.join()").asString()).isEqualTo("waits,sibling,waited,main 1");
    assertThat(main.hasTopLevelAwait()).isFalse();
  }

  @Test
  void await_thatRejects_failsTheEvaluation() {
    JsModule module = compile("m", "await null; throw new TypeError('late')");
    module.instantiate((specifier, referrer) -> module);

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(GuestException.class)
          .isThrownBy(module::evaluate)
          .withMessage("TypeError: late");
    }
  }

  @Test
  void await_forEver_isAnErrorNotAHang() {
    JsModule module = compile("m", "await new Promise(() => {}); export const never = 1");
    module.instantiate((specifier, referrer) -> module);

    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(module::evaluate)
        .withMessageContaining("never settle");
  }

  @Test
  void dynamicImport_withoutAnImporter_isLikeAMissingModule() {
    assertThat(context.eval("import('x').catch((e) => e.name + ': ' + e.message)").asString())
        .isEqualTo("Error: Cannot find module 'x'");
  }

  @Test
  void dynamicImport_asksTheImporter() {
    List<String> asked = new ArrayList<>();
    context.onImport(
        (specifier, referrer) -> {
          asked.add(specifier + " by " + referrer);
          JsModule module =
              compile(specifier, "export default '" + specifier + "'; globalThis.ran = true");
          module.instantiate((nested, by) -> module);
          return module;
        });

    assertThat(
            context
                .eval(
                    "import('one').then((m) => m.default + ran)",
                    RunOptions.copy().origin(ScriptOrigin.of("script.js")))
                .asString())
        .isEqualTo("onetrue");
    JsModule main = evaluated("main.mjs", "export const d = (await import('./two')).default");
    assertThat(main.namespace().get("d").copy().asString()).isEqualTo("./two");
    assertThat(asked).containsExactly("one by script.js", "./two by main.mjs");
  }

  @Test
  void dynamicImport_ofOneModule_isOneNamespace() {
    JsModule shared = compile("shared", "export let n = 0; export const add = () => ++n");
    shared.instantiate((specifier, referrer) -> shared);
    context.onImport((specifier, referrer) -> shared);

    assertThat(
            context
                .eval(
                    """
                    (async () => {
                      const [a, b] = await Promise.all([import('a'), import('b')]);
                      a.add(); b.add();
                      return a === b && b.n === 2;
                    })()
                    """)
                .asBoolean())
        .isTrue();
    assertThat(shared.namespace().get("n").copy().asInt()).isEqualTo(2);
  }

  @Test
  void dynamicImport_ofACycle_ends() {
    JsModule self =
        compile(
            "self", "export const me = 1; export const again = import('self').then((m) => m.me)");
    self.instantiate((specifier, referrer) -> self);
    context.onImport((specifier, referrer) -> self);

    assertThat(context.eval("import('self').then((m) => m.again)").asInt()).isEqualTo(1);
  }

  @Test
  void dynamicImport_whenTheImporterThrows_rejects() {
    context.onImport(
        (specifier, referrer) -> {
          switch (specifier) {
            case "visible" -> throw new GuestVisibleException("RangeError", "said so");
            default -> throw new IllegalStateException("/home/secret");
          }
        });

    assertThat(context.eval("import('visible').catch((e) => `${e}`)").asString())
        .isEqualTo("RangeError: said so");
    String hidden = context.eval("import('x').catch((e) => e.message + e.stack)").asString();
    assertThat(hidden).doesNotContain("secret");
    HostText.assertAbsent(hidden);
  }

  @Test
  @SuppressWarnings("NullAway") // What a careless importer does.
  void dynamicImport_whenTheImporterAnswersTheWrongThing_rejects() {
    JsModule bare = compile("bare", "import 'elsewhere'; export const a = 1");
    JsModule foreign = isolate.context().compileModule("export {}", ScriptOrigin.of("f"));
    JsModule closed = evaluated("closed", "export {}");
    closed.close();
    context.onImport(
        (specifier, referrer) ->
            switch (specifier) {
              case "null" -> null;
              case "bare" -> bare;
              case "foreign" -> foreign;
              default -> closed;
            });

    for (String specifier : new String[] {"null", "bare", "foreign", "closed"}) {
      assertThat(
              context
                  .eval(
                      "import('" + specifier + "').then(() => 'loaded', (e) => e instanceof Error)")
                  .asBoolean())
          .as(specifier)
          .isTrue();
    }
    bare.instantiate((specifier, referrer) -> bare);
    assertThat(context.eval("import('bare').then((m) => m.a)").asInt()).isEqualTo(1);
  }

  @Test
  void dynamicImport_specifiers_areTextOfTheGuests() {
    List<String> asked = new ArrayList<>();
    context.onImport(
        (specifier, referrer) -> {
          asked.add(specifier);
          throw new GuestVisibleException("Error", "no");
        });

    context.eval(
        """
        (async () => {
          for (const s of ['', '__proto__', '\\ud800', 'a\\0b', 'x'.repeat(100000), 5, null,
              { toString() { return 'made'; } }, { toString() { throw 1; } }, Symbol()]) {
            try { await import(s); } catch {}
          }
        })()
        """);

    assertThat(asked)
        .startsWith("", "__proto__")
        .contains("5", "null", "made")
        .hasSizeBetween(7, 8);
  }

  @Test
  void dynamicImport_withAttributes_isRefused() {
    JsModule module = evaluated("data", "export default 1");
    context.onImport((specifier, referrer) -> module);

    assertThat(
            context
                .eval(
                    "import('data', { with: { type: 'json' } }).then(() => 'loaded', (e) => e.name)")
                .asString())
        .isEqualTo("TypeError");
  }

  @Test
  void importer_ofAClosedContext_isNotTheNextOnes() {
    context.onImport(
        (specifier, referrer) -> {
          throw new GuestVisibleException("Error", "the old context's");
        });
    Context first = isolate.createContext();
    JsModule leftover = first.compileModule("export const v = 'old'", ScriptOrigin.of("old"));
    leftover.instantiate((specifier, referrer) -> leftover);
    first.onImport(
        (specifier, referrer) -> {
          throw new GuestVisibleException("Error", "the closed context's");
        });
    first.close();

    for (int i = 0; i < 3; i++) {
      Context next = isolate.createContext();
      assertThat(next.eval("import('x').catch((e) => e.message)").asString())
          .isEqualTo("Cannot find module 'x'");
    }
  }
}
