package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Java holds on to in an isolate's memory: kept while it is needed, and no longer. */
class HandlesTest {

  private final CountDownLatch release = new CountDownLatch(1);
  private final Isolate isolate =
      Isolate.builder()
          .limits(Patient.LIMITS)
          .hostFunction(
              "hold",
              arguments -> {
                release.await();
                return 0;
              })
          .build();
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    release.countDown();
    isolate.close();
  }

  /** A reference may be closed as soon as the run that uses it has been asked for. */
  @Test
  void reference_closedBehindAnAsyncUse_isStillUsed() {
    List<Reference> made = new ArrayList<>();
    List<Reference> numbers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      made.add(context.eval("(n) => n + " + i, RunOptions.reference()));
      numbers.add(context.eval("" + i, RunOptions.reference()));
    }
    CompletableFuture<JsValue> busy = context.evalAsync("hold()", RunOptions.copy());
    List<CompletableFuture<JsValue>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int added = i;
      try (Reference add = made.get(i);
          Reference number = numbers.get(i)) {
        answers.add(add.applyAsync(RunOptions.copy(), null, number));
      }
      assertThatIllegalStateException().isThrownBy(() -> made.get(added).call());
    }
    release.countDown();

    busy.join();
    for (int i = 0; i < 20; i++) {
      assertThat(answers.get(i).join().asInt()).isEqualTo(2 * i);
    }
  }

  @Test
  void reference_usedWhileOthersAreClosed_isNotMixedUp() throws Exception {
    Reference keep = context.eval("() => 'kept'", RunOptions.reference());
    Thread closer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    context.eval("() => 'other'", RunOptions.reference()).close();
                  }
                });
    for (int i = 0; i < 500; i++) {
      assertThat(keep.call().asString()).isEqualTo("kept");
    }
    closer.join();
  }

  /** Closing on one thread what another one is using ends in a result or a clear refusal. */
  @Test
  void reference_closedWhileOthersUseIt_isRefusedOrUsed() throws Exception {
    for (int round = 0; round < 200; round++) {
      Reference reference = context.eval("() => " + round, RunOptions.reference());
      int expected = round;
      CountDownLatch go = new CountDownLatch(1);
      Thread user =
          Thread.ofPlatform()
              .start(
                  () -> {
                    go.countDown();
                    try {
                      for (int i = 0; i < 5; i++) {
                        assertThat(reference.call().asInt()).isEqualTo(expected);
                      }
                    } catch (IllegalStateException refused) {
                      assertThat(refused).hasMessageContaining("released");
                    }
                  });
      go.await();
      reference.close();
      context.eval("() => -1", RunOptions.reference()).close();
      user.join();
      assertThat(isolate.isClosed()).isFalse();
    }
  }

  @Test
  void context_closedWhileOthersUseIt_isRefusedOrUsed() throws Exception {
    for (int round = 0; round < 100; round++) {
      Context used = isolate.createContext();
      used.eval("globalThis.round = " + round);
      int expected = round;
      CountDownLatch go = new CountDownLatch(1);
      Thread user =
          Thread.ofPlatform()
              .start(
                  () -> {
                    go.countDown();
                    try {
                      for (int i = 0; i < 5; i++) {
                        assertThat(used.eval("round").asInt()).isEqualTo(expected);
                      }
                    } catch (IllegalStateException refused) {
                      assertThat(refused).hasMessageContaining("closed");
                    }
                  });
      go.await();
      used.close();
      isolate.createContext().close();
      user.join();
      assertThat(isolate.isClosed()).isFalse();
    }
  }

  @Test
  void handles_ofClosedThings_giveTheirMemoryBack() {
    long before = isolate.usage().memoryBytes();
    for (int i = 0; i < 300; i++) {
      try (Reference large = context.eval("new Uint8Array(1 << 20)", RunOptions.reference())) {
        assertThat(context.evalClosure("return $0.length", large).asInt()).isEqualTo(1 << 20);
      }
    }
    assertThat(isolate.usage().memoryBytes() - before).isLessThan(16L << 20);
  }

  /** The garbage collector closes what nobody refers to: without it, this needs 100 MiB. */
  @Test
  void handles_ofGarbage_giveTheirMemoryBack() {
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 10; i++) {
        assertThat(context.eval("new Uint8Array(1 << 20)", RunOptions.reference()).typeOf())
            .isEqualTo("object");
      }
      Garbage.collectUntil(() -> isolate.referenceCount() == 0);
      assertThat(context.eval("0").asInt()).isZero();
    }
    assertThat(isolate.isClosed()).isFalse();
  }

  @Test
  void handles_oneHundredThousand_areHeldAndReleased() {
    try (Isolate large =
        Isolate.create(Patient.LIMITS.toBuilder().memoryBytes(64L << 20).build())) {
      Reference object = large.context().eval("({ n: 5 })", RunOptions.reference());
      List<Reference> many = new ArrayList<>();
      large.hostFunction(
          "hoard", // Within one run, for the sake of speed.
          arguments -> {
            for (int i = 0; i < 100_000; i++) {
              many.add(object.get("n"));
            }
            return null;
          });
      large.eval("hoard()");
      assertThat(large.referenceCount()).isEqualTo(100_001);
      assertThat(many.get(99_999).copy().asInt()).isEqualTo(5);
      many.forEach(Reference::close);
      assertThat(large.referenceCount()).isEqualTo(1);
      assertThat(object.get("n").copy().asInt()).isEqualTo(5);
    }
  }

  @Test
  void handles_untilMemoryIsGone_endInTheLimit() {
    try (Isolate small = Isolate.create(Limits.builder().memoryBytes(2L << 20).build())) {
      List<Reference> many = new ArrayList<>();
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(
              () -> {
                while (many.size() < 100_000) {
                  many.add(
                      small.context().eval("({ a: 'x'.repeat(1000) })", RunOptions.reference()));
                }
              })
          .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.MEMORY));
      assertThat(small.isClosed()).isTrue();
      many.forEach(Reference::close);
    }
  }

  @Test
  void module_closedAfterItsContext_harmsNothing() {
    for (int round = 0; round < 30; round++) {
      Context used = isolate.createContext();
      List<JsModule> modules = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        modules.add(used.compileModule("export const a = " + i, ScriptOrigin.of("m" + i)));
      }
      modules.get(0).instantiate((specifier, referrer) -> modules.get(0));
      Script script = isolate.compileScript("1", ScriptOrigin.of("s"));
      used.close();
      assertThat(context.eval("Array.from({ length: 300 }, (_, i) => ({ i })).length").asInt())
          .isEqualTo(300);
      modules.forEach(JsModule::close);
      script.close();
      assertThat(context.eval("Array.from({ length: 300 }, (_, i) => ({ i })).length").asInt())
          .isEqualTo(300);
    }
  }

  @Test
  void module_unlinked_survivesAFailedImport() {
    JsModule victim = context.compileModule("export const v = 1", ScriptOrigin.of("victim"));
    JsModule bare = context.compileModule("import 'elsewhere'", ScriptOrigin.of("bare"));
    context.onImport(
        (specifier, referrer) -> {
          if (specifier.equals("bare")) {
            return bare;
          }
          throw new IllegalStateException("no");
        });
    for (int i = 0; i < 3; i++) {
      context.eval("import('bare').catch(() => 0)");
      context.eval(
          "globalThis.junk = Array.from({ length: 1000 }, () => ({ a: 'x'.repeat(40) })); 0");
    }

    victim.instantiate((specifier, referrer) -> victim);
    victim.evaluate();
    assertThat(victim.namespace().get("v").copy().asInt()).isEqualTo(1);
  }
}
