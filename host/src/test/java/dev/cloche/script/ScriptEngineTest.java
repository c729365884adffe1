package dev.cloche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.HostText;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Reference;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluation, errors and output. */
class ScriptEngineTest {

  private final ClocheScriptEngine engine = new ClocheScriptEngineFactory().getScriptEngine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void manager_findsItByNameOnly() {
    ScriptEngineManager manager = new ScriptEngineManager();

    assertThat(manager.getEngineByName("cloche")).isInstanceOf(ClocheScriptEngine.class);
    assertThat(manager.getEngineByName("Cloche")).isInstanceOf(ClocheScriptEngine.class);
    for (String other : List.of("js", "JavaScript", "javascript", "ecmascript", "nashorn")) {
      assertThat(manager.getEngineByName(other)).isNull();
    }
    assertThat(manager.getEngineByExtension("js")).isNull();
    assertThat(manager.getEngineByMimeType("text/javascript")).isNull();
  }

  @Test
  void factory_describesItself() throws Exception {
    ClocheScriptEngineFactory factory = engine.getFactory();

    assertThat(factory.getParameter(ScriptEngine.NAME)).isEqualTo("cloche");
    assertThat(factory.getParameter(ScriptEngine.ENGINE)).isEqualTo("Cloche");
    assertThat(factory.getParameter(ScriptEngine.ENGINE_VERSION))
        .isEqualTo(factory.getEngineVersion());
    assertThat(factory.getParameter(ScriptEngine.LANGUAGE)).isEqualTo("ECMAScript");
    assertThat(factory.getParameter(ScriptEngine.LANGUAGE_VERSION)).isEqualTo("2025");
    assertThat(factory.getParameter("THREADING")).isNull();
    assertThat(factory.getMethodCallSyntax("o", "m", "1", "b")).isEqualTo("o.m(1, b)");
    assertThat(factory.getProgram()).isEmpty();
    StringWriter out = new StringWriter();
    engine.getContext().setWriter(out);
    String text = "it's \"\\ \n\u2028</script>";
    engine.eval(
        factory.getProgram("var a = 1", factory.getOutputStatement(text), "console.log(a)"));
    assertThat(out).hasToString(text + "\n1\n");
  }

  @Test
  void eval_values_areJava() throws Exception {
    assertThat(engine.eval("1 + 1")).isEqualTo(2.0);
    assertThat(engine.eval(new StringReader("'a' + 'b'"))).isEqualTo("ab");
    assertThat(engine.eval("undefined")).isNull();
    assertThat(engine.eval("({ a: [1, null] })"))
        .isEqualTo(Map.of("a", java.util.Arrays.asList(1.0, null)));
    assertThat(engine.eval("(async () => 5)()")).isEqualTo(5.0);
  }

