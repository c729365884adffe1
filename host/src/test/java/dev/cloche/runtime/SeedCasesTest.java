package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloche.ConsoleLine;
import dev.cloche.GuestException;
import dev.cloche.IsolateBuilder;
import dev.cloche.IsolatedRuntime;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.PoolOptions;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the Node library isolated-runtime promises in its tests and its documents, in its order and
 * in our words.
 */
class SeedCasesTest {

  private static final String MULTIPLY = "exports.multiply = (a, b) => a * b;";

  @TempDir private Path folder = Path.of("unset");

  /** As the library's own tests have it: two at once, two extensions, a resolver, a compiler. */
  private IsolatedRuntime runtime() {
    return IsolatedRuntime.builder()
        .poolOptions(PoolOptions.defaults().withMax(2).withMin(2))
        .sourceExtensions("jx", "js")
        .resolverFactory(
            options ->
                (name, directory) ->
                    options instanceof Path additional ? additional.resolve(name) : null)
        .compiler((source, file) -> source.replaceFirst("\\+", "*"))
        .timeout(Duration.ofMillis(1500))
        .build();
  }

  private static RunResult run(RunRequest.Builder request) {
    try (IsolatedRuntime runtime = IsolatedRuntime.create()) {
      return runtime.runBlocking(request.build());
    }
  }

  private static GuestException failureOf(RunRequest.Builder request) {
    GuestException failure = catchThrowableOfType(GuestException.class, () -> run(request));
    assertThat(failure).isNotNull();
    return failure;
  }

  private Tenant tenant(String index) {
    return Tenant.of(folder, index);
  }

  @Test
  void case1_function_isCalledWithItsArguments() {
    try (IsolatedRuntime runtime = runtime()) {
      RunRequest request = tenant(MULTIPLY).call("multiply", 2, 3).build();
      assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(6);
    }
  }

  @Test
  void case2_tenants_runSideBySide() throws Exception {
    tenant("exports.wait = () => together();");
    CompletableFuture<Integer> both = new CompletableFuture<>();
    AtomicInteger there = new AtomicInteger();
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .poolOptions(PoolOptions.defaults().withMax(2))
            .hostFunction(
                "together",
                arguments -> {
                  // Answers only when both are inside.
                  if (there.incrementAndGet() == 2) {
                    both.complete(2);
                  }
                  return both.get(4, TimeUnit.SECONDS);
                })
            .build()) {
      RunRequest request = new Tenant(folder).call("wait").build();
      CompletableFuture<RunResult> first = runtime.run(request);
      CompletableFuture<RunResult> second = runtime.run(request);

      assertThat(first.get(30, TimeUnit.SECONDS).value().asInt()).isEqualTo(2);
      assertThat(second.get(30, TimeUnit.SECONDS).value().asInt()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.get = name => global[name];",
        "exports.get = name => globalThis[name];",
        "exports.get = name => __globals__.__context__[name];",
      })
  void case3_context_isThereAsGlobals(String index) {
    RunRequest.Builder request = tenant(index).call("get", "k").context(Map.of("k", "v"));

    assertThat(run(request).value().asString()).isEqualTo("v");
  }

  @Test
  void case4_extensions_areTried() {
    new Tenant(folder).with("aModule.jx", MULTIPLY);
    try (IsolatedRuntime runtime = runtime()) {
      RunRequest request =
          RunRequest.builder().root(folder).file("aModule").funcName("multiply").args(4, 5).build();
      assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(20);
    }
  }

  @Test
  void case5_compiler_seesTheSource() {
    try (IsolatedRuntime runtime = runtime()) {
      RunRequest request = tenant("exports.f = (a, b) => a + b;").call("f", 4, 5).build();
      assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(20);
    }
  }

  @Test
  void case6_undefinedVariable_rejects() {
    GuestException failure = failureOf(tenant("exports.f = a => a + ccccc;").call("f", 1));

    assertThat(failure.name()).isEqualTo("ReferenceError");
    assertThat(failure.guestMessage()).isEqualTo("ccccc is not defined");
  }

  @Test
  void case7_externalPackage_inTheRoot_isFound() {
    tenant("exports.get = require('pkg').get;")
        .with("node_modules/pkg/index.js", "exports.get = (object, key) => object[key];");

    RunRequest.Builder request =
        new Tenant(folder).call("get", Map.of("a", 1), "a").external("pkg");
    assertThat(run(request).value().asInt()).isEqualTo(1);
  }

