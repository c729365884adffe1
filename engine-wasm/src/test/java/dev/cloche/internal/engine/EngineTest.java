package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

  private static final Path TARGET = Path.of("target");
  private static final Path SHIM = Path.of("..", "commonjs-shim", "target");

  @TempDir Path directory;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Engine.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static MemoryImage image() throws IOException {
    try (InputStream in = Engine.class.getResourceAsStream(Engine.IMAGE)) {
      return MemoryImage.read(in);
    }
  }

  private static void refused(String name, UnaryOperator<byte[]> change, String message) {
    TamperedLoader loader = new TamperedLoader(name, change);
    // The second caller is told the same as the first.
    for (int caller = 0; caller < 2; caller++) {
      assertThatThrownBy(loader::engine)
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage(message);
    }
  }

  private static UnaryOperator<byte[]> flipped(int at) {
    return bytes -> {
      bytes[at < 0 ? bytes.length + at : at] ^= 1;
      return bytes;
    };
  }

  @Test
  void artefacts_unchanged_areLoaded() throws Throwable {
    assertThat(new TamperedLoader(Engine.IMAGE, bytes -> bytes).engine()).isNotNull();
    assertThat(Engine.get()).isSameAs(Engine.get());
    assertThat(Engine.get().version()).startsWith("quickjs-ng ");
  }

  @Test
  void image_withOneBitChangedAnywhere_isRefused() {
    String message =
        "the engine artefact boot.image does not match the hash that its build recorded";
    refused(Engine.IMAGE, flipped(0), message);
    refused(Engine.IMAGE, flipped(10_000), message);
    refused(Engine.IMAGE, flipped(-1), message);
    refused(Engine.IMAGE, bytes -> Arrays.copyOf(bytes, bytes.length - 1), message);
    refused(Engine.IMAGE, bytes -> new byte[0], message);
  }

  @Test
  void record_withoutHashes_refusesTheImage() {
    refused(
        Engine.RECORD,
        bytes -> new byte[0],
        "the engine artefact boot.image does not match the hash that its build recorded");
  }

  @Test
  void verify_ofTheHash_acceptsOnlyThatHash() {
    byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
    String hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    Engine.verify("artefact", bytes, hash);

    assertThatThrownBy(() -> Engine.verify("artefact", new byte[3], hash))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("artefact");
  }

  @Test
  void record_ofTheBuild_namesTheArtefactsThatAreThere() throws IOException {
    String record = new String(resource(Engine.RECORD), StandardCharsets.UTF_8);
    byte[] wasm = Files.readAllBytes(TARGET.resolve("engine.wasm"));

    assertThat(record)
        .contains(
            "engine.sha256=" + Engine.sha256(wasm) + "\n",
            "image.sha256=" + Engine.sha256(resource(Engine.IMAGE)) + "\n");
  }

  /** Made here, in another process than the build's, it is the one that the build made. */
  @Test
  void image_builtAgain_isTheSameByteForByte() throws Exception {
    String[] args = {
      TARGET.resolve("engine.wasm").toString(),
      SHIM.resolve("shim.js").toString(),
      SHIM.resolve("libraries").toString(),
      directory.toString(),
      TARGET.resolve("engine.version").toString()
    };
    Guest.onLargeStack(
        () -> {
          BootImageBuilder.main(args);
          return args;
        });

    assertThat(Files.readAllBytes(directory.resolve(Engine.IMAGE)))
        .isEqualTo(resource(Engine.IMAGE));
    assertThat(Files.readAllBytes(directory.resolve(Engine.RECORD)))
        .isEqualTo(resource(Engine.RECORD));
    assertThat(Files.readAllBytes(directory.resolve(Libraries.resource("path"))))
        .isEqualTo(resource(Libraries.resource("path")));
  }

  @Test
  void image_belowTheStackPointer_holdsNothing() throws IOException {
    MemoryImage image = image();

    assertThat(image.stackPointer()).isPositive();
    assertThat(image.start()).isGreaterThanOrEqualTo(image.stackPointer());
    LinearMemory fresh = Engine.get().newInstance().memory();
    assertThat(fresh.stackPointer).isEqualTo(image.stackPointer());
    assertThat(fresh.readBytes(0, image.start())).containsOnly(0);
  }

  @Test
  void instances_new_shareNoMemory() {
    LinearMemory one = Engine.get().newInstance().memory();
    LinearMemory other = Engine.get().newInstance().memory();
    int at = Engine.get().baseBytes() - 1;
    byte before = other.read(at);
    one.writeByte(at, (byte) ~before);

    assertThat(other.read(at)).isEqualTo(before);
  }

  @Test
  void identity_isOfTheEngineAndItsImage() throws IOException {
    byte[] wasm = Files.readAllBytes(TARGET.resolve("engine.wasm"));
    String both = Engine.sha256(wasm) + Engine.sha256(resource(Engine.IMAGE));

    assertThat(Engine.get().identity())
        .isEqualTo(Engine.sha256(both.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void sizes_reported_areTheImages() throws IOException {
    assertThat(Engine.get().imageBytes()).isEqualTo(image().end() - image().start());
    assertThat(Engine.get().baseBytes()).isEqualTo(image().pages() * LinearMemory.PAGE_BYTES);
  }
}
