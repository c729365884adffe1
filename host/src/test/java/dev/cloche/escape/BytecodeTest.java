package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.IsolatedRuntime;
import dev.cloche.JsModule;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.RunRequest;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.internal.code.ModuleCompiler;
import dev.cloche.internal.code.ModuleText;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.FuelMeter;
import dev.cloche.internal.pool.InstancePool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Technique 93 of the containment list: bytecode that a tenant supplies is text like any other. */
class BytecodeTest {

  private static final Cage CAGE = new Cage();

  private static byte[] bytecode = {};

  @TempDir private Path root = Path.of("unset");

  /** Bytecode that the engine itself has made, and would run. */
  @BeforeAll
  static void compile() {
    byte[] text = "globalThis.ran = true;".getBytes(StandardCharsets.US_ASCII);
    InstancePool pool = InstancePool.ofThisThread();
    EngineInstance client = pool.lease();
    try {
      client.start(FuelMeter.UNLIMITED, System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
      byte[] made =
          ModuleCompiler.shared().compile(ModuleText.of("/evil.js", text), client, 32 << 20);
      bytecode = Objects.requireNonNull(made).clone();
    } finally {
      pool.giveBack(client);
    }
  }

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  private void assertNotRun(Isolate isolate) {
    assertThat(isolate.eval("typeof ran").asString()).isEqualTo("undefined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-8", "UTF-16BE"})
  @Hostile(93)
  void bytecode_inTheFileOfAModule_isNotRun(Charset charset) throws IOException {
    String text = new String(bytecode, StandardCharsets.ISO_8859_1);
    for (String file : List.of("evil.js", "evil.cjs", "evil.json", "evil.bin", "evil.node")) {
      Files.write(root.resolve(file), text.getBytes(charset));
    }
    for (String name :
        List.of("./evil.js", "./evil", "./evil.cjs", "./evil.json", "./evil.bin", "./evil.node")) {
      CAGE.survive(
          () -> {
            try (Isolate isolate =
                Isolate.builder().limits(HostileCase.PATIENT).root(root).build()) {
              assertThat(Ending.of(() -> isolate.require(name)).code())
                  .as(name)
                  .isIn("DENY", "ERR(SyntaxError)", "ERR(ReferenceError)", "ERR(Error)");
              assertNotRun(isolate);
            }
            return "";
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(0, eval)(text)",
        "new Function(text)()",
        "eval(bytes)",
        "new Function(bytes)()",
        "import(bytes)",
        "import(text)",
        "Reflect.apply(bytes, undefined, [])",
        "structuredClone(bytes)()",
        "new Function(...bytes)()",
        "JSON.parse(text)",
        "new RegExp(text, 'v').exec(text)",
        "process.dlopen({ exports: {} }, bytes)",
        "process.binding(text)",
      })
  @Hostile(93)
  void bytecode_inTheGuestsHands_isNotRun(String attempt) {
    CAGE.survive(
        () -> {
          try (Isolate isolate = Isolate.create(HostileCase.PATIENT)) {
            isolate.eval(
                "globalThis.attempt = (bytes) => { const text = String.fromCharCode(...bytes); return "
                    + attempt
                    + "; }; 0");
            assertThat(Ending.of(() -> isolate.call("attempt", (Object) bytecode)).code())
                .isIn(
                    "OK",
                    "ERR(SyntaxError)",
                    "ERR(TypeError)",
                    "ERR(ReferenceError)",
                    "ERR(Error)",
                    "ERR(DataCloneError)");
            assertNotRun(isolate);
          }
          return "";
        });
  }

  @Test
  @Hostile(93)
  void bytecode_asTextOfScriptsAndModules_isNotRun() {
    String text = new String(bytecode, StandardCharsets.ISO_8859_1);
    CAGE.survive(
        () -> {
          try (Isolate isolate = Isolate.create(HostileCase.PATIENT)) {
            for (Ending ending :
                List.of(
                    Ending.of(() -> isolate.eval(text)),
                    Ending.of(() -> isolate.context().evalClosure(text)),
                    Ending.of(() -> isolate.compileScript(text, origin()).run(isolate.context())),
                    Ending.of(
                        () ->
                            isolate.context().compileModule(text, origin()).namespace().copy()))) {
              assertThat(ending.code()).isEqualTo("ERR(SyntaxError)");
            }
            assertNotRun(isolate);
          }
          return "";
        });
  }

  private static ScriptOrigin origin() {
    return ScriptOrigin.of("evil.js");
  }

  /** Whoever runs code hands over text; bytes are data. */
  @Test
  @Hostile(93)
  void publicMethods_thatRunCode_takeNoBytes() {
    Stream<Class<?>> types =
        Stream.of(
            Isolate.class,
            IsolateBuilder.class,
            IsolatedRuntime.class,
            RunRequest.Builder.class,
            RunOptions.class,
            Context.class,
            Script.class,
            JsModule.class,
            Reference.class);
    List<Class<?>> bytes = List.of(byte[].class, ByteBuffer.class, InputStream.class);

    assertThat(types.flatMap(type -> Stream.of(type.getMethods())))
        .hasSizeGreaterThan(80)
        .flatMap(method -> List.of(method.getParameterTypes()))
        .doesNotContainAnyElementsOf(bytes);
  }
}
