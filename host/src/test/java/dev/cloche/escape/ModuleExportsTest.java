package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.containment.Cage;
import dev.cloche.containment.Hostile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Technique 86 of the containment list: what a module exports, and the name that is called. */
class ModuleExportsTest {

  private static final Cage CAGE = new Cage();

  @TempDir private Path root = Path.of("unset");

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  private HostileFolder folder() {
    return new HostileFolder(root, CAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Object.defineProperty(module, 'exports', { get() { throw new EvalError('x'); } }) | ERR(EvalError)",
        "module.exports = { get f() { throw new EvalError('x'); } }   | ERR(EvalError) ERR(TypeError)",
        "module.exports = new Proxy({}, { get() { throw new EvalError('x'); }, getOwnPropertyDescriptor() { throw new EvalError('x'); } }) | ERR(EvalError) ERR(TypeError)",
        "module.exports = null                                        | ERR(TypeError)",
        "module.exports = 7                                           | ERR(TypeError)",
        "module.exports = 'text'                                      | ERR(TypeError)",
        "module.exports = Symbol()                                    | ERR(TypeError)",
        "module.exports = { then(done) { done({ f: () => 1 }); } }    | ERR(TypeError) OK",
        "module.exports = Object.create({ f: () => 1 })               | ERR(TypeError) OK",
        "module.exports = { f: new Proxy(() => 1, {}) }               | ERR(TypeError) OK",
        "module.exports = { f: class {} }                             | ERR(TypeError)",
        "exports.f = { call: () => 1, apply: () => 1 }                | ERR(TypeError)",
        "exports.f = Function.prototype.call                          | ERR(TypeError) OK",
        "Function.prototype.call = Function.prototype.apply = Reflect.apply = () => 'forged'; exports.f = () => true | OK(true)",
      })
  @Hostile(86)
  void exportsOfEveryKind_areReadWithCare(String index, String allowed) {
    assertThat(List.of(allowed.split(" "))).anyMatch(folder().run(index)::isA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "valueOf",
        "then",
        "",
        "a.b",
        "f()",
        "f;",
        "f'",
        "f\"",
        "f`",
        "f\\",
        "f\n",
        "f\u2028",
        "'];evil();['",
        "${evil()}",
        "\0",
        "f\0",
        "\ud800",
        "f, evil",
        "__defineGetter__"
      })
  @Hostile(86)
  void nameOfAFunction_isAnOwnPropertyAndNeverCode(String name) {
    folder()
        .write(
            "index.js",
            "exports.f = () => 1; exports.a = { b: () => 1 }; globalThis.evil = () => { throw new EvalError('evil'); };");

    assertThat(folder().call(CAGE.runtime(), name).code()).isEqualTo("ERR(TypeError)");
  }
}
