package dev.cloche.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.MemoryImage;
import dev.cloche.internal.engine.TamperedInstance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a pool hands out equals the boot image, or is not handed out. */
class InstancePoolTest {

  private final AtomicInteger alarms = new AtomicInteger();
  private final FreshnessCheck check = new FreshnessCheck(alarms::incrementAndGet);

  @Test
  void instance_givenBack_isLeasedAgain() {
    InstancePool pool = new InstancePool(1, check);
    EngineInstance instance = pool.lease();
    TamperedInstance.soil(instance);
    pool.giveBack(instance);

    assertThat(pool.lease()).isSameAs(instance);
    assertThat(check.dropped()).isZero();
  }

  @Test
  void instance_writtenToInThePool_isDroppedAndCounted() {
    InstancePool pool = new InstancePool(2, check);
    EngineInstance clean = pool.lease();
    EngineInstance soiled = pool.lease();
    pool.giveBack(clean);
    pool.giveBack(soiled);
    TamperedInstance.soil(soiled);

    assertThat(pool.lease()).isSameAs(clean);
    assertThat(pool.idle()).isZero();
    assertThat(check.dropped()).isEqualTo(1);
    assertThat(alarms).hasValue(1);
  }

  @Test
  void pool_ofSoiledInstancesOnly_makesANewOne() {
    InstancePool pool = new InstancePool(1, check);
    EngineInstance soiled = pool.lease();
    pool.giveBack(soiled);
    TamperedInstance.soil(soiled);

    assertThat(pool.lease()).isNotSameAs(soiled);
    assertThat(alarms).hasValue(1);
  }

  @Test
  void pool_withoutACheck_doesNotLook() {
    InstancePool pool = new InstancePool(1);
    EngineInstance soiled = pool.lease();
    pool.giveBack(soiled);
    TamperedInstance.soil(soiled);

    assertThat(pool.lease()).isSameAs(soiled);
  }

  @Test
  void instances_ofTheProcess_areKeptUpToANumber() {
    InstancePool pool = new InstancePool(2);
    List<EngineInstance> leased = Stream.generate(pool::lease).limit(5).toList();
    leased.forEach(pool::giveBack);

    assertThat(pool.idle()).isEqualTo(2);
  }

  /** An image may be as large as an isolate's memory. */
  @Test
  void instances_ofALargeImage_areKeptUpTo64MiB() throws IOException {
    assertThat(idleOf(10 << 20)).isLessThanOrEqualTo(6).isPositive();
    assertThat(idleOf(25 << 20)).isEqualTo(2);
    assertThat(idleOf(80 << 20)).isEqualTo(1);
  }

  private static int idleOf(int imageBytes) throws IOException {
    InstancePool pool = InstancePool.of(zeroes(imageBytes));
    List<EngineInstance> leased = Stream.generate(pool::lease).limit(8).toList();
    leased.forEach(pool::giveBack);
    return pool.idle();
  }

  /** An image of memory in which nothing has been written. */
  private static MemoryImage zeroes(int bytes) throws IOException {
    int magic = 0x434c4f43;
    int pages = bytes >> 16;
    ByteBuffer stored = ByteBuffer.allocate(5 * Integer.BYTES);
    stored.putInt(magic).putInt(pages).putInt(0).putInt(0).putInt(0);
    return MemoryImage.read(new ByteArrayInputStream(stored.array()));
  }
}