  @Test
  void case8_externalPackage_elsewhere_isFoundByTheResolver(@TempDir Path elsewhere) {
    Tenant.in(elsewhere).with("multiply/index.js", "exports.multiply = (a, b) => a * b;");
    tenant("exports.f = require('multiply').multiply;");
    try (IsolatedRuntime runtime = runtime()) {
      RunRequest.Builder request =
          new Tenant(folder).call("f", 4, 5).external("multiply").resolverOptions(elsewhere);

      assertThat(runtime.runBlocking(request.whitelistedPaths(elsewhere).build()).value().asInt())
          .isEqualTo(20);
    }
  }

  @Test
  void case9_longRun_timesOut() {
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().timeout(Duration.ofMillis(50)).build()) {
      RunRequest request =
          tenant("exports.sleep = () => new Promise(done => setTimeout(done, 5000));")
              .call("sleep")
              .build();
      LimitExceededException failure =
          catchThrowableOfType(LimitExceededException.class, () -> runtime.runBlocking(request));

      assertThat(failure.limit()).isEqualTo(Limit.TIMEOUT);
      assertThat(failure).hasMessage("the run took longer than 50 ms");
    }
  }

  @Test
  void case10_and_22_arguments_areMadeByAResolver() {
    List<Integer> original = List.of(1, 2);
    RunRequest.Builder request =
        tenant(MULTIPLY)
            .call("multiply")
            .args(() -> original.stream().map(number -> number + 1).toList());

    assertThat(run(request).value().asInt()).isEqualTo(6);
  }

  @Test
  void case11_runningCallback_isCalledOnceTheFunctionIsFound() {
    AtomicInteger called = new AtomicInteger();
    RunRequest.Builder request =
        tenant(MULTIPLY).call("multiply", 4, 5).running(called::incrementAndGet);

    assertThat(run(request).value().asInt()).isEqualTo(20);
    assertThat(called).hasValue(1);

    failureOf(new Tenant(folder).call("missing").running(called::incrementAndGet));
    assertThat(called).hasValue(1);
  }

  @Test
  void case12_promise_isAwaited() {
    RunRequest.Builder request =
        tenant("exports.f = async (a, b) => { await null; return a * b; };").call("f", 4, 5);

    assertThat(run(request).value().asInt()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.f = () => { throw new Error('Boom!'); };",
        "exports.f = () => Promise.reject(new Error('Boom!'));",
        "exports.f = async () => { await null; throw new Error('Boom!'); };",
      })
  void case13_and_14_error_keepsItsMessage(String index) {
    assertThat(failureOf(tenant(index).call("f")).guestMessage()).isEqualTo("Boom!");
  }

  @ParameterizedTest
  @CsvSource({
    "lodash, Cannot find module 'lodash'",
    "fs, Cannot find module 'fs'",
    "node:fs, Cannot find module 'node:fs'",
    "child_process, Cannot find module 'child_process'",
    "/etc/passwd, Cannot find module '/etc/passwd'",
    "../other/index.js, Cannot find module '../other/index.js'",
  })
  void case15_24_and_25_refusedModule_readsLikeAMissingOne(String specifier, String message) {
    new Tenant(folder).with("other/index.js", "exports.secret = 1;");
    Tenant tenant = Tenant.of(folder.resolve("own"), "require('" + specifier + "');");
    tenant.with("node_modules/lodash/index.js", "exports.get = 1;");

    assertThat(failureOf(tenant.call("f")).guestMessage()).isEqualTo(message);
  }

  @Test
  void case17_relativeModule_isLoaded() {
    tenant("const { square } = require('./module2.js'); exports.f = square;")
        .with("module2.js", "exports.square = n => n * n;");

    assertThat(run(new Tenant(folder).call("f", 6)).value().asInt()).isEqualTo(36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "notAFunction", "nested.f"})
  void case18_missingFunction_isATypeErrorThatNamesIt(String name) {
    GuestException failure =
        failureOf(tenant("exports.notAFunction = 1; exports.nested = { f() {} };").call(name));

    assertThat(failure.name()).isEqualTo("TypeError");
    assertThat(failure.guestMessage()).contains(name).endsWith("is not a function");
  }

  @Test
  void case26_process_hasNoExit() {
    GuestException failure = failureOf(tenant("exports.f = () => process.exit();").call("f"));

    assertThat(failure.name()).isEqualTo("TypeError");
    assertThat(failure.guestMessage()).contains("not a function");
  }

  @Test
  void case27_and_28_globals_endWithTheRun() {
    Tenant tenant = tenant("exports.f = () => { global.a = (global.a ?? 0) + 1; return a; };");
    try (IsolatedRuntime runtime = IsolatedRuntime.create()) {
      RunRequest request = tenant.call("f").build();
      assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(1);
      assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"debug", "log", "info", "warn", "error"})
  void case29_and_31_to_35_console_isForwarded(String method) {
    java.util.List<String> seen = new java.util.ArrayList<>();
    RunRequest.Builder request =
        tenant("exports.f = () => console." + method + "('secret', 7);")
            .call("f")
            .onConsole((level, text) -> seen.add(level + " " + text));

    RunResult result = run(request);

    assertThat(result.console()).containsExactly(new ConsoleLine(method, "secret 7"));
    assertThat(seen).containsExactly(method + " secret 7");
  }

  @Test
  void case30_stack_hasTheGuestsFramesAlone() {
    tenant(
        """
        function explode() {
          throw new Error('Boom!');
        }
        function middle() {
          explode();
        }
        exports.f = function () {
          middle();
        };
        """);

    assertThat(failureOf(new Tenant(folder).call("f")).guestStack().lines().map(String::trim))
        .containsExactly(
            "at explode (/index.js:2:13)",
            "at middle (/index.js:5:3)",
            "at <anonymous> (/index.js:8:3)");
  }

  @Test
  void documents_functionOfAModuleThatIsAFunction_isNotCalled_butItsPropertiesAre() {
    tenant("module.exports = Object.assign(() => 1, { sum: (a, b) => a + b });");

    assertThat(run(new Tenant(folder).call("sum", 2, 3)).value().asInt()).isEqualTo(5);
  }

  @Test
  void documents_exportsOfAClass_offerItsMethods() {
    tenant("class A { f(n) { return n + 1; } } module.exports = new A();");

    assertThat(run(new Tenant(folder).call("f", 2)).value().asInt()).isEqualTo(3);
    for (String universal : List.of("toString", "constructor", "__proto__", "hasOwnProperty")) {
      assertThat(failureOf(Tenant.in(folder).with("index.js", "exports.a = 1;").call(universal)))
          .extracting(GuestException::name)
          .isEqualTo("TypeError");
    }
  }

  @Test
  void documents_functionIsCalledUnbound() {
    RunRequest.Builder request =
        tenant("'use strict'; exports.f = function () { return this === undefined; };").call("f");

    assertThat(run(request).value().asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "undefined                                   | undefined",
        "() => 1                                     | undefined",
        "null                                        | null",
        "NaN                                         | null",
        "new Date(0)                                 | '1970-01-01T00:00:00.000Z'",
        "new Map([[1, 2]])                           | {}",
        "({ toJSON() { return 7; } })                | 7",
        "({ get a() { return 1; }, f() {} })         | {a: 1}",
        "({ then(done) { done('awaited'); } })       | 'awaited'",
        "Promise.resolve([undefined])                | [null]",
      })
  void results_asJson_areMappedAsByTheLibrary(String value, String expected) {
    JsValue result =
        run(tenant("exports.f = () => (" + value + ");").call("f").jsonResult(true)).value();

    assertThat(result.toString().replace('"', '\'')).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1n                                                  | TypeError",
        "(a => (a.a = a))({})                                | TypeError",
        "new Proxy({}, { ownKeys() { throw new RangeError(); } }) | RangeError",
        "({ toJSON() { throw new SyntaxError('x'); } })      | SyntaxError",
      })
  void results_thatAreNoJson_failInTheGuest(String value, String error) {
    RunRequest.Builder request =
        tenant("exports.f = () => (" + value + ");").call("f").jsonResult(true);

    assertThat(failureOf(request).name()).isEqualTo(error);
  }

  @Test
  void guest_findsNoHandleOfTheRun() {
    RunRequest.Builder request =
        tenant("exports.f = () => Object.keys(__globals__).join();")
            .call("f")
            .context(Map.of("a", 1));

    assertThat(run(request).value().asString()).isEqualTo("__context__");
  }

  @Test
  void grants_reachTheIsolate() {
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .hostFunction("double", arguments -> arguments.get(0).asInt() * 2)
            .grant(isolate -> isolate.builtins("path"))
            .build()) {
      RunRequest request =
          tenant("exports.f = n => require('path').join('/a', own(double(n)) + '');")
              .call("f", 4)
              .grant((IsolateBuilder isolate) -> isolate.hostFunction("own", a -> a.get(0)))
              .build();
      assertThat(runtime.runBlocking(request).value().asString()).isEqualTo("/a/8");
    }
  }
}
