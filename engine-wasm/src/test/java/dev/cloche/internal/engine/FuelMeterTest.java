package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.internal.engine.EngineInterrupt.Reason;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FuelMeterTest {

  private static final long HOUR = 3_600_000_000_000L;

  private final FuelMeter meter = new FuelMeter();
  private final LinearMemory memory = new LinearMemory(1, 1, meter);

  private void start(long budget) {
    meter.start(memory, budget, System.nanoTime() + HOUR);
  }

  private void charge(int cost) {
    WasmOps.charge(cost, memory);
  }

  private static void ended(Reason reason, ThrowingCallable run) {
    assertThatThrownBy(run)
        .isInstanceOfSatisfying(
            EngineInterrupt.class, thrown -> assertThat(thrown.reason()).isEqualTo(reason));
  }

  /** A fresh meter cuts small slices, a warm one large ones, a budget cuts its last one short. */
  @Test
  void used_underAnySlicing_isTheSumOfTheCharges() {
    start(FuelMeter.UNLIMITED);
    long fresh = chargeAtRandom();
    assertThat(meter.used(memory)).isEqualTo(fresh);
    start(FuelMeter.UNLIMITED);
    assertThat(chargeAtRandom()).isEqualTo(fresh);
    assertThat(meter.used(memory)).isEqualTo(fresh);
    start(fresh);
    assertThat(chargeAtRandom()).isEqualTo(fresh);
    assertThat(meter.used(memory)).isEqualTo(fresh);
  }

  /** Charges the same numbers each time; answers their sum. */
  private long chargeAtRandom() {
    Random random = new Random(7);
    long sum = 0;
    for (int i = 0; i < 100_000; i++) {
      int cost = random.nextInt(100) == 0 ? random.nextInt(1 << 20) : random.nextInt(200);
      charge(cost);
      sum += cost;
      assertThat(memory.fuel).isNotNegative();
    }
    return sum;
  }

  @Test
  void used_afterTheLargestCharge_isExact() {
    start(FuelMeter.UNLIMITED);
    charge(1 << 28);
    charge(1);

    assertThat(meter.used(memory)).isEqualTo((1 << 28) + 1);
  }

  @Test
  void budget_usedToTheLast_isEnough() {
    start(1000);
    for (int i = 0; i < 10; i++) {
      charge(100);
    }

    assertThat(meter.used(memory)).isEqualTo(1000);
    ended(Reason.FUEL, () -> charge(1));
  }

  @Test
  void budget_passed_endsTheRunAtTheSameCharge() {
    for (int attempt = 0; attempt < 50; attempt++) {
      start(1_000_003);
      int charges = 0;
      try {
        while (true) {
          charge(7);
          charges++;
        }
      } catch (EngineInterrupt interrupt) {
        assertThat(interrupt.reason()).isEqualTo(Reason.FUEL);
      }
      assertThat(charges).isEqualTo(1_000_003 / 7);
      assertThat(meter.used(memory)).isEqualTo(7L * (charges + 1));
    }
  }

  @Test
  void deadline_passed_endsTheRunWithinASlice() {
    meter.start(memory, FuelMeter.UNLIMITED, System.nanoTime() - 1);

    ended(Reason.TIMEOUT, () -> charge(1));
  }

  @Test
  void deadline_ahead_isReachedByChargingAlone() {
    long deadline = System.nanoTime() + 5_000_000;
    meter.start(memory, FuelMeter.UNLIMITED, deadline);

    ended(
        Reason.TIMEOUT,
        () -> {
          while (true) {
            charge(1000);
          }
        });
    assertThat(System.nanoTime() - deadline).isNotNegative();
  }

  @Test
  void deadline_passedInAHostFunction_isSeenByTheCheck() {
    meter.start(memory, FuelMeter.UNLIMITED, System.nanoTime() - 1);

    ended(Reason.TIMEOUT, meter::check);
  }

  @Test
  void cancel_beforeOrDuringARun_endsIt() {
    meter.cancel();
    start(FuelMeter.UNLIMITED);

    assertThat(meter.isCancelled()).isTrue();
    ended(Reason.CANCELLED, () -> charge(1));
    ended(Reason.CANCELLED, meter::check);
  }

  @Test
  void cancel_fromAnotherThread_endsALoop() throws InterruptedException {
    start(FuelMeter.UNLIMITED);
    charge(1);
    Thread canceller = new Thread(meter::cancel);
    canceller.start();

    ended(
        Reason.CANCELLED,
        () -> {
          while (true) {
            charge(1000);
          }
        });
    canceller.join();
  }

  @Test
  void clear_afterARun_leavesNothingOfIt() {
    meter.start(memory, 10, System.nanoTime() - 1);
    meter.cancel();
    ended(Reason.CANCELLED, () -> charge(5));
    memory.fuel = 0;
    meter.clear();

    assertThat(meter.isCancelled()).isFalse();
    assertThat(meter.used(memory)).isZero();
    charge(1_000_000);
    assertThat(meter.used(memory)).isEqualTo(1_000_000);
  }

  @Test
  void start_afterARun_countsFromZero() {
    start(FuelMeter.UNLIMITED);
    charge(500);
    memory.depth = 12;
    start(FuelMeter.UNLIMITED);

    assertThat(meter.used(memory)).isZero();
    assertThat(memory.depth).isZero();
  }

  @Test
  void bulkOperation_ofAnyLength_paysASixteenth() {
    start(FuelMeter.UNLIMITED);

    assertThat(WasmOps.chargeBulk(1600, memory)).isEqualTo(1600);
    assertThat(meter.used(memory)).isEqualTo(100);
    // Lengths are unsigned: this one is nearly 4 GiB, and never negative.
    assertThat(WasmOps.chargeBulk(-16, memory)).isEqualTo(-16);
    assertThat(meter.used(memory)).isEqualTo(100 + (0xFFFF_FFF0L >>> 4));
  }

  @Test
  void depth_enteredAndLeft_isCountedAndCapped() {
    start(FuelMeter.UNLIMITED);
    memory.softDepth = 2;
    memory.hardDepth = 3;

    WasmOps.enter(10, memory);
    assertThat(WasmOps.depthExceeded(memory)).isZero();
    WasmOps.enter(10, memory);
    assertThat(WasmOps.depthExceeded(memory)).isEqualTo(1);
    WasmOps.enter(10, memory);
    assertThat(meter.used(memory)).isEqualTo(30);
    ended(Reason.STACK, () -> WasmOps.enter(10, memory));
    WasmOps.leave(memory);
    assertThat(memory.depth).isEqualTo(3);
  }
}
