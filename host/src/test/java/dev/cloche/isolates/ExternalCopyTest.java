package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.ExternalCopy;
import dev.cloche.Isolate;
import dev.cloche.JsError;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.RunOptions;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values outside of isolates; the rows external-copy-strings, heap-limit-copy-into. */
class ExternalCopyTest {

  @Test
  void copy_ofAllKindsOfData_isTheSame() {
    List<Object> data =
        List.of(
            true,
            1,
            -0.0,
            Double.NaN,
            1.5e300,
            BigInteger.TWO.pow(200),
            "text",
            "\ud800",
            "\u00e9\ud83d\ude00",
            Instant.ofEpochMilli(5),
            List.of(1, List.of()),
            Map.of("__proto__", 1),
            new byte[] {1, 2},
            new LinkedHashSet<>(Set.of("s")),
            JsError.of("TypeError", "m"));
    ExternalCopy copy = ExternalCopy.of(data);

    assertThat(copy.copy()).hasToString(JsValue.of(data).toString());
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      assertThat(isolate.context().evalClosure("return $0", copy))
          .hasToString(JsValue.of(data).toString());
    }
  }

  @Test
  void copy_ofASharedAndCyclicValue_keepsItsShape() {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      ExternalCopy copy =
          isolate
              .context()
              .eval(
                  "const a = { n: 1 }; a.self = a; ({ x: a, y: a, holes: [, 1, ,] })",
                  RunOptions.externalCopy());

      assertThat(
              isolate
                  .context()
                  .evalClosure(
                      "return $0.x === $0.y && $0.x.self === $0.x && !(0 in $0.holes) && $0.holes.length === 3",
                      copy)
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void copy_handedOver_isNewEachTime() {
    ExternalCopy copy = ExternalCopy.of(Map.of("list", List.of(1)));
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      assertThat(
              isolate
                  .context()
                  .evalClosure(
                      "$0.list.push(2); return [$0.list.length, $1.list.length, $0 === $1]",
                      copy,
                      copy))
          .hasToString("[2, 1, false]");
    }
    assertThat(copy.copy()).hasToString("{list: [1]}");
  }

  @Test
  void copy_amongOtherArguments_keepsItsPlace() {
    ExternalCopy first = ExternalCopy.of("one");
    ExternalCopy second = ExternalCopy.of(List.of(2));
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      var reference = isolate.context().eval("({ r: 1 })", RunOptions.reference());
      assertThat(
              isolate
                  .context()
                  .evalClosure(
                      "return [$0, $1, $2, $3, $4, $5]", 0, first, reference, second, first, "end"))
          .hasToString("[0, \"one\", {r: 1}, [2], \"one\", \"end\"]");
      isolate.context().global().set("copied", second);
      assertThat(isolate.eval("copied[0]").asInt()).isEqualTo(2);
    }
  }

  @Test
  void copy_ofWhatIsNoData_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExternalCopy.of(new Object()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExternalCopy.of(Map.of("a", List.of(new Thread()))))
        .withMessageContaining("a");
  }

  @Test
  void copy_largerThanTheArgumentLimit_isRefusedBeforeAnythingRuns() {
    ExternalCopy large = ExternalCopy.of("x".repeat(5000));
    ExternalCopy half = ExternalCopy.of("x".repeat(2000));
    Limits limits = Patient.LIMITS.toBuilder().argumentBytes(3000).build();
    try (Isolate isolate = Isolate.create(limits)) {
      for (Object[] arguments : new Object[][] {{large}, {half, half}, {half, "x".repeat(2000)}}) {
        assertThatExceptionOfType(LimitExceededException.class)
            .isThrownBy(
                () -> isolate.context().evalClosure("globalThis.ran = 1; return 1", arguments))
            .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.ARGUMENT));
      }
      assertThat(isolate.eval("typeof ran").asString()).isEqualTo("undefined");
      assertThat(isolate.context().evalClosure("return $0.length", half).asInt()).isEqualTo(2000);
    }
  }

  @Test
  void copy_total_countsWhatIsNeitherClosedNorCollected() {
    int bytes = 1 << 20;
    List<ExternalCopy> copies = new ArrayList<>();
    long before = ExternalCopy.totalSize();
    for (int i = 0; i < 64; i++) {
      copies.add(ExternalCopy.of(new byte[bytes]));
    }
    assertThat(copies.get(0).size()).isBetween(bytes, bytes + 100);
    assertThat(ExternalCopy.totalSize() - before).isBetween(64L * bytes - before, 65L * bytes);
    copies.get(0).close();
    copies.get(0).close();
    assertThat(copies.get(0).size()).isZero();
    assertThatIllegalStateException().isThrownBy(() -> copies.get(0).copy());

    copies.clear();
    Garbage.collectUntil(() -> ExternalCopy.totalSize() <= before);
    assertThat(ExternalCopy.totalSize()).isNotNegative();
  }

  /** 500 times 400 KB go through an isolate of 16 MiB: what is garbage is no use of memory. */
  @Test
  void copies_manyThroughASmallIsolate_doNotExhaustIt() {
    ExternalCopy copy = ExternalCopy.of("z".repeat(400_000));
    Limits limits = Patient.LIMITS.toBuilder().memoryBytes(16L << 20).build();
    try (Isolate isolate = Isolate.create(limits)) {
      for (int i = 0; i < 500; i++) {
        assertThat(isolate.context().evalClosure("return $0.length", copy).asInt())
            .isEqualTo(400_000);
      }
      assertThat(isolate.usage().memoryBytes()).isLessThanOrEqualTo(16L << 20);
    }
  }

  @Test
  void copies_keptUntilMemoryIsGone_endInTheLimit() {
    ExternalCopy copy = ExternalCopy.of(new byte[1 << 20]);
    Limits limits = Patient.LIMITS.toBuilder().memoryBytes(8L << 20).build();
    try (Isolate isolate = Isolate.create(limits)) {
      isolate.eval("globalThis.kept = []; 0");
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 20; i++) {
                  isolate.context().evalClosure("kept.push($0); return 0", copy);
                }
              })
          .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.MEMORY));
    }
    assertThat(copy.copy().asBytes()).hasSize(1 << 20);
  }
}
