package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When samples are taken, and what they weigh. */
class FuelSamplingTest {

  private static final int INTERVAL = 10_000;

  private final FuelMeter meter = new FuelMeter();
  private final LinearMemory memory = new LinearMemory(16, 16, meter);
  private final List<Long> samples = new ArrayList<>();
  private FuelSampling sampling;

  @BeforeEach
  void make() {
    sampling = Engine.get().sampling(INTERVAL, (stack, fuel) -> samples.add(fuel));
    meter.sample(sampling);
  }

  private void start() {
    meter.start(memory, FuelMeter.UNLIMITED, System.nanoTime() + Guest.HOUR);
  }

  private void charge(long fuel, int step) {
    for (long rest = fuel; rest > 0; rest -= step) {
      WasmOps.charge((int) Math.min(step, rest), memory);
    }
  }

  private long sum() {
    return samples.stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void samples_accountForAllButTheLastPart() {
    start();
    charge(100 * INTERVAL, 7);

    assertThat(meter.used(memory)).isEqualTo(100 * INTERVAL);
    assertThat(sum()).isBetween(98L * INTERVAL, 100L * INTERVAL);
    assertThat(samples).hasSizeBetween(80, 120);
  }

  /** Otherwise a loop could hide from them by costing as much as they are apart. */
  @Test
  void distances_vary() {
    start();
    charge(100 * INTERVAL, 1);

    assertThat(samples).allMatch(fuel -> fuel > INTERVAL / 2 && fuel <= 3 * INTERVAL / 2 + 1);
    assertThat(samples.stream().distinct().count()).isGreaterThan(50);
  }

  @Test
  void runsThatAreShorterThanTheInterval_areSampledAsOneLongOne() {
    start();
    charge(100 * INTERVAL, 10);
    List<Long> whole = List.copyOf(samples);

    samples.clear();
    make();
    for (int run = 0; run < 1000; run++) {
      start();
      charge(INTERVAL / 10, 10);
    }
    assertThat(samples).isEqualTo(whole);
  }

  /** Slices of other lengths, as a slower machine would have them, end at other charges. */
  @Test
  void samples_doNotDependOnSlices() {
    charges(new Random(3));
    List<Long> first = List.copyOf(samples);

    samples.clear();
    meter.sample(null);
    start();
    charge(1 << 26, 1000); // Makes slices long.
    make();
    charges(new Random(3));
    assertThat(samples).isEqualTo(first).isNotEmpty();
  }

  private void charges(Random random) {
    start();
    for (int i = 0; i < 100_000; i++) {
      charge(1L + random.nextInt(random.nextInt(50) == 0 ? 20_000 : 200), 1 << 20);
    }
  }

  @Test
  void setup_isNotSampled() {
    meter.startSetup(memory, System.nanoTime() + Guest.HOUR);
    charge(100 * INTERVAL, 100);
    start();

    assertThat(samples).isEmpty();
    charge(20 * INTERVAL, 100);
    assertThat(sum()).isBetween(18L * INTERVAL, 20L * INTERVAL);
  }

  @Test
  void stop_takesNoMoreSamples() {
    start();
    charge(10 * INTERVAL, 100);
    int taken = samples.size();
    sampling.stop();
    charge(100 * INTERVAL, 100);

    assertThat(taken).isPositive();
    assertThat(samples).hasSize(taken);
    assertThat(meter.used(memory)).isEqualTo(110 * INTERVAL);
  }

  @Test
  void clear_endsTheSampling() {
    meter.clear();
    start();
    charge(100 * INTERVAL, 100);

    assertThat(samples).isEmpty();
  }

  @Test
  void budget_isTheSameWithSamples() {
    meter.start(memory, 5 * INTERVAL, System.nanoTime() + Guest.HOUR);
    charge(5 * INTERVAL, 10);

    assertThat(meter.used(memory)).isEqualTo(5 * INTERVAL);
    assertThat(memory.fuel).isZero();
  }
}
