package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cloche.Isolate;
import dev.cloche.JsArray;
import dev.cloche.JsObject;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a tenant's data does to the host when that reads it, hands it over, or is called with it.
 */
class HostSideTest {

  private static final Cage CAGE = new Cage();

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  private static void inIsolate(Consumer<Isolate> use) {
    CAGE.survive(
        () -> {
          try (Isolate isolate = Isolate.create(HostileCase.PATIENT)) {
            use.accept(isolate);
            assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
          }
          return "";
        });
  }

  /** Small as it came, and 2^40 nodes when somebody writes it out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "let a = ['x'.repeat(100)]; for (let i = 0; i < 40; i++) a = [a, a]; a",
        "let o = { s: 'x' }; for (let i = 0; i < 40; i++) o = { o, p: o }; o",
        "let m = new Map([[1, 2]]); for (let i = 0; i < 40; i++) m = new Map([[1, m], [2, m]]); m",
        "let s = new Set(['x']); for (let i = 0; i < 40; i++) s = [new Set([s]), new Set([s])]; s",
      })
  @Hostile({27, 28})
  void sharedParts_areNotWrittenOut(String bomb) {
    inIsolate(
        isolate -> {
          JsValue value = isolate.eval(bomb);

          assertThatIllegalStateException().isThrownBy(value::toJson);
          assertThatIllegalStateException().isThrownBy(() -> value.as(JsonNode.class));
          assertThat(value.toString()).hasSizeLessThan(20_000);
          assertThat(value.toJava()).isNotNull();
        });
  }

  @Test
  @Hostile(28)
  void sharedText_isNotWrittenOut() {
    inIsolate(
        isolate -> {
          JsValue value = isolate.eval("new Array(1000).fill({ s: 'x'.repeat(1e6) })");

          assertThatIllegalStateException().isThrownBy(value::toJson);
          assertThat(value.toString()).hasSizeLessThan(20_000);
          JsValue views =
              isolate.eval(
                  "const b = new ArrayBuffer(8 << 20); Array.from({ length: 10000 }, () => new Uint8Array(b))");
          assertThatIllegalStateException().isThrownBy(views::toJava);
          assertThatIllegalStateException().isThrownBy(views::toJson);
        });
  }

  @Test
  @Hostile(27)
  void claimedLength_costsNothing() {
    inIsolate(
        isolate -> {
          JsArray sparse = (JsArray) isolate.eval("const a = []; a[2 ** 32 - 2] = 1; a");

          assertThat(sparse.length()).isEqualTo(4294967295L);
          assertThat(sparse.indices()).containsExactly(4294967294L);
          assertThatIllegalStateException().isThrownBy(sparse::elements);
          assertThatIllegalStateException().isThrownBy(sparse::toJava);
          assertThatIllegalStateException().isThrownBy(() -> sparse.as(int[].class));
          assertThat(sparse.toString()).hasSizeLessThan(200);
          assertThat(sparse.toJson().toString()).hasSizeLessThan(200);
        });
  }

  @Test
  @Hostile(29)
  void keysOfPrototypes_areEntries() {
    inIsolate(
        isolate -> {
          JsValue value =
              isolate.eval(
                  "JSON.parse('{\"__proto__\":{\"admin\":1},\"constructor\":1,\"hasOwnProperty\":1,\"\":1,\"\\\\u0000\":1,\"\\\\ud800\":1}')");

          assertThat(((JsObject) value).keys())
              .containsExactly("__proto__", "constructor", "hasOwnProperty", "", "\0", "\ud800");
        });
  }

  static List<UnaryOperator<JsonNode>> nestings() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return List.of(
        inner -> json.arrayNode().add(inner),
        inner -> json.objectNode().set("a", inner),
        inner -> json.objectNode().put("$js", "set").set("values", json.arrayNode().add(inner)),
        inner -> json.objectNode().put("$js", "error").set("cause", inner));
  }

  @ParameterizedTest
  @MethodSource("nestings")
  @Hostile(33)
  void jsonThatNestsDeep_isRefusedBeforeAnythingRuns(UnaryOperator<JsonNode> nest) {
    JsonNode deep =
        Stream.<JsonNode>iterate(JsonNodeFactory.instance.arrayNode(), nest)
            .skip(100_000)
            .findFirst()
            .orElseThrow();

    CAGE.survive(
        () -> {
          assertThatIllegalArgumentException().isThrownBy(() -> JsValue.fromJson(deep));
          return "";
        });
  }

  @Test
  @Hostile(33)
  void argumentThatIsLarge_isRefusedBeforeAnythingRuns() {
    inIsolate(
        isolate -> {
          isolate.eval("var calls = 0; function f(x) { calls++; return x; } 0");
          Object deep = List.of();
          for (int i = 0; i < 5000; i++) {
            deep = List.of(deep);
          }
          Object nested = deep;

          for (Object large :
              List.of(
                  nested,
                  "x".repeat(20 << 20),
                  new byte[20 << 20],
                  new int[2_000_000],
                  "\u4f60".repeat(9 << 20))) {
            assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> isolate.call("f", large))
                .returns(Limit.ARGUMENT, LimitExceededException::limit);
          }
          assertThat(isolate.eval("calls").asInt()).isZero();
        });
  }

  /** What fits the limit of arguments, and not the memory. */
  @Test
  @Hostile(33)
  void argumentThatDoesNotFitTheMemory_endsInThatLimit() {
    CAGE.survive(
        () -> {
          try (Isolate isolate =
              Isolate.create(HostileCase.PATIENT.toBuilder().memoryBytes(4 << 20).build())) {
            isolate.eval("function f(x) { return x.length; }");
            assertThatThrownBy(() -> isolate.call("f", new byte[8 << 20]))
                .isInstanceOfSatisfying(
                    LimitExceededException.class,
                    failure -> assertThat(failure.limit()).isEqualTo(Limit.MEMORY));
            assertThat(isolate.isClosed()).isTrue();
          }
          return "";
        });
  }

