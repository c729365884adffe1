package dev.cloche.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodeCacheTest {

  private final AtomicInteger made = new AtomicInteger();

  private static ModuleKey key(String text) {
    return ModuleKey.of(ModuleText.of("/a.js", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void open(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private @Nullable ModuleCode make(CodeCache cache, String text, int bytes) {
    return cache.get(
        key(text),
        () -> {
          made.incrementAndGet();
          return bytes < 0 ? null : new ModuleCode(new byte[bytes], 0);
        },
        CodeCacheTest::open);
  }

  private boolean holds(CodeCache cache, String text) {
    int before = made.get();
    make(cache, text, -1);
    return made.get() == before;
  }

  @Test
  void get_again_isTheSame() {
    CodeCache cache = new CodeCache(10_000);
    ModuleCode first = make(cache, "a", 100);

    assertThat(make(cache, "a", 100)).isSameAs(first).isNotNull();
    assertThat(make(cache, "b", 100)).isNotSameAs(first);
    assertThat(made).hasValue(2);
  }

  @Test
  void key_isTextAndPath() {
    byte[] text = {1};
    ModuleKey key = ModuleKey.of(ModuleText.of("/a.js", text));

    assertThat(ModuleKey.of(ModuleText.of("/a.js", new byte[] {1}))).isEqualTo(key);
    assertThat(ModuleKey.of(ModuleText.of("/b.js", text))).isNotEqualTo(key);
    assertThat(ModuleKey.of(ModuleText.of("/a.js", new byte[] {2}))).isNotEqualTo(key);
  }

  @Test
  void cap_reached_dropsTheLeastRecentlyUsed() {
    CodeCache cache = new CodeCache(10_000);
    for (String text : new String[] {"a", "b", "c"}) {
      make(cache, text, 3000);
    }
    make(cache, "a", 3000);
    make(cache, "d", 3000);

    assertThat(cache.bytes()).isBetween(9000L, 10_000L);
    assertThat(holds(cache, "b")).isFalse();
    assertThat(holds(cache, "a")).isTrue();
    assertThat(holds(cache, "c")).isTrue();
    assertThat(holds(cache, "d")).isTrue();
  }

  @Test
  void cap_ofManySmallOnes_holdsToo() {
    CodeCache cache = new CodeCache(10_000);
    for (int i = 0; i < 1000; i++) {
      make(cache, "text " + i, 0);
      assertThat(cache.bytes()).isLessThanOrEqualTo(10_000);
    }
  }

  @Test
  void entry_overTheCap_isNotKept() {
    CodeCache cache = new CodeCache(10_000);
    make(cache, "a", 100);
    assertThat(make(cache, "large", 20_000)).isNotNull();

    assertThat(holds(cache, "large")).isFalse();
    assertThat(holds(cache, "a")).isTrue();
  }

  @Test
  void maker_thatAnswersNothingOrThrows_leavesNothing() {
    CodeCache cache = new CodeCache(10_000);
    assertThat(make(cache, "a", -1)).isNull();
    CodeCache.Maker failing =
        () -> {
          throw new IllegalStateException("failed");
        };
    assertThatThrownBy(() -> cache.get(key("a"), failing, CodeCacheTest::open))
        .hasMessage("failed");

    assertThat(cache.bytes()).isZero();
    assertThat(make(cache, "a", 5)).isNotNull();
  }

  @Test
  void concurrentMisses_areMadeOnce() throws Exception {
    CodeCache cache = new CodeCache(10_000);
    CountDownLatch waiting = new CountDownLatch(3);
    List<Future<@Nullable ModuleCode>> codes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        codes.add(
            threads.submit(
                () ->
                    cache.get(
                        key("a"),
                        () -> {
                          open(waiting); // Until all others wait for this one.
                          made.incrementAndGet();
                          return new ModuleCode(new byte[1], 0);
                        },
                        latch -> {
                          waiting.countDown();
                          open(latch);
                        })));
      }
    }
    assertThat(made).hasValue(1);
    for (Future<@Nullable ModuleCode> code : codes) {
      assertThat(code.get()).isSameAs(codes.get(0).get());
    }
  }

  @Test
  void maker_thatFailsWhileOthersWait_leavesItToThem() throws Exception {
    CodeCache cache = new CodeCache(10_000);
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch making = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<@Nullable ModuleCode> first =
          threads.submit(
              () ->
                  cache.get(
                      key("a"),
                      () -> {
                        making.countDown();
                        open(waiting);
                        throw new IllegalStateException("out of time");
                      },
                      CodeCacheTest::open));
      open(making);
      ModuleCode code =
          cache.get(
              key("a"),
              () -> new ModuleCode(new byte[1], 0),
              latch -> {
                waiting.countDown();
                open(latch);
              });

      assertThat(code).isNotNull();
      assertThatThrownBy(first::get).hasRootCauseMessage("out of time");
    }
  }

  @Test
  void waiter_thatGivesUp_doesNotDisturbTheMaker() {
    CodeCache cache = new CodeCache(10_000);
    CodeCache.Waiter impatient =
        latch -> {
          throw new IllegalStateException("gave up");
        };
    ModuleCode code =
        cache.get(
            key("a"),
            () -> {
              assertThatThrownBy(() -> cache.get(key("a"), () -> ModuleCode.NONE, impatient))
                  .hasMessage("gave up");
              return new ModuleCode(new byte[1], 0);
            },
            CodeCacheTest::open);

    assertThat(make(cache, "a", 1)).isSameAs(code);
  }

  @Test
  void cache_ofTheProcess_isAnEighthOfTheHeap_butAtMost64MiB() {
    assertThat(ModuleCompiler.cacheBytes(80L << 20)).isEqualTo(10L << 20);
    assertThat(ModuleCompiler.cacheBytes(1L << 29)).isEqualTo(64L << 20);
    assertThat(ModuleCompiler.cacheBytes(1L << 40)).isEqualTo(64L << 20);
    assertThat(ModuleCompiler.shared().maxCacheBytes())
        .isEqualTo(ModuleCompiler.cacheBytes(Runtime.getRuntime().maxMemory()));
  }
}
