package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a profile says of programs. */
class ProfilerTest {

  private static final String PROGRAM =
      """
      function work(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }
      const thrice = (n) => work(n) + work(n) + work(n);
      class Sorter {
        sorted(n) { return Array.from({ length: n }, (_, i) => (i * 7919) % 1000).sort(); }
      }
      async function later() { await null; return thrice(1000); }
      const garbage = () => { for (let i = 0; i < 20000; i++) { const o = {}; o.o = o; } };
      thrice(2000);
      new Sorter().sorted(300);
      JSON.parse(JSON.stringify(Array(2000).fill({ a: Math.random() })));
      garbage();
      later();
      """;

  private static final ProfilerOptions FINE = ProfilerOptions.defaults().withInterval(1000);

  private static Isolate isolate() {
    return Isolate.builder().seed(1).build();
  }

  private static FuelProfile profile(ProfilerOptions options, String source) {
    try (Isolate isolate = isolate()) {
      isolate.profiler().start(options);
      isolate.eval(source);
      return isolate.profiler().stop();
    }
  }

  private static FunctionFuel function(FuelProfile profile, String name) {
    return profile.top(Integer.MAX_VALUE).stream()
        .filter(function -> function.function().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void resultAndFuel_areThoseWithoutAProfile() {
    try (Isolate plain = isolate();
        Isolate profiled = isolate()) {
      profiled.profiler().start(FINE);
      assertThat(profiled.eval(PROGRAM)).isEqualTo(plain.eval(PROGRAM));
      assertThat(profiled.usage().fuel()).isEqualTo(plain.usage().fuel());
      FuelProfile profile = profiled.profiler().stop();

      assertThat(profile.fuel())
          .isBetween(plain.usage().fuel() - 2L * FINE.interval(), plain.usage().fuel());
      assertThat(profiled.call("work", 100)).isEqualTo(plain.call("work", 100));
      assertThat(profiled.usage().fuel()).isEqualTo(plain.usage().fuel());
    }
  }

  @Test
  void sameProgram_sameProfile() {
    String first = profile(FINE, PROGRAM).toCpuProfile();

    assertThat(profile(FINE, PROGRAM).toCpuProfile()).isEqualTo(first);
    assertThat(profile(FINE.withInterval(2000), PROGRAM).toCpuProfile()).isNotEqualTo(first);
  }

  @Test
  void functions_haveNamesAndPlaces() {
    FuelProfile profile = profile(FINE, PROGRAM);

    FunctionFuel work = function(profile, "work");
    assertThat(work.file()).isEqualTo("main.js");
    assertThat(work.line()).isEqualTo(1);
    assertThat(work.column()).isEqualTo(1);
    assertThat(function(profile, "thrice").line()).isEqualTo(2);
    assertThat(function(profile, "sorted").line()).isEqualTo(4);
    assertThat(function(profile, "later").line()).isEqualTo(6);
    assertThat(function(profile, "<eval>").totalFuel()).isGreaterThan(profile.fuel() / 2);
    for (String builtin : List.of("sort", "parse", "stringify", "from")) {
      assertThat(function(profile, builtin).file()).isEmpty();
    }
    assertThat(function(profile, "(garbage collector)").selfFuel()).isPositive();
    assertThat(function(profile, "(program)").selfFuel()).isPositive();
  }

  @Test
  void fuel_isThatOfTheFunctions() {
    String source =
        "function a() { for (let i = 0; i < 30000; i++); }"
            + "function b() { for (let i = 0; i < 10000; i++); } a(); b(); a(); b();";
    FuelProfile profile = profile(FINE, source);

    double ratio = (double) function(profile, "a").selfFuel() / function(profile, "b").selfFuel();
    assertThat(ratio).isBetween(2.95, 3.05);
  }

  @Test
  void totals_addUp() {
    FuelProfile profile = profile(FINE, PROGRAM);

    assertThat(sumOfSelf(profile.root())).isEqualTo(profile.fuel());
    assertThat(profile.top(Integer.MAX_VALUE).stream().mapToLong(FunctionFuel::selfFuel).sum())
        .isEqualTo(profile.fuel());
    FunctionFuel work = function(profile, "work");
    assertThat(function(profile, "thrice").totalFuel()).isGreaterThan(work.totalFuel());
  }

  private static long sumOfSelf(ProfileNode node) {
    return node.selfFuel() + node.children().stream().mapToLong(ProfilerTest::sumOfSelf).sum();
  }

  @Test
  void recursion_countsOnceInTheTotal() {
    FuelProfile profile =
        profile(FINE, "function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2) } f(14)");

    FunctionFuel f = function(profile, "f");
    assertThat(f.totalFuel()).isEqualTo(f.selfFuel()).isLessThanOrEqualTo(profile.fuel());
  }

  @Test
  void shortCalls_areSampledTogether() {
    try (Isolate isolate = isolate()) {
      isolate.eval("function small() { let s = 0; for (let i = 0; i < 30; i++) s += i; return s }");
      isolate.profiler().start(ProfilerOptions.defaults().withInterval(100_000));
      for (int i = 0; i < 100; i++) {
        isolate.call("small");
      }
      assertThat(function(isolate.profiler().stop(), "small").selfFuel()).isPositive();
    }
  }

  @Test
  void limitThatEndsTheRun_leavesTheProfile() {
    Limits limits = Limits.builder().fuel(1_000_000).build();
    try (Isolate isolate = Isolate.create(limits)) {
      isolate.profiler().start(FINE);
      assertThatThrownBy(() -> isolate.eval("function spin() { for (;;); } spin()"))
          .isInstanceOf(LimitExceededException.class);
      assertThat(isolate.isClosed()).isTrue();

      assertThat(function(isolate.profiler().stop(), "spin").selfFuel()).isGreaterThan(900_000);
    }
  }

  @Test
  void nextTenantOfTheInstance_isNotSampled() {
    Isolate first = isolate();
    first.profiler().start(FINE);
    first.eval("function mine() { for (let i = 0; i < 1000; i++); } mine()");
    first.close();
    try (Isolate next = isolate()) {
      next.eval("function theirs() { for (let i = 0; i < 10000; i++); } theirs()");
    }
    assertThat(first.profiler().stop().top(100))
        .extracting(FunctionFuel::function)
        .contains("mine")
        .doesNotContain("theirs");
  }

  @Test
  void start_inAHostFunction_profilesTheRest() throws Exception {
    CompletableFuture<Isolate> isolate = new CompletableFuture<>();
    try (Isolate profiled =
        Isolate.builder()
            .hostFunction(
                "start",
                arguments -> {
                  isolate.get().profiler().start(FINE);
                  return null;
                })
            .build()) {
      isolate.complete(profiled);
      profiled.eval("function f() { for (let i = 0; i < 200000; i++); } start(); f()");

      assertThat(function(profiled.profiler().stop(), "f").selfFuel()).isPositive();
    }
  }

  /** Functions of the image, and those that come later, with and without a module's bytecode. */
  @Test
  void isolateFromAnImage_isProfiledAsTheOneThatWasCaptured() {
    Image image;
    try (Isolate prepared = isolate()) {
      prepared.eval(
          "function early(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }",
          "early.js");
      image = prepared.capture();
    }
    FuelProfile profile;
    try (Isolate isolate = Isolate.builder().seed(1).image(image).build()) {
      isolate.profiler().start(FINE);
      isolate.eval("const late = n => early(n) + early(n);\nlate(50000);", "late.js");
      profile = isolate.profiler().stop();
      FunctionFuel early = function(profile, "early");
      FunctionFuel late = function(profile, "late");

      assertThat(early.file()).isEqualTo("early.js");
      assertThat(late.file()).isEqualTo("late.js");
      assertThat(early.selfFuel()).isGreaterThan(profile.root().totalFuel() / 2);
      assertThat(late.totalFuel()).isGreaterThanOrEqualTo(early.totalFuel());
      assertThat(profile.root().totalFuel()).isLessThanOrEqualTo(isolate.usage().fuel());
    }
    try (Isolate again = Isolate.builder().seed(1).image(image).build()) {
      again.profiler().start(FINE);
      again.eval("const late = n => early(n) + early(n);\nlate(50000);", "late.js");
      assertThat(again.profiler().stop().top(Integer.MAX_VALUE))
          .isEqualTo(profile.top(Integer.MAX_VALUE));
    }
  }

  @Test
  void startAndStop_inTheWrongOrder() {
    Isolate isolate = isolate();
    assertThatIllegalStateException().isThrownBy(isolate.profiler()::stop);
    isolate.profiler().start();
    assertThatIllegalStateException().isThrownBy(isolate.profiler()::start);
    assertThat(isolate.profiler().stop().fuel()).isZero();
    assertThatIllegalStateException().isThrownBy(isolate.profiler()::stop);
    isolate.close();
    assertThatIllegalStateException().isThrownBy(isolate.profiler()::start);
  }

  @Test
  void options_outOfRange() {
    ProfilerOptions options = ProfilerOptions.defaults();
    assertThatIllegalArgumentException().isThrownBy(() -> options.withInterval(999));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withInterval(100_000_001));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxNodes(99));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxNodes(1_000_001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile(FINE, "1").top(-1))
        .withMessageContaining("-1");
  }
}
