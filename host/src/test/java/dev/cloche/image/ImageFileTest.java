package dev.cloche.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Image;
import dev.cloche.Isolate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images are stored, and what is not one of this engine's, whole, is refused. */
class ImageFileTest {

  private static final int FORMAT = 8;
  private static final int IDENTITY = 12;
  private static final int LENGTH = 76;
  private static final int CONTENTS = 80;

  private final Image image = Images.after("globalThis.map = new Map([['a', 42]]); 0");
  private final byte[] stored = Images.stored(image);

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> Images.read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void image_storedAndRead_isTheSame() throws IOException {
    Image again = Images.read(stored);

    assertThat(Images.eval(again, "map.get('a')").asInt()).isEqualTo(42);
    assertThat(Images.stored(again)).isEqualTo(stored);
    assertThat(again.bytes()).isEqualTo(image.bytes());
    assertThat(again.memoryBytes()).isEqualTo(image.memoryBytes());
  }

  @Test
  void image_inAStream_leavesTheRestOfIt() throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(Arrays.copyOf(stored, stored.length + 3));
    Image.read(in);

    assertThat(in.available()).isEqualTo(3);
  }

  @Test
  void runs_ofImagesStoredAndNot_useTheSameFuel() throws IOException {
    long first = fuel(image);

    assertThat(fuel(image)).isEqualTo(first);
    assertThat(fuel(Images.read(stored))).isEqualTo(first);
    assertThat(first).isPositive();
  }

  private static long fuel(Image from) {
    try (Isolate isolate = Images.small().image(from).seed(1).build()) {
      isolate.eval("for (let i = 0; i < 100; i++) map.set('k' + i, [i]); map.size");
      return isolate.usage().fuel();
    }
  }

  @Test
  void image_cutShort_isRefused() {
    Random random = new Random(11);
    for (int i = 0; i < 100; i++) {
      refused(Arrays.copyOf(stored, random.nextInt(stored.length)), "the image is cut short");
    }
    refused(Arrays.copyOf(stored, stored.length - 1), "the image is cut short");
    refused(new byte[0], "the image is cut short");
  }

  @ParameterizedTest
  @CsvSource({
    "0, this is no image of an isolate",
    "11, 'the image has format 0, and format 1 is read'",
    "12, the image was made with another engine; capture it with this one",
    "75, the image was made with another engine; capture it with this one",
    "76, the image is",
    "79, the image is",
    "80, the image is damaged",
    "5000, the image is damaged",
    "-33, the image is damaged",
    "-1, the image is damaged",
  })
  void image_withOneBitChanged_isRefused(int at, String message) {
    byte[] changed = stored.clone();
    changed[at < 0 ? changed.length + at : at] ^= 1;

    refused(changed, message);
  }

  /** The checksum proves nothing of a file that somebody made: lengths are checked on their own. */
  @Test
  void contents_forged_areRefusedOrOwnTheirMemoryAlone() {
    Random random = new Random(5);
    byte[] contents = Arrays.copyOfRange(stored, CONTENTS, stored.length - 32);
    int headers = 40; // Of all lists, which are empty here, and of the memory.
    for (int i = 0; i < 2_000; i++) {
      byte[] forged = contents.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        forged[random.nextInt(headers)] = (byte) random.nextInt();
      }
      byte[] file = StoredImage.of(stored, forged);
      try {
        Image read = Images.read(file);
        assertThat(read.bytes()).isLessThanOrEqualTo(forged.length);
      } catch (IOException refused) {
        assertThat(refused).hasMessageMatching("(the image is |a memory image |not a memory ).*");
      }
    }
  }

  /** The first list is that of host functions, behind the size of the heap. */
  @ParameterizedTest
  @CsvSource({
    "-1, the image is malformed: it has a negative number of something",
    "-2147483648, the image is malformed: it has a negative number of something",
    "2147483647, the image is",
  })
  void list_ofMoreOrFewerThanCanBe_isRefused(int count, String message) {
    byte[] contents = Arrays.copyOfRange(stored, CONTENTS, stored.length - 32);
    ByteBuffer.wrap(contents).putInt(Integer.BYTES, count);

    refused(StoredImage.of(stored, contents), message);
  }

  @ParameterizedTest
  @CsvSource({"2147483647", "-1", "1000000000"})
  void length_thatIsNotThere_costsNothing(int length) {
    byte[] forged = stored.clone();
    ByteBuffer.wrap(forged).putInt(LENGTH, length);

    refused(forged, "the image is ");
  }

  @Test
  void header_isAsDocumented() {
    assertThat(new String(stored, 0, FORMAT, US_ASCII)).isEqualTo("CLOCHEIM");
    assertThat(ByteBuffer.wrap(stored).getInt(FORMAT)).isEqualTo(1);
    assertThat(new String(stored, IDENTITY, 64, US_ASCII)).matches("[0-9a-f]{64}");
    assertThat(ByteBuffer.wrap(stored).getInt(LENGTH)).isEqualTo(stored.length - CONTENTS - 32);
  }
}