  @Test
  void eval_whatCannotBeCopied_isAReference() throws Exception {
    Object function = engine.eval("(a, b) => a + b");
    Object object = engine.eval("({ f() { return 1 } })");

    assertThat(function).hasToString("Reference(function)");
    assertThat(((Reference) function).call(1, 2).asInt()).isEqualTo(3);
    assertThat(object).hasToString("Reference(object)");
    assertThat(engine.eval("(async () => () => 5)()")).hasToString("Reference(function)");
    assertThat(engine.eval("new Array(2 ** 32 - 1)")).hasToString("Reference(object)");
    assertThatThrownBy(() -> engine.eval("({ get a() { throw new RangeError('mine') } })"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("RangeError: mine");
    assertThatThrownBy(() -> engine.eval("() => 1", new SimpleBindings()))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("DataCloneError");
  }

  @Test
  void eval_variables_last() throws Exception {
    engine.eval("var a = 1; let b = 2; function f() { return a + b }");

    assertThat(engine.eval("f()")).isEqualTo(3.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java", "Packages", "java", "javax", "load", "loadWithNewGlobal", "print", "JavaImporter",
        "Polyglot", "Graal", "engine", "context", "exit", "quit", "readFully", "importClass",
        "require", "module"
      })
  void eval_nothingOfTheHost_isThere(String name) throws Exception {
    assertThat(engine.eval("typeof " + name)).isEqualTo("undefined");
    assertThat(engine.eval("'" + name + "' in globalThis")).isEqualTo(false);
  }

  @Test
  void eval_hostObjects_areCopiesWithoutMethods() throws Exception {
    engine.put("list", List.of(1, 2));
    engine.put("map", Map.of("a", 1));

    assertThat(
            engine.eval(
                "[typeof list.getClass, typeof list.size, typeof map.get, list.class, Array.isArray(list)].join()"))
        .isEqualTo("undefined,undefined,undefined,,true");
    for (Object host : new Object[] {this, Thread.currentThread(), String.class, engine}) {
      assertThatThrownBy(() -> engine.put("host", host))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void eval_thrown_isAScriptExceptionWithItsPlace() {
    engine.put(ScriptEngine.FILENAME, "dir/rules.js");

    assertThatThrownBy(() -> engine.eval("function f() {\n  throw new RangeError('no')\n}\nf()"))
        .isInstanceOfSatisfying(
            ScriptException.class,
            thrown -> {
              assertThat(thrown.getFileName()).isEqualTo("dir/rules.js");
              assertThat(thrown.getLineNumber()).isEqualTo(2);
              assertThat(thrown.getColumnNumber()).isEqualTo(13);
              assertThat(thrown).hasMessageStartingWith("RangeError: no in dir/rules.js at line");
              HostText.assertAbsent(String.valueOf(thrown.getMessage()));
            })
        .hasCauseInstanceOf(GuestException.class);
    assertThatThrownBy(() -> engine.eval("1 +\n +* 2"))
        .isInstanceOfSatisfying(
            ScriptException.class,
            thrown -> {
              assertThat(thrown.getLineNumber()).isEqualTo(2);
              assertThat(thrown.getColumnNumber()).isEqualTo(3);
            });
    assertThatThrownBy(() -> engine.eval("\n JSON.parse('{')"))
        .isInstanceOfSatisfying(
            ScriptException.class, thrown -> assertThat(thrown.getLineNumber()).isEqualTo(2));
  }

  @Test
  void eval_thrownFarBelow_hasThePlaceInTheScript() throws Exception {
    engine.put(ScriptEngine.FILENAME, "library.js");
    engine.eval("function f(n) { if (n === 0) throw new Error('deep'); f(n - 1) }");
    engine.put(ScriptEngine.FILENAME, "rules.js");

    assertThatThrownBy(() -> engine.eval("Error.stackTraceLimit = 64;\n\nf(50)"))
        .isInstanceOfSatisfying(
            ScriptException.class,
            thrown -> {
              assertThat(thrown.getFileName()).isEqualTo("rules.js");
              assertThat(thrown.getLineNumber()).isEqualTo(3);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw 5",
        "throw null",
        "throw { stack: 'at x:1:1' }",
        "const e = new Error('x'); e.stack = '    at a:99999999999:1'; throw e",
        "const e = new Error('x'); e.stack = 'at '.repeat(100000); throw e"
      })
  void eval_thrownWithoutPlace_isAScriptExceptionWithout(String script) {
    assertThatThrownBy(() -> engine.eval(script))
        .isInstanceOfSatisfying(
            ScriptException.class, thrown -> assertThat(thrown.getLineNumber()).isEqualTo(-1))
        .hasCauseInstanceOf(GuestException.class);
  }

  @Test
  void eval_limit_isAScriptExceptionAndEndsTheBindings() throws Exception {
    engine.put(ClocheScriptEngine.LIMITS, Limits.builder().fuel(1_000_000).build());

    assertThatThrownBy(() -> engine.eval("for (;;) {}"))
        .isInstanceOf(ScriptException.class)
        .hasCauseInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> engine.eval("1")).isInstanceOf(IllegalStateException.class);

    engine.setBindings(engine.createBindings(), ScriptContext.ENGINE_SCOPE);
    assertThat(engine.eval("1")).isEqualTo(1.0);
  }

  @Test
  void limits_tooLateOrNone_areRefused() throws Exception {
    engine.eval("1");
    assertThatThrownBy(() -> engine.put(ClocheScriptEngine.LIMITS, Limits.defaults()))
        .isInstanceOf(IllegalStateException.class);
    Bindings fresh = engine.createBindings();
    assertThatThrownBy(() -> fresh.put(ClocheScriptEngine.LIMITS, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void factoryWithGrants_appliesThemToAllBindings() throws Exception {
    ClocheScriptEngineFactory factory =
        new ClocheScriptEngineFactory(
            isolate ->
                isolate
                    .hostFunction("host", arguments -> arguments.size())
                    .limits(Limits.builder().timeout(Duration.ofSeconds(2)).build()));
    try (ClocheScriptEngine granted = factory.getScriptEngine()) {
      assertThat(granted.eval("host(1, 2)")).isEqualTo(2.0);
      assertThat(granted.eval("host(1)", new SimpleBindings())).isEqualTo(1.0);
      assertThat(granted.eval("host()", granted.createBindings())).isEqualTo(0.0);
    }
  }

  @Test
  void console_goesToTheContextsWriters() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    engine.getContext().setWriter(out);
    engine.getContext().setErrorWriter(error);

    engine.eval("console.log('a', 1); console.error('b'); console.warn('c'); console.info('d\\r')");

    assertThat(out).hasToString("a 1\nd\uFFFD\n");
    assertThat(error).hasToString("b\nc\n");
  }

  @Test
  void console_writerThatFails_isNotTheScriptsFailure() throws Exception {
    engine
        .getContext()
        .setWriter(
            new Writer() {
              @Override
              public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("secret");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });

    assertThat(engine.eval("console.log(1); 5")).isEqualTo(5.0);
  }

  @Test
  void eval_readerThatFails_isAScriptException() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] into, int from, int length) throws IOException {
            throw new IOException("broken");
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> engine.eval(broken))
        .isInstanceOf(ScriptException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void compile_script_runsAnew() throws Exception {
    CompiledScript script = ((Compilable) engine).compile("#!shell\nn = (globalThis.n ?? 0) + 1");

    assertThat(script.getEngine()).isSameAs(engine);
    assertThat(script.eval()).isEqualTo(1.0);
    assertThat(script.eval()).isEqualTo(2.0);
    assertThat(script.eval(engine.createBindings())).isEqualTo(1.0);
    Bindings bindings = new SimpleBindings(new java.util.HashMap<>(Map.of("n", 10)));
    assertThat(script.eval(bindings)).isEqualTo(11.0);
    assertThat(bindings).containsEntry("n", 11.0);
  }

  @Test
  void compile_whatIsNoScript_runsNothing() throws Exception {
    assertThatThrownBy(() -> engine.compile("n = 1; )"))
        .isInstanceOfSatisfying(
            ScriptException.class,
            thrown -> {
              assertThat(thrown.getLineNumber()).isEqualTo(1);
              assertThat(thrown.getColumnNumber()).isEqualTo(8);
            });
    assertThatThrownBy(() -> engine.compile(new StringReader("\nreturn 1")))
        .isInstanceOf(ScriptException.class);
    assertThatThrownBy(() -> engine.compile("'use strict'; with (a) {}"))
        .isInstanceOf(ScriptException.class);
    engine.compile("throw null; for (;;) {}");
    engine.compile("let a = 1; const b = 2; class C {} for (;;) {}");
    assertThat(engine.eval("typeof n")).isEqualTo("undefined");
  }

  @Test
  void close_endsTheIsolate() throws Exception {
    engine.eval("var a = 1");
    engine.close();

    assertThatThrownBy(() -> engine.eval("a")).isInstanceOf(IllegalStateException.class);
  }
}
