package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.HookException;
import dev.cloche.IsolatedRuntime;
import dev.cloche.PoolOptions;
import dev.cloche.RunRequest;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.TamperedInstance;
import dev.cloche.internal.pool.InstancePool;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime that verifies does not give a soiled instance to anybody. */
class VerifyOnLeaseTest {

  private static final PoolOptions ONE = PoolOptions.defaults().withMax(1);

  @TempDir private Path folder = Path.of("unset");
  private RunRequest.Builder request = RunRequest.builder();
  private final AtomicInteger alarms = new AtomicInteger();

  @BeforeEach
  void makeTenant() {
    request = Tenant.of(folder, "exports.one = () => 1;").call("one");
  }

  /** A request that, on its thread and just before it gets an instance, soils the pool's. */
  private RunRequest afterSoiling() {
    return request
        .grant(
            isolate -> {
              InstancePool own = InstancePool.ofThisThread();
              EngineInstance instance = own.lease();
              own.giveBack(instance);
              TamperedInstance.soil(instance);
            })
        .build();
  }

  @Test
  void soiledInstance_isDroppedAndTheRunGoesOn() {
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .poolOptions(ONE.withVerifyOnLease(true))
            .onInstanceDropped(alarms::incrementAndGet)
            .build()) {
      assertThat(runtime.runBlocking(request.build()).value().asInt()).isEqualTo(1);
      assertThat(runtime.statistics().dropped()).isZero();

      assertThat(runtime.runBlocking(afterSoiling()).value().asInt()).isEqualTo(1);
      assertThat(runtime.statistics().dropped()).isEqualTo(1);
      assertThat(alarms).hasValue(1);
    }
  }

  @Test
  void runs_ofEveryEnd_leaveInstancesThatPass() {
    RunRequest.Builder spoiling =
        Tenant.of(folder, "exports.f = () => { globalThis.a = [1]; throw 1; };").call("f");
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().poolOptions(ONE.withVerifyOnLease(true)).build()) {
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> runtime.runBlocking(spoiling.build()));
      }
      assertThat(runtime.statistics().dropped()).isZero();
    }
  }

  @Test
  void listener_thatThrows_endsTheRunAsAHookDoes() {
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .poolOptions(ONE.withVerifyOnLease(true))
            .onInstanceDropped(
                () -> {
                  throw new IllegalStateException("alarm");
                })
            .build()) {
      assertThatThrownBy(() -> runtime.runBlocking(afterSoiling()))
          .isInstanceOf(HookException.class)
          .hasMessageContaining("the pool's listener failed");
      assertThat(runtime.runBlocking(request.grant(isolate -> {}).build()).value().asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void default_doesNotVerify() {
    assertThat(PoolOptions.defaults().verifyOnLease()).isFalse();
    try (IsolatedRuntime runtime = IsolatedRuntime.builder().poolOptions(ONE).build()) {
      assertThat(runtime.runBlocking(afterSoiling()).value().asInt()).isEqualTo(1);
      assertThat(runtime.statistics().dropped()).isZero();
    }
  }
}
