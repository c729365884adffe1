package dev.cloche.limits;

import dev.cloche.IsolatedRuntime;
import dev.cloche.PoolOptions;
import dev.cloche.RunRequest;
import dev.cloche.SourceCompiler;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that are hard to compile, and very many of them. */
class HostileModulesTest {

  private static final String[] SAFE = {"TIME", "MEM", "STACK", "ERR", "LIMIT(SOURCE)", "OK"};

  @TempDir private Path folder = Path.of("unset");

  static Stream<Arguments> bombs() {
    return Stream.of(
        Arguments.of("sum", "1+".repeat(1_000_000) + "1"),
        Arguments.of("sum over the limit", "1+".repeat(5_000_000) + "1"),
        Arguments.of("brackets", "[".repeat(1_000_000)),
        Arguments.of("blocks", "{".repeat(100_000) + "}".repeat(100_000)),
        Arguments.of("templates", "`${".repeat(100_000)),
        Arguments.of("long name", "var " + "a".repeat(4_000_000)),
        Arguments.of("lines", "\n".repeat(4_000_000)),
        Arguments.of("functions", "function f(){".repeat(50_000)),
        Arguments.of("endless at the top", "for (;;);"),
        Arguments.of("endless after a syntax that is fine", "exports.a = 1; for (;;) ;"),
        Arguments.of("regular expression", "/" + "(a".repeat(100_000)),
        Arguments.of("literals", "[" + "'abc',".repeat(500_000) + "]"));
  }

  @Hostile(
      value = 51,
      ends = {"TIME", "MEM", "STACK", "ERR", "LIMIT", "OK"})
  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void file_thatIsHardToCompile_endsTheRun(String name, String text) throws IOException {
    Files.writeString(folder.resolve("index.js"), text);
    try (Cage cage = new Cage()) {
      RunRequest request = request().build();

      var unused = cage.run(name, () -> cage.runtime().runBlocking(request).value(), SAFE);
    }
  }

  @Hostile(
      value = 51,
      ends = {"TIME", "MEM", "STACK", "ERR", "LIMIT", "OK"})
  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void compilersOutput_thatIsHardToCompile_endsTheRun(String name, String text) throws IOException {
    Files.writeString(folder.resolve("index.js"), "exports.run = () => 1;");
    SourceCompiler compiler = (source, file) -> text;
    try (Cage cage = new Cage();
        IsolatedRuntime runtime =
            IsolatedRuntime.builder()
                .poolOptions(PoolOptions.defaults().withMax(1))
                .compiler(compiler)
                .build()) {
      RunRequest request = request().build();

      var unused = cage.run(name, () -> runtime.runBlocking(request).value(), SAFE);
    }
  }

  private RunRequest.Builder request() {
    return RunRequest.builder()
        .root(folder)
        .file("index.js")
        .funcName("run")
        .limits(HostileCase.LIMITS);
  }

  @Hostile(
      value = 64,
      ends = {"TIME", "MEM", "LIMIT"})
  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (let i = 0; i < 1e6; i++) try { require('./m' + i + '.js') } catch {} for (;;);",
        "for (let i = 0; i < 1e6; i++) try { require('p' + i) } catch {} for (;;);",
        "for (let i = 0; i < 1e6; i++) try { require('./a/'.repeat(i % 100)) } catch {} for (;;);",
        "for (let i = 0; i < 1e6; i++) try { require.resolve('./m' + i) } catch {} for (;;);",
        "for (let i = 0; i < 1e6; i++) try { delete require.cache['/real.js']; require('./real.js') } catch {} for (;;);",
      })
  void modules_ofGeneratedNames_endTheRun(String source) {
    try (Cage cage = new Cage()) {
      HostileCase attack =
          HostileCase.of(64, "generated names", source, "TIME", "MEM", "LIMIT(MODULES)")
              .withFile("real.js", "exports.a = new Array(1000).fill(1);");

      var unused = cage.run(attack, Position.MODULE);
    }
  }

  @Hostile(
      value = 64,
      ends = {"LIMIT", "STACK", "MEM"})
  @Test
  void modules_thatRequireEachOther_endTheRun() throws IOException {
    for (int i = 0; i < 2000; i++) {
      Files.writeString(folder.resolve("m" + i + ".js"), "require('./m" + (i + 1) + ".js')");
    }
    Files.writeString(folder.resolve("index.js"), "exports.run = () => require('./m0.js')");
    try (Cage cage = new Cage()) {
      RunRequest request = request().limits(HostileCase.PATIENT).build();

      var unused =
          cage.run(
              "long chain",
              () -> cage.runtime().runBlocking(request).value(),
              "LIMIT(MODULES)",
              "STACK",
              "MEM");
    }
  }
}
