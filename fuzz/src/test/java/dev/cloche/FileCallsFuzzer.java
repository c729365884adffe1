package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.fuzz.Choices;
import dev.cloche.fuzz.TenantDirectory;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * File operations one after the other, in memory and on a directory of the host's: each is
 * answered, the quota holds all the time, and what was taken of it comes back.
 */
class FileCallsFuzzer {

  private static final int QUOTA = 8192;
  private static final int MAX_FILES = 12;
  private static final int ENTRY_BYTES = 256;
  private static final Limits LIMITS = Limits.builder().argumentBytes(QUOTA).build();
  private static final ValueLimits CAPS = ValueLimits.ofBytes(1 << 17);
  private static final Path ROOT = TenantDirectory.make();

  static Stream<byte[]> seeds() {
    return Stream.iterate(0L, seed -> seed + 1)
        .limit(30)
        .map(
            seed -> {
              byte[] operations = new byte[400];
              new Random(seed).nextBytes(operations);
              return operations;
            });
  }

  @MethodSource("seeds")
  @FuzzTest
  void operations(byte @NotNull [] operations) {
    FileCalls calls =
        new FileCalls(
            FileAccess.builder()
                .readOnly("/r", ROOT)
                .inMemory("/m", QUOTA, MAX_FILES)
                .inMemory("/m/in/ner", QUOTA, 2)
                .build()
                .open(() -> 0),
            LIMITS);
    Choices choices = new Choices(operations);
    while (choices.more()) {
      answered(calls, request(choices));
      quotaHolds(calls);
    }
    emptied(calls);
  }

  private static JsArray request(Choices choices) {
    String path = path(choices);
    return switch (choices.below(14)) {
      case 0, 1, 2 ->
          JsArray.of("write", path, bytes(choices), choices.below(2) == 0, choices.below(4) == 0);
      case 3 -> JsArray.of("read", path);
      case 4 -> JsArray.of("stat", path);
      case 5 -> JsArray.of("list", path);
      case 6 -> JsArray.of("realpath", path);
      case 7 -> JsArray.of("mkdir", path);
      case 8 -> JsArray.of("mkdirs", path);
      case 9 -> JsArray.of("rename", path, path(choices));
      case 10 -> JsArray.of("copy", path, path(choices), choices.below(2) == 0);
      case 11 -> JsArray.of("unlink", path);
      case 12 -> JsArray.of("rmdir", path);
      default -> JsArray.of("remove", path);
    };
  }

  private static JsArrayBuffer bytes(Choices choices) {
    return JsArrayBuffer.of(new byte[choices.below(256) * choices.below(40)]);
  }

  /** Few names, so that operations meet; some paths lead up, out, or nowhere. */
  private static String path(Choices choices) {
    StringBuilder path =
        new StringBuilder(choices.of("/m", "/m", "/m", "/r", "/m/in", "", "/m/.."));
    for (int i = choices.below(4); i > 0; i--) {
      path.append('/')
          .append(choices.of("a", "b", "c", "ner", "lib", "a.js", "out.js", "up", "..", ".", ""));
    }
    return path.append(choices.of("", "", "", "/", "\0", "n".repeat(250))).toString();
  }

  private static Outcome answered(FileCalls calls, JsArray request) {
    Outcome outcome = Outcome.decode(calls.call(request), CAPS);
    assertThat(outcome.status()).isIn(Outcome.Status.VALUE, Outcome.Status.THROWN);
    if (outcome.value() instanceof JsArrayBuffer buffer) {
      assertThat(TenantDirectory.holdsSecret(buffer.asBytes())).isFalse();
    }
    return outcome;
  }

  private static void quotaHolds(FileCalls calls) {
    MemoryFiles files = calls.memoryFiles();
    long taken = 0;
    int count = 0;
    for (String path : files.paths()) {
      if (!path.startsWith("/m/in/ner/")) {
        Optional<byte[]> bytes = files.read(path);
        taken += ENTRY_BYTES + bytes.orElseThrow().length;
        count++;
      }
    }
    assertThat(taken).isLessThanOrEqualTo(QUOTA);
    assertThat(count).isLessThanOrEqualTo(MAX_FILES);
  }

  /** All that was taken is there again: a file fits that takes nearly all of it. */
  private static void emptied(FileCalls calls) {
    clear(calls, "/m/in"); // Which leads to a mount and so cannot be removed itself.
    clear(calls, "/m");
    JsValue large = JsArrayBuffer.of(new byte[QUOTA - 4 * ENTRY_BYTES]);
    assertThat(answered(calls, JsArray.of("write", "/m/all", large, false, false)).value())
        .isEqualTo(JsValue.undefined());
  }

  private static void clear(FileCalls calls, String directory) {
    JsValue names = Objects.requireNonNull(answered(calls, JsArray.of("list", directory)).value());
    for (JsValue name : ((JsArray) names).elements()) {
      if (name instanceof JsString text) {
        answered(calls, JsArray.of("remove", directory + "/" + text.value()));
      }
    }
  }
}
