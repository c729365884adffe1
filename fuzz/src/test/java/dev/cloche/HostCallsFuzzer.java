package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.fuzz.Allocation;
import dev.cloche.fuzz.SampleValues;
import dev.cloche.fuzz.TenantDirectory;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.engine.HostAbort;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that a guest which was taken over sends its host, to an isolate that was granted
 * everything: a reply that names nothing of the host's, or one of the ways in which a run ends.
 */
class HostCallsFuzzer {

  private static final int RESOLVE = 3;
  private static final int LIBRARY = 5;
  private static final int MODULE = 7;

  /** An instance that compiles modules is among them. */
  private static final int BYTES_FOR_ALL = 32 << 20;

  private static final int BYTES_FOR_EACH = 1024;
  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 24);
  private static final Path ROOT = TenantDirectory.make();

  static Stream<Arguments> seeds() {
    JsArrayBuffer bytes = JsArrayBuffer.of(new byte[] {1});
    return Stream.of(
        call(1, 0, JsArray.of("x", 2)),
        call(1, 1, JsArray.of()),
        call(1, -1, JsArray.of()),
        call(1, 0, JsArray.builder().length(100).build()),
        call(2, "log", "text"),
        call(3, "./a.js", "/", true),
        call(3, "pkg", "/", false),
        call(3, "path", "/", false),
        call(3, "./x", "image:1/", true),
        call(4, "/b.json"),
        call(4, "/out.js"),
        call(5, "util"),
        call(6),
        call(7, "/a.js"),
        call(8, 1, 0, 4),
        call(9, 16),
        call(10, "write", "/m/f", bytes, false, false),
        call(10, "read", "/r/a.js"),
        call(10, "list", "/"),
        call(10, "mkdirs", "/m/d/e"),
        call(10, "rename", "/m/d", "/m/e"),
        call(10, "copy", "/r/a.js", "/m/a", true),
        call(16, 0, "./a.js", "main.js"),
        call(0));
  }

  private static Arguments call(int op, Object... message) {
    return Arguments.of(op, SampleValues.message(JsArray.of(message)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void call(int op, byte @NotNull [] message) {
    try (Isolate isolate = isolate()) {
      isolate.eval("0"); // From here on it is prepared.
      Session session = isolate.session();
      session.instance().start(1 << 26, System.nanoTime() + 60_000_000_000L);
      find(session.hostCalls(), "./a.js", "./b.json");
      for (int round = 0; round < 2; round++) {
        Allocation.assertAtMost(
            BYTES_FOR_ALL + (long) BYTES_FOR_EACH * message.length,
            () -> call(session.hostCalls(), op, message));
      }
    }
  }

  /** The guest may read no file that it was not told of. */
  private static void find(HostCalls calls, String... specifiers) {
    for (String specifier : specifiers) {
      call(calls, RESOLVE, SampleValues.message(JsArray.of(specifier, "/", false)));
    }
  }

  private static Isolate isolate() {
    return Isolate.builder()
        .limits(Limits.builder().timeout(Duration.ofSeconds(60)).build())
        .root(ROOT)
        .externals("pkg")
        .builtins("path", "util")
        .files(FileAccess.builder().readOnly("/r", ROOT).inMemory("/m", 4096, 8).build())
        .hostFunction("first", arguments -> JsValue.of(arguments.size()))
        .hostFunction(
            "second",
            arguments -> {
              throw new IllegalStateException(TenantDirectory.SECRET);
            })
        .build();
  }

  private static void call(HostCalls calls, int op, byte[] message) {
    byte[] reply;
    try {
      reply = calls.call(op, message);
    } catch (EngineTrap | HostAbort ended) {
      return;
    }
    if (op == MODULE) {
      assertThat(reply[0]).isIn((byte) 0, (byte) 1); // Two values, which no guest may send.
    } else {
      Outcome.decode(reply, LIMITS);
    }
    String text = new String(reply, StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain(TenantDirectory.SECRET);
    // What the guest named may come back to it.
    String asked = new String(message, StandardCharsets.ISO_8859_1);
    for (String name : List.of("/srv", "dev.cloche", "java.")) {
      if (op != LIBRARY && !asked.contains(name)) {
        assertThat(text).doesNotContain(name);
      }
    }
  }
}
