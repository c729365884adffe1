package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stored images that somebody has changed, with a checksum that fits or one that does not: refused,
 * or isolates that own their memory alone.
 */
class ImageFuzzer {

  private static final Limits LIMITS =
      Limits.builder()
          .memoryBytes(8 << 20)
          .timeout(Duration.ofSeconds(60))
          .fuel(50_000_000)
          .build();
  private static final int HEADER = 80;
  private static final int HASH = 32;
  private static final byte[] STORED = stored();

  /** What a false length may cost: nothing but what is there is read, and copied, some times. */
  private static final long BYTES = 20L * STORED.length;

  private static byte[] stored() {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      isolate.eval("globalThis.map = new Map([['a', 42]]); 0");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      isolate.capture().writeTo(out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Stream<Arguments> seeds() {
    byte[] contents = Arrays.copyOfRange(STORED, HEADER, HEADER + 64);
    byte[] counts = contents.clone();
    ByteBuffer.wrap(counts).putInt(4, Integer.MAX_VALUE);
    return Stream.of(
        Arguments.of(true, 0, contents),
        Arguments.of(true, 0, counts),
        Arguments.of(true, 0, new byte[64]),
        Arguments.of(true, STORED.length / 2, new byte[] {1, 2, 3}),
        Arguments.of(true, -1, new byte[] {-1}),
        Arguments.of(false, 0, contents),
        Arguments.of(false, 100, new byte[] {1}));
  }

  @MethodSource("seeds")
  @FuzzTest
  void image(boolean checked, int at, byte @NotNull [] change) {
    byte[] file = changed(at, change);
    if (checked) {
      byte[] hash = sha256(Arrays.copyOf(file, file.length - HASH));
      System.arraycopy(hash, 0, file, file.length - HASH, HASH);
    }
    Allocation.assertAtMost(BYTES, () -> read(file));
    @Nullable Image image = read(file);
    if (image != null) {
      assertThat(image.bytes()).isLessThanOrEqualTo(file.length);
      run(image);
    }
  }

  /** The stored image with other bytes somewhere in its contents. */
  private static byte[] changed(int at, byte[] change) {
    byte[] file = STORED.clone();
    int contents = file.length - HEADER - HASH;
    int from = Math.floorMod(at, contents);
    System.arraycopy(change, 0, file, HEADER + from, Math.min(change.length, contents - from));
    return file;
  }

  private static @Nullable Image read(byte[] file) {
    try {
      return Image.read(new ByteArrayInputStream(file));
    } catch (IOException refused) {
      assertThat(refused).hasMessageMatching("(the image is |a memory image |not a memory ).*");
      return null;
    }
  }

  private static void run(Image image) {
    try (Isolate isolate = Isolate.builder().limits(LIMITS).image(image).build()) {
      assertThat(isolate.eval("map.get('a')").toString()).hasSizeLessThan(1 << 20);
      assertThat(isolate.usage().memoryBytes()).isLessThanOrEqualTo(LIMITS.memoryBytes());
    } catch (SandboxException | IllegalArgumentException ended) {
      // The engine stumbles over its own memory, or the image holds more than the cap.
      assertThat(ended.getMessage()).isNotEmpty();
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
