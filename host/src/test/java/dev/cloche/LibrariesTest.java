package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Globals and builtin modules that are loaded when a guest first asks for them. */
class LibrariesTest {

  @TempDir private Path root = Path.of("unset");

  private static final String[] BUILTINS = {
    "assert", "buffer", "crypto", "events", "path", "querystring", "string_decoder", "url", "util"
  };

  private JsValue run(String main, String... builtins) throws IOException {
    Files.writeString(root.resolve("main.js"), main);
    try (Isolate isolate =
        Isolate.builder().limits(Trial.SMALL).root(root).builtins(builtins).build()) {
      return isolate.require("./main.js");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          new URL('../x?y#z', 'https://EXAMPLE.com:8080/a/b/').href       | https://example.com:8080/a/x?y#z
          new URL('http://b\\u00fccher.example/').host                    | xn--bcher-kva.example
          new URLSearchParams('a=1&b=2').get('b')                         | 2
          new TextDecoder().decode(new TextEncoder().encode('\\u20acx'))  | €x
          Buffer.from('h\\u00e9llo').toString('base64')                   | aMOpbGxv
          Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString()  | ab
          atob(btoa('x'))                                                 | x
          typeof crypto.getRandomValues(new Uint16Array(3))[2]            | number
          crypto.randomUUID().replace(/[^-]/g, 'x')                       | xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx
          process.cwd()                                                   | /
          process.platform                                                | cloche
          typeof process.hrtime.bigint()                                  | bigint
          URL.name + TextDecoder.name + Buffer.name                       | URLTextDecoderBuffer
          (() => { try { process.exit(); } catch (e) { return e.name + ': ' + e.message; } })() | TypeError: process.exit is not a function
          """)
  void global_onFirstUse_isThere(String source, String expected) {
    assertThat(Trial.evalFresh(source).asString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Buffer",
        "TextDecoder",
        "TextEncoder",
        "URL",
        "URLSearchParams",
        "crypto",
        "process"
      })
  void global_ofALibrary_behavesLikeAVariable(String name) {
    assertThat(Trial.evalFresh(name + " === " + name).asBoolean()).isTrue();
    assertThat(Trial.evalFresh(name + " = 1; " + name).asInt()).isEqualTo(1);
    assertThat(Trial.evalFresh("var " + name + " = 1; " + name).asInt()).isEqualTo(1);
    assertThat(Trial.evalFresh("let " + name + " = 1; " + name).asInt()).isEqualTo(1);
    assertThat(Trial.evalFresh("function " + name + "() {} typeof " + name).asString())
        .isEqualTo("function");
    assertThat(Trial.evalFresh("delete globalThis." + name + "; typeof " + name).asString())
        .isEqualTo("undefined");
    try (Isolate isolate = Isolate.builder().hostFunction(name + ".mine", a -> 5).build()) {
      assertThat(isolate.eval(name + ".mine()").asInt()).isEqualTo(5);
    }
  }

  static Stream<String> builtins() {
    return Stream.of(BUILTINS);
  }

  @ParameterizedTest
  @MethodSource("builtins")
  void builtin_granted_isFoundUnderBothNames(String name) throws IOException {
    String main = "module.exports = require('%1$s') === require('node:%1$s')".formatted(name);

    assertThat(run(main, name).asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("builtins")
  void builtin_notGranted_readsLikeAMissingModule(String name) throws IOException {
    String main =
        """
        const errors = ['%1$s', 'node:%1$s', 'missing'].map((name) => {
          try { require(name); } catch (e) { return [e.name, e.code, e.message.replace(name, '?'), Reflect.ownKeys(e).join()]; }
        }).map(String);
        module.exports = errors.every((text) => text === errors[2]) && errors[2];
        """
            .formatted(name);

    assertThat(run(main).asString()).startsWith("Error,MODULE_NOT_FOUND,Cannot find module '?'");
    String other = name.equals("path") ? "url" : "path";
    assertThat(run(main, other).asString())
        .startsWith("Error,MODULE_NOT_FOUND,Cannot find module '?'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs",
        "node:fs",
        "child_process",
        "vm",
        "path/win32",
        "idna",
        "table",
        "whatwg-url",
        "node:"
      })
  void module_thatIsNoBuiltin_isMissing(String specifier) throws IOException {
    Files.writeString(root.resolve("main.js"), "require('" + specifier + "')");
    try (Isolate isolate = Isolate.builder().root(root).builtins(BUILTINS).build()) {
      assertThatThrownBy(() -> isolate.require("./main.js"))
          .isInstanceOf(GuestException.class)
          .hasMessage("Error: Cannot find module '" + specifier + "'");
    }
  }

  @Test
  void builtin_thatDoesNotExist_cannotBeGranted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isolate.builder().builtins("fs"))
        .withMessageContaining("there is no builtin module fs");
  }

  @Test
  void builtin_granted_goesBeforeAPackage() throws IOException {
    Files.createDirectories(root.resolve("node_modules/path"));
    Files.writeString(root.resolve("node_modules/path/index.js"), "module.exports = 'package'");
    Files.writeString(root.resolve("main.js"), "module.exports = typeof require('path')");
    try (Isolate own = Isolate.builder().root(root).externals("path").build();
        Isolate granted = Isolate.builder().root(root).externals("path").builtins("path").build()) {
      assertThat(own.require("./main.js").asString()).isEqualTo("string");
      assertThat(granted.require("./main.js").asString()).isEqualTo("object");
    }
  }

  @Test
  void libraries_afterPollution_hurtOnlyTheGuest() throws IOException {
    String pollution =
        """
        for (const type of [Array, String, Object, Function, RegExp, Map, Set, Promise, Uint8Array]) {
          for (const key of Reflect.ownKeys(type.prototype)) {
            try { Object.defineProperty(type.prototype, key, { get() { throw new Error('hit'); }, set() {} }); } catch {}
          }
        }
        """;
    List<String> lines = new ArrayList<>();
    Files.writeString(root.resolve("main.js"), pollution + "try { new URL('http://a'); } catch {}");
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .root(root)
            .builtins(BUILTINS)
            .console((level, text) -> lines.add(text))
            .build()) {
      Trial.ending(isolate, pollution);
      for (String use :
          List.of(
              "new URL('http://b\\u00fc')",
              "Buffer.from('a')",
              "new TextDecoder()",
              "process.cwd()",
              "console.table([{ a: 1 }])")) {
        assertThat(Trial.ending(isolate, "try { " + use + " } catch (e) {} 0")).isEqualTo("value");
      }
      lines.clear();
      isolate.eval("console.log('still', 1)");
    }

    assertThat(lines).containsExactly("still 1");
    assertThat(Trial.evalFresh("new URL('http://a').host").asString()).isEqualTo("a");
  }

  @Test
  void callSites_ofTheShim_holdNoFunctions() throws IOException {
    String main =
        """
        Error.prepareStackTrace = (error, frames) => frames;
        const frames = [];
        for (const action of [() => require('nope'), () => require(5), () => new TextDecoder('nope')]) {
          try { action(); } catch (error) { frames.push(...error.stack); }
        }
        module.exports = [frames.length > 9, frames.every((frame) => frame.getFunction() === undefined)];
        """;

    assertThat(run(main)).hasToString("[true, true]");
  }

  @Test
  void fuel_ofLoadingALibrary_isRepeatable() {
    List<Long> used =
        Stream.generate(
                () -> {
                  try (Isolate isolate = Isolate.builder().seed(1).build()) {
                    isolate.eval("new URL('http://b\\u00fccher.example/').href + Buffer.from('x')");
                    return isolate.usage().fuel();
                  }
                })
            .limit(4)
            .toList();

    assertThat(used).containsOnly(used.get(0));
  }

  @Test
  void structuredClone_copies() {
    String source =
        """
        const shared = { n: 1 };
        const value = { a: [1, , shared], m: new Map([[shared, new Set([1n])]]), d: new Date(5), b: new Uint8Array([1, 2]), shared };
        value.self = value;
        const copy = structuredClone(value);
        [copy !== value, copy.self === copy, copy.a[2] === copy.shared, copy.m.has(copy.shared), copy.d.getTime() === 5,
          copy.b[1] === 2, 1 in copy.a, copy.b.buffer !== value.b.buffer].join()
        """;

    assertThat(Trial.evalFresh(source).asString())
        .isEqualTo("true,true,true,true,true,true,false,true");
  }

  @Test
  void structuredClone_withTransfer_detaches() {
    String source =
        """
        const buffer = new Uint8Array([7]).buffer;
        const copy = structuredClone({ buffer }, { transfer: [buffer] });
        [buffer.byteLength, buffer.detached, new Uint8Array(copy.buffer)[0]].join()
        """;

    assertThat(Trial.evalFresh(source).asString()).isEqualTo("0,true,7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          structuredClone({ f() {} })                      | DataCloneError
          structuredClone(Symbol())                        | DataCloneError
          structuredClone()                                | TypeError
          structuredClone(1, { transfer: [{}] })           | TypeError
          structuredClone({ get a() { throw new RangeError('x'); } }) | RangeError
          """)
  void structuredClone_ofWhatCannotBe_throws(String source, String name) {
    assertThat(Trial.run(Trial.SMALL, source).ending()).isEqualTo(name);
  }
}
