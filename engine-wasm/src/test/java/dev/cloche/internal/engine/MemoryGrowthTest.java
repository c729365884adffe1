package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The page cap, and what a growth costs the host. */
class MemoryGrowthTest {

  private static LinearMemory memory(int pages, int maxPages) {
    return new LinearMemory(pages, maxPages, new FuelMeter());
  }

  @Test
  void grow_toTheCap_works() {
    LinearMemory memory = memory(1, 4);
    memory.writeByte(5, (byte) 6);

    assertThat(memory.grow(3)).isEqualTo(1);
    assertThat(memory.pages()).isEqualTo(4);
    assertThat(memory.sizeBytes()).isEqualTo(4L * LinearMemory.PAGE_BYTES);
    assertThat(memory.read(5)).isEqualTo((byte) 6);
    assertThat(memory.readBytes(LinearMemory.PAGE_BYTES, 3 * LinearMemory.PAGE_BYTES))
        .containsOnly(0);
  }

  @Test
  void grow_pastTheCap_isRefusedAndChangesNothing() {
    LinearMemory memory = memory(1, 4);

    assertThat(memory.grow(4)).isEqualTo(-1);
    assertThat(memory.grow(Integer.MAX_VALUE)).isEqualTo(-1);
    assertThat(memory.grow(-1)).isEqualTo(-1);
    assertThat(memory.grow(Integer.MIN_VALUE)).isEqualTo(-1);
    assertThat(memory.pages()).isEqualTo(1);
    assertThat(memory.capacityBytes()).isEqualTo(LinearMemory.PAGE_BYTES);
  }

  @Test
  void grow_byNothing_answersTheSize() {
    assertThat(memory(2, 2).grow(0)).isEqualTo(2);
  }

  @Test
  void cap_setLower_holdsAtOnce() {
    LinearMemory memory = memory(2, 100);
    memory.limitPages(2);

    assertThat(memory.grow(1)).isEqualTo(-1);
    assertThat(memory.pages()).isEqualTo(2);
  }

  @Test
  void capacity_pageByPage_growsSeldomAndNeverPastTheCap() {
    int cap = 300;
    LinearMemory memory = memory(1, cap);
    int copies = 0;
    for (int page = 1; page < cap; page++) {
      int before = memory.capacityBytes();
      assertThat(memory.grow(1)).isEqualTo(page);
      copies += memory.capacityBytes() == before ? 0 : 1;
      assertThat(memory.capacityBytes()).isLessThanOrEqualTo(cap * LinearMemory.PAGE_BYTES);
    }
    assertThat(copies).isLessThan(20);
    assertThat(memory.grow(1)).isEqualTo(-1);
  }

  /** In a process of its own, whose heap is too small for what the guest asks. */
  @Test
  void grow_pastTheHostsHeap_isAnOrdinaryRefusal() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HeapFiller.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output.strip()).isEqualTo("refused, 1 page, still usable");
    assertThat(process.exitValue()).isZero();
  }

  /** Grows far past the heap of its process. */
  static final class HeapFiller {
    private HeapFiller() {}

    public static void main(String[] args) {
      LinearMemory memory = memory(1, 16_000);
      memory.writeI32(8, 42);
      boolean refused = memory.grow(15_000) == -1;
      boolean usable = memory.readInt(8) == 42 && memory.grow(1) == 1;
      System.out.println(
          (refused ? "refused, " : "grown, ")
              + (memory.pages() - 1)
              + " page, "
              + (usable ? "still usable" : "broken"));
    }
  }
}
