package dev.cloche.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.Limits;
import dev.cloche.Trial;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits hold in isolates from images, whatever becomes of their neighbours. */
class ImageLimitsTest {

  private static final String FILL = "globalThis.kept = new Uint8Array(4 << 20).fill(7); 0";

  @Test
  void memoryLimit_belowTheImage_isRefusedBeforeAnythingRuns() {
    Image image = Images.after(FILL);
    Limits tooLittle = Trial.SMALL.toBuilder().memoryBytes(image.memoryBytes() - 1).build();
    Limits enough = Trial.SMALL.toBuilder().memoryBytes(image.memoryBytes() + (1 << 20)).build();

    assertThat(image.memoryBytes()).isBetween(4L << 20, 6L << 20);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isolate.builder().image(image).limits(tooLittle).build())
        .withMessage(
            "a memory limit of %d bytes is too small for the image, which takes %d",
            image.memoryBytes() - 1, image.memoryBytes());
    assertThat(
            Images.eval(Isolate.builder().image(image).limits(enough), "kept[kept.length - 1]")
                .asInt())
        .isEqualTo(7);
  }

  @Test
  void memoryLimit_countsWhatTheImageHolds() {
    Image image = Images.after(FILL);
    String more = "new Uint8Array(6 << 20).fill(1).length";
    Limits limits = Trial.SMALL.toBuilder().memoryBytes(8L << 20).build();
    try (Isolate alone = Isolate.create(limits);
        Isolate beside = Isolate.builder().image(image).limits(limits).build()) {
      assertThat(Trial.ending(alone, more)).isEqualTo("value");
      assertThat(Trial.ending(beside, more)).isEqualTo("MEMORY");
    }
  }

  /** A tenant's end leaves nothing in the memory that the next one gets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "globalThis.n = 99; for (;;);",
        "globalThis.n = 99; const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1));",
        "globalThis.n = 99; const f = () => f() + 1; Object.prototype.n = 9; f()",
      })
  void isolates_afterOneThatBroke_areTheImage(String breaking) {
    Image image = Images.after("globalThis.n = 1; globalThis.text = 'x'.repeat(1000); 0");
    Limits little = Trial.SMALL.toBuilder().fuel(20_000_000).build();
    for (int i = 0; i < 3; i++) {
      try (Isolate broken = Isolate.builder().image(image).limits(little).build()) {
        assertThat(Trial.ending(broken, breaking)).isNotEqualTo("value");
      }
      assertThat(Images.eval(image, "n + text.length + typeof ({}).n").asString())
          .isEqualTo("1001undefined");
    }
  }

  @Test
  void fuel_isEachIsolatesOwn() {
    Image image = Images.after("for (let i = 0; i < 1e5; i++); 0");
    Limits little = Trial.SMALL.toBuilder().fuel(200_000).build();
    try (Isolate isolate = Isolate.builder().image(image).limits(little).build()) {
      assertThat(isolate.usage().fuel()).isZero();
      assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
      assertThat(isolate.usage().fuel()).isBetween(1L, 100_000L);
    }
  }

  @Test
  void isolates_onManyThreads_areTheImageEach() throws Exception {
    Image image = Images.after("globalThis.n = 0; globalThis.bump = k => { n += k; return n; }; 0");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int own = i;
        results.add(threads.submit(() -> Images.eval(image, "bump(" + own + "); bump(1)").asInt()));
      }
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void image_thatNobodyHolds_isReclaimed_withItsInstances() {
    WeakReference<Image> image = used();
    for (int i = 0; i < 50 && image.get() != null; i++) {
      System.gc();
    }
    assertThat(image.get()).isNull();
  }

  /** An image whose isolates have all been closed. */
  private static WeakReference<Image> used() {
    Image image = Images.after(FILL);
    for (int i = 0; i < 3; i++) {
      assertThat(Images.eval(image, "kept.length").asInt()).isEqualTo(4 << 20);
    }
    return new WeakReference<>(image);
  }
}
