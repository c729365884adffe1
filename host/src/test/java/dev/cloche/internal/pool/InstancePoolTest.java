package dev.cloche.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.TamperedInstance;
import java.util.concurrent.atomic.AtomicInteger;
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
}
