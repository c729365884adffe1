package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.internal.engine.EngineInterrupt.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineInstanceTest {

  private final TestPort port = new TestPort();
  private final EngineInstance instance = Guest.fresh(port);

  private void poisoned() {
    assertThat(instance.poisoned()).isTrue();
    assertThatThrownBy(() -> Guest.eval(instance, "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("poisoned");
  }

  private void usableAfterReset() {
    Engine.get().reset(instance);
    assertThat(instance.poisoned()).isFalse();
    Guest.prepare(instance, port);
    assertThat(Guest.eval(instance, "6 * 7")).isEqualTo(Guest.intReply(42));
  }

  private void interrupted(Reason reason, String source) {
    assertThatThrownBy(() -> Guest.eval(instance, source))
        .isInstanceOfSatisfying(
            EngineInterrupt.class, thrown -> assertThat(thrown.reason()).isEqualTo(reason));
    poisoned();
  }

  @Test
  void request_thatReturns_leavesTheInstanceUsable() {
    assertThat(Guest.eval(instance, "40 + 2")).isEqualTo(Guest.intReply(42));
    assertThat(Guest.eval(instance, "throw new Error('guest')")[0]).isEqualTo((byte) Guest.THROWN);
    assertThat(instance.poisoned()).isFalse();
    assertThat(instance.memory().depth).isZero();
  }

  @Test
  void trap_duringARequest_poisons() {
    Engine.get().reset(instance);
    Guest.prepare(instance, new TrapPort());
    Guest.define(instance, "host");

    assertThatThrownBy(() -> Guest.eval(instance, "host()"))
        .isInstanceOf(EngineTrap.class)
        .hasMessage("the host found a lie");
    poisoned();
    usableAfterReset();
  }

  @Test
  void hostThatBreaks_duringARequest_isATrapWithItsCause() {
    EngineInstance broken = Guest.fresh(new BrokenPort());
    Guest.define(broken, "host");

    assertThatThrownBy(() -> Guest.eval(broken, "try { host() } catch {} 1"))
        .isInstanceOf(EngineTrap.class)
        .hasCauseInstanceOf(ArithmeticException.class);
    assertThat(broken.poisoned()).isTrue();
  }

  @Test
  void fuel_usedUp_poisons() {
    instance.start(100_000, System.nanoTime() + Guest.HOUR);

    interrupted(Reason.FUEL, "for (;;) try { for (;;); } catch {} finally { continue }");
    usableAfterReset();
  }

  @Test
  void deadline_passed_poisons() {
    instance.start(FuelMeter.UNLIMITED, System.nanoTime() + 2_000_000);

    interrupted(Reason.TIMEOUT, "for (;;);");
    usableAfterReset();
  }

  @Test
  void cancel_beforeARequest_poisonsAndEndsWithTheReset() {
    instance.cancel();

    assertThat(instance.isCancelled()).isTrue();
    interrupted(Reason.CANCELLED, "1");
    Engine.get().reset(instance);
    assertThat(instance.isCancelled()).isFalse();
    usableAfterReset();
  }

  @Test
  void request_thatDoesNotFit_isRefusedAndPoisons() {
    assertThatThrownBy(() -> instance.request(Guest.EVAL, new byte[(int) Guest.MEMORY]))
        .isInstanceOf(OutOfGuestMemoryException.class);
    poisoned();
    usableAfterReset();
  }

  @Test
  void runawayRecursion_endsInACatchableError() throws Exception {
    String source =
        "let n = 0; function f() { n++; f() } let name = '';"
            + "try { f() } catch (e) { name = e.name } name === 'RangeError' && n > 50 ? 1 : 0";

    byte[] reply = Guest.onLargeStack(() -> Guest.eval(instance, source));
    assertThat(reply).isEqualTo(Guest.intReply(1));
    assertThat(instance.poisoned()).isFalse();
  }

  @Test
  void fuelUsed_bySameProgram_isTheSameAfterEveryReset() {
    String source = "let s = 0; for (let i = 0; i < 2000; i++) s += Math.sqrt(i); s | 0";
    List<Long> used = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Engine.get().reset(instance);
      Guest.prepare(instance, port);
      instance.start(FuelMeter.UNLIMITED, System.nanoTime() + Guest.HOUR);
      Guest.eval(instance, source);
      used.add(instance.fuelUsed());
    }
    EngineInstance other = Guest.fresh(port);
    other.start(FuelMeter.UNLIMITED, System.nanoTime() + Guest.HOUR);
    Guest.eval(other, source);
    used.add(other.fuelUsed());

    assertThat(used).allMatch(fuel -> fuel > 10_000).containsOnly(used.get(0));
  }

  private void equalToANewOne() {
    LinearMemory used = instance.memory();
    LinearMemory fresh = Engine.get().newInstance().memory();
    assertThat(used.pages()).isEqualTo(fresh.pages());
    assertThat(used.readBytes(0, (int) used.sizeBytes()))
        .isEqualTo(fresh.readBytes(0, (int) fresh.sizeBytes()));
    assertThat(used.stackPointer).isEqualTo(fresh.stackPointer);
    assertThat(used.fuel).isEqualTo(fresh.fuel);
    assertThat(used.depth).isEqualTo(fresh.depth);
    assertThat(instance.fuelUsed()).isZero();
    byte[] all = used.readBytes(0, used.capacityBytes());
    assertThat(new String(all, StandardCharsets.ISO_8859_1)).doesNotContain("tenant-secret");
  }

  @Test
  void reset_afterASmallRun_equalsANewInstance() {
    Guest.eval(instance, "globalThis.kept = 'tenant' + '-secret'.repeat(50)");
    Engine.get().reset(instance);

    equalToANewOne();
  }

  @Test
  void reset_afterALargeRun_equalsANewInstanceAndGivesTheHeapBack() {
    Guest.eval(
        instance, "globalThis.kept = []; for (let i = 0; i < 9; i++) kept.push('x-'.repeat(5e5))");
    assertThat(instance.heldBytes()).isGreaterThan(5 << 20);
    Engine.get().reset(instance);

    equalToANewOne();
    assertThat(instance.heldBytes()).isEqualTo(Engine.get().baseBytes());
  }

  @Test
  void reset_afterATrap_equalsANewInstance() {
    instance.start(200_000, System.nanoTime() + Guest.HOUR);
    interrupted(Reason.FUEL, "const kept = []; for (;;) kept.push('tenant' + '-secret')");
    Engine.get().reset(instance);

    equalToANewOne();
  }

  @Test
  void hostCall_betweenTenants_reachesNobody() {
    Engine.get().reset(instance);
    instance.start(FuelMeter.UNLIMITED, System.nanoTime() + Guest.HOUR);
    Guest.define(instance, "host");

    assertThatThrownBy(() -> Guest.eval(instance, "host()")).isInstanceOf(EngineTrap.class);
    assertThat(port.messages).isEmpty();
  }

  /** A cancel that comes while the host works leaves its reply behind. */
  @Test
  void reply_thatWasNeverTaken_doesNotSurviveAReset() {
    Engine.get().reset(instance);
    Guest.prepare(instance, new CancellingPort(instance));
    Guest.define(instance, "host");
    interrupted(Reason.CANCELLED, "host()");
    Engine.get().reset(instance);

    LinearMemory memory = instance.memory();
    assertThatThrownBy(() -> EngineImports.hostTake(0, CancellingPort.REPLY.length, memory))
        .isInstanceOf(EngineTrap.class);
  }

  private static class TrapPort implements HostPort {
    @Override
    public byte[] call(int op, byte[] message) {
      throw new EngineTrap("the host found a lie");
    }

    @Override
    public long realtimeNanos() {
      return 0;
    }

    @Override
    public long monotonicNanos() {
      return 0;
    }
  }

  private static final class BrokenPort extends TrapPort {
    @Override
    public byte[] call(int op, byte[] message) {
      throw new ArithmeticException("a bug of the host");
    }
  }

  private static final class CancellingPort extends TrapPort {
    static final byte[] REPLY = {Guest.VALUE, 0};
    private final EngineInstance instance;

    CancellingPort(EngineInstance instance) {
      this.instance = instance;
    }

    @Override
    public byte[] call(int op, byte[] message) {
      instance.cancel();
      return REPLY;
    }
  }
}
