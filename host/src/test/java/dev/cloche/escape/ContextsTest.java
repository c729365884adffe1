package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.Isolate;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Techniques 15 and 91 of the containment list: contexts share their isolate's heap, limits and
 * fate, and host functions that call their isolate its stack; other isolates share nothing.
 */
class ContextsTest {

  private static final Cage CAGE = new Cage();

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;);",
        "const a = []; for (;;) a.push(new Uint8Array(1 << 20))",
        "'x'.repeat(20 << 20)",
      })
  @Hostile(
      value = 91,
      ends = {"TIME", "MEM", "LIMIT"})
  void limit_metInOneContext_endsAllOfItsIsolateAndNoOther(String source) {
    CAGE.survive(
        () -> {
          try (Isolate isolate = Isolate.create(HostileCase.LIMITS);
              Isolate other = Isolate.create(HostileCase.PATIENT)) {
            other.eval("globalThis.kept = 42; 0");
            Context hostile = isolate.createContext();
            Context neighbour = isolate.createContext();
            neighbour.eval("globalThis.kept = 42; 0");

            assertThat(Ending.of(() -> hostile.eval(source)).code())
                .isIn("TIME", "MEM", "LIMIT(RESULT)");

            assertThatIllegalStateException().isThrownBy(() -> neighbour.eval("kept"));
            assertThat(other.eval("kept").asInt()).isEqualTo(42);
          }
          return "";
        });
  }

  @Test
  @Hostile(91)
  void values_ofOneIsolate_cannotBeHandedToAnother() {
    CAGE.survive(
        () -> {
          try (Isolate isolate = Isolate.create(HostileCase.PATIENT);
              Isolate other = Isolate.create(HostileCase.PATIENT)) {
            Reference mine = isolate.context().eval("({ secret: 1 })", RunOptions.reference());
            Reference function = other.context().eval("(x) => x", RunOptions.reference());

            assertThatIllegalArgumentException().isThrownBy(() -> function.call(mine));
            assertThatIllegalArgumentException()
                .isThrownBy(() -> other.context().global().set("x", mine));
            assertThatIllegalArgumentException()
                .isThrownBy(() -> other.context().evalClosure("return $0", mine));
            assertThat(other.eval("typeof x").asString()).isEqualTo("undefined");
          }
          return "";
        });
  }

  /** One copy for all: what one isolate does with it, the others do not see. */
  @Test
  @Hostile({85, 91})
  void externalCopy_changedByOneIsolate_isWholeForTheNext() {
    ExternalCopy shared = ExternalCopy.of(List.of(new byte[] {1, 2, 3}, List.of(1)));
    CAGE.survive(
        () -> {
          for (int i = 0; i < 3; i++) {
            try (Isolate isolate = Isolate.create(HostileCase.PATIENT)) {
              assertThat(
                      isolate
                          .context()
                          .evalClosure(
                              "const s = JSON.stringify([...$0[0], ...$0[1]]); $0[0].fill(9); $0[1].push(9); return s",
                              shared)
                          .asString())
                  .isEqualTo("[1,2,3,1]");
            }
          }
          return "";
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "globalThis.f = function () { again('f()'); }; f()",
        "globalThis.f = () => again('f()'); f()",
        "globalThis.f = () => { try { again('f()'); } finally { again('f()'); } }; f()",
        "globalThis.f = () => ({ get a() { return again('f()'); } }); f()",
        "globalThis.f = (n) => { if (n > 0) f(n - 1); else again('f(500)'); }; f(500)",
      })
  @Hostile(
      value = {15, 73},
      ends = {"STACK", "TIME", "ERR", "MEM"})
  void hostFunction_thatCallsItsIsolateForEver_endsInTheGuestsStack(String source) {
    CAGE.survive(
        () -> {
          List<Isolate> self = new ArrayList<>();
          try (Isolate isolate =
              Isolate.builder()
                  .limits(HostileCase.LIMITS)
                  .hostFunction("again", arguments -> self.get(0).eval(arguments.get(0).asString()))
                  .build()) {
            self.add(isolate);
            Ending ending = Ending.of(() -> isolate.eval(source));
            assertThat(ending.code()).isIn("STACK", "TIME", "ERR(Error)", "ERR(RangeError)", "MEM");
          }
          return "";
        });
  }
}