  @Test
  @Hostile(33)
  void argumentsOfStrangeText_arriveAsTheyAre() {
    inIsolate(
        isolate -> {
          isolate.eval(
              "function f(x) { return x; } function keys(x) { return [Object.keys(x).join(), x instanceof Object, {}.admin]; }");
          for (String text : List.of("\ud800", "\udc00\ud800", "a\0b", "\ufeff", "\u2028", "")) {
            assertThat(isolate.call("f", text).asString()).isEqualTo(text);
          }
          assertThat(isolate.call("keys", Map.of("__proto__", Map.of("admin", 1))))
              .hasToString("[\"__proto__\", true, undefined]");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sink('x'.repeat(17 << 20))",
        "sink(new Uint8Array(17 << 20))",
        "sink(...new Array(60000).fill('x'.repeat(1000)))",
        "sink(...new Array(1e6))",
        "sink.apply(null, new Array(1e6))",
        "sink(new Array(1e6 + 1).fill(0))",
        "crypto.getRandomValues(new Uint8Array(1e12))",
        "crypto.getRandomValues(new Uint8Array(1 << 20))",
        "let a = []; for (let i = 0; i < 2000; i++) a = [a]; sink(a)",
      })
  @Hostile(34)
  void messageThatIsLarge_isAnErrorInTheGuest(String call) {
    AtomicInteger calls = new AtomicInteger();

    CAGE.survive(
        () -> {
          try (Isolate isolate =
              Isolate.builder()
                  .limits(HostileCase.PATIENT)
                  .hostFunction("sink", arguments -> calls.incrementAndGet())
                  .build()) {
            assertThat(
                    isolate.eval("try { " + call + "; 'passed' } catch (e) { e.name }").asString())
                .isIn("RangeError", "DataCloneError", "InternalError", "QuotaExceededError");
            assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
          }
          return "";
        });
    assertThat(calls).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;) sink()",
        "for (;;) { try { sink(1) } catch {} }",
        "for (;;) sinkLater().catch(() => {})"
      })
  @Hostile(34)
  void callsWithoutEnd_endTheRun(String source) {
    CAGE.survive(
        () -> {
          try (Isolate isolate =
              Isolate.builder()
                  .limits(HostileCase.PATIENT.toBuilder().hostCalls(1000).build())
                  .hostFunction("sink", arguments -> null)
                  .hostFunction("sinkLater", arguments -> new CompletableFuture<Integer>())
                  .build()) {
            assertThatThrownBy(() -> isolate.eval(source))
                .isInstanceOfSatisfying(
                    LimitExceededException.class,
                    failure -> assertThat(failure.limit()).isEqualTo(Limit.HOST_CALLS));
          }
          return "";
        });
  }
}
