package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.HostFunction;
import dev.cloche.Isolate;
import dev.cloche.Limits;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.TamperedInstance;
import dev.cloche.internal.pool.InstancePool;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** That the cage notices when one of the things is broken that it is there to hold. */
class CageTest {

  private static final Limits NO_FUEL = HostileCase.PATIENT.toBuilder().fuel(1).build();
  private static final Watch IMPATIENT = Watch.USUAL.withGarbage(Duration.ofMillis(300));

  private static Cage cage() {
    return new Cage(IMPATIENT);
  }

  private static HostileCase with(HostFunction function) {
    return HostileCase.of(1, "calls the host", "call()", "OK")
        .granted(builder -> builder.hostFunction("call", function));
  }

  private static void assertNoticed(String what, ThrowingCallable attack) {
    assertThatThrownBy(attack).isInstanceOf(AssertionError.class).hasMessageContaining(what);
  }

  @ParameterizedTest
  @EnumSource
  void harmlessCase_isHarmlessAnywhere(Position position) {
    try (Cage cage = cage()) {
      HostileCase harmless = HostileCase.of(1, "harmless", "console.log('hello'); 6 * 7", "OK(42)");

      assertThat(cage.run(harmless, position).console()).contains("hello");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for (;;);                                        | TIME
          const a = []; for (;;) a.push(new Uint8Array(1e6)) | MEM
          (function f() { f() })()                         | STACK
          require('fs')                                    | ERR(ReferenceError)
          console.log('x'.repeat(3e6))                     | LIMIT(CONSOLE)
          throw 1                                          | ERR()
          null.x                                           | ERR(TypeError)
          """)
  void ending_otherThanAllowed_isNoticed(String source, String right) {
    try (Cage cage = cage()) {
      var unused = cage.run(HostileCase.of(1, "right", source, right), Position.SCRIPT);
      HostileCase wrong = HostileCase.of(1, "wrong", source, "OK", "DENY");

      assertNoticed(
          "ended with",
          () ->
              cage.run(
                  right.equals("TIME") ? wrong.with(HostileCase.LIMITS) : wrong, Position.SCRIPT));
    }
  }

  @Test
  void refusedModule_isToldFromOtherErrors() {
    try (Cage cage = cage()) {
      var denied = cage.run(HostileCase.of(1, "denied", "require('fs')", "DENY"), Position.MODULE);
      var thrown = cage.run(HostileCase.of(1, "thrown", "throw Error()", "ERR"), Position.MODULE);

      assertThat(denied.ending().code()).isEqualTo("DENY");
      assertThat(thrown.ending().code()).isEqualTo("ERR(Error)");
    }
  }

  @Test
  void threadThatDies_isNoticed() {
    try (Cage cage = cage()) {
      HostileCase attack =
          with(
              arguments -> {
                Thread dying =
                    new Thread(
                        () -> {
                          throw new StackOverflowError("escaped");
                        });
                dying.start();
                dying.join();
                return null;
              });

      assertNoticed("threads died of", () -> cage.run(attack, Position.SCRIPT));
      assertNoticed("threads died of", cage::close);
    }
  }

  @Test
  void errorThatReachesTheCaller_isNoticed() {
    try (Cage cage = cage()) {
      assertNoticed(
          "the caller must not see",
          () ->
              cage.survive(
                  () -> {
                    throw new OutOfMemoryError("escaped");
                  }));
    }
  }

  @Test
  void neighbourWhoseStateIsChanged_isNoticed() {
    try (Cage cage = cage()) {
      Isolate neighbour = cage.anyNeighbour();
      HostileCase attack =
          with(
              arguments -> {
                neighbour.eval("Array.prototype.reduce = () => 7; 0");
                return null;
              });

      assertNoticed("the neighbour's answer", () -> cage.run(attack, Position.SCRIPT));
    }
  }

  @Test
  void neighbourWhoseModuleIsChanged_isNoticed() {
    try (Cage cage = cage()) {
      HostileCase attack =
          with(
              arguments -> {
                Files.writeString(cage.neighboursFile(), "exports.twice = (n) => n;");
                return null;
              });

      assertNoticed("the neighbour's answer on the pool", () -> cage.run(attack, Position.SCRIPT));
    }
  }

  @Test
  void neighbourThatIsLate_isNoticed() {
    AtomicLong now = new AtomicLong();
    AtomicLong step = new AtomicLong(1);
    try (Cage cage = new Cage(IMPATIENT.withClock(() -> now.addAndGet(step.get())))) {
      var onTime = cage.run(HostileCase.of(1, "harmless", "1", "OK"), Position.SCRIPT);
      step.set(Neighbour.ON_TIME.toNanos());

      assertThat(onTime.console()).isEmpty();
      assertNoticed("how long the neighbour took", () -> cage.survive(() -> ""));
    }
  }

  @Test
  void attackThatHangs_isNoticed() {
    try (Cage cage = new Cage(IMPATIENT.withHang(Duration.ofMillis(100)))) {
      assertNoticed("the attack goes on", () -> cage.survive(new CompletableFuture<>()::get));
    }
  }

  @Test
  void freshIsolateThatDoesNotWork_isNoticed() {
    try (Cage cage = new Cage(IMPATIENT.withFresh(() -> Isolate.create(NO_FUEL)))) {
      assertNoticed("a fresh isolate", () -> cage.survive(() -> ""));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SCRIPT", "MODULE"})
  void memoryOverItsCap_isNoticed(Position position) {
    Limits more = HostileCase.LIMITS.toBuilder().memoryBytes(64L << 20).build();
    HostileCase large =
        HostileCase.of(1, "large", "globalThis.held = new Uint8Array(40 << 20); 1", "OK")
            .granted(builder -> builder.limits(more));
    try (Cage cage = cage()) {
      assertNoticed("bytes of linear memory", () -> cage.run(large, position));
    }
  }

  @Test
  void isolateThatIsOpenAfterItsLimit_isNoticed() {
    try (Isolate stopped = Isolate.create(NO_FUEL);
        Isolate open = Isolate.create(HostileCase.LIMITS)) {
      Ending fatal = Ending.of(() -> stopped.eval("1"));

      Attack.assertClosedIfFatal(stopped, fatal);
      assertNoticed("closed after LIMIT(FUEL)", () -> Attack.assertClosedIfFatal(open, fatal));
    }
  }

  @Test
  void isolateThatIsClosedAfterItsResult_isNoticed() {
    Isolate isolate = Isolate.create(HostileCase.LIMITS);
    Ending result = Ending.of(() -> isolate.eval("1"));
    isolate.close();

    assertNoticed("closed after OK", () -> Attack.assertClosedIfFatal(isolate, result));
  }

  @Test
  void soiledInstanceOfTheRuntimes_isNoticed() {
    HostileCase attack =
        HostileCase.of(1, "soils", "1", "OK")
            .granted(
                builder -> {
                  InstancePool own = InstancePool.ofThisThread();
                  EngineInstance instance = own.lease();
                  own.giveBack(instance);
                  TamperedInstance.soil(instance);
                });
    try (Cage cage = cage()) {
      assertNoticed("given back soiled", () -> cage.run(attack, Position.MODULE));
    }
  }

  @Test
  void soiledInstance_isNoticed() {
    InstancePool pool = InstancePool.shared();
    try (Cage cage = cage()) {
      assertNoticed(
          "the next instance",
          () ->
              cage.survive(
                  () -> {
                    EngineInstance own = pool.lease();
                    pool.giveBack(own);
                    TamperedInstance.soil(own);
                    return "";
                  }));
    }
  }

  @Test
  void isolateThatIsHeld_isNoticed() {
    CompletableFuture<String> never = new CompletableFuture<>();
    List<Object> held = new ArrayList<>();
    Cage cage = cage();
    var unused = cage.run(HostileCase.of(1, "held", "1", "OK").granted(held::add), Position.SCRIPT);
    cage.expectGarbage(never);

    assertNoticed("something still holds", cage::close);
    never.complete("");
  }

  @Test
  void bytesThatAreLeft_areNoticed() {
    List<byte[]> left = new ArrayList<>();
    Cage cage = cage();
    HostileCase attack =
        with(
            arguments -> {
              left.add(new byte[100 << 20]);
              return null;
            });
    var unused = cage.run(attack, Position.SCRIPT);

    assertNoticed("bytes of heap", cage::close);
    assertThat(left).hasSize(1);
  }

  @Test
  void runThatGoesOn_isNoticed() {
    CountDownLatch release = new CountDownLatch(1);
    HostFunction stubborn =
        arguments -> {
          while (release.getCount() > 0) {
            Thread.onSpinWait();
          }
          return null;
        };
    Cage cage = cage();
    HostileCase attack =
        HostileCase.of(1, "stubborn", "call()", "TIME")
            .granted(builder -> builder.hostFunction("call", stubborn));
    var unused = cage.run(attack, Position.SCRIPT);

    assertNoticed("an engine thread runs on", cage::close);
    release.countDown();
  }

  @ParameterizedTest
  @CsvSource({"dev.cloche.Isolate", "at java.lang.Object", "com.dylibso.chicory"})
  void hostsName_isNoticed(String name) {
    try (Cage cage = cage()) {
      for (String leak : List.of("throw new Error(x)", "console.log(x)", "[x]", "throw { x }")) {
        HostileCase attack =
            HostileCase.of(1, "leaks", "const x = String('" + name + "'); " + leak, "OK", "ERR");

        assertThatThrownBy(() -> cage.run(attack, Position.SCRIPT))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining(name);
      }
    }
  }

  @Test
  void guestsOwnName_thatLooksLikeTheHosts_isNotNoticed() {
    try (Cage cage = cage()) {
      HostileCase own = HostileCase.of(1, "own", "String(DOMException)", "OK");

      var unused = cage.run(own, Position.SCRIPT);
    }
  }
}
