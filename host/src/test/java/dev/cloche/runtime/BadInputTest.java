package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloche.GuestException;
import dev.cloche.GuestVisibleException;
import dev.cloche.HookException;
import dev.cloche.IsolatedRuntime;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.ModuleResolver;
import dev.cloche.PoolOptions;
import dev.cloche.RunRequest;
import dev.cloche.SandboxException;
import dev.cloche.SourceCompiler;
import dev.cloche.containment.Hostile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One clear error for each mistake, and a pool that does not notice. */
class BadInputTest {

  @TempDir private Path folder = Path.of("unset");
  private Tenant tenant = Tenant.in(Path.of("unset"));

  private static final class Broken implements ModuleResolver.Factory, SourceCompiler {
    @Override
    public ModuleResolver create(@Nullable Object options) {
      return (specifier, directory) ->
          switch (specifier) {
            case "./throws" -> throw new IOException("/host/secret");
            case "./error" -> throw new StackOverflowError();
            case "./visible" -> throw new GuestVisibleException("RangeError", "not today");
            case "./outside" -> Path.of("/etc/hostname");
            case "./relative" -> Path.of("relative");
            case "./loops" -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              throw new InterruptedException();
            }
            default -> null;
          };
    }

    @Override
    @SuppressWarnings("NullAway") // As a careless implementation may.
    public String compile(String source, String fileName) throws IOException {
      return switch (fileName) {
        case "/throwing.js" -> throw new IOException("/host/secret");
        case "/visible.js" -> throw new GuestVisibleException("SyntaxError", "line 3");
        case "/null.js" -> null;
        case "/large.js" -> "x".repeat(1 << 20);
        case "/loop.js" -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          yield source;
        }
        default -> source;
      };
    }
  }

  private final IsolatedRuntime runtime =
      IsolatedRuntime.builder()
          .poolOptions(PoolOptions.defaults().withMax(1))
          .limits(Limits.builder().sourceBytes(10_000).build())
          .resolverFactory(new Broken())
          .compiler(new Broken())
          .build();

  @BeforeEach
  void makeTenant() {
    tenant = Tenant.of(folder, "exports.f = (...args) => args.length;");
  }

  /** Whatever happened: the pool's one thread works. */
  @AfterEach
  void runtime_isHealthy() {
    assertThat(runtime.runBlocking(tenant.call("f", 1, 2).build()).value().asInt()).isEqualTo(2);
    runtime.close();
  }

  private <T extends Throwable> T failure(Class<T> type, RunRequest.Builder request) {
    T failure = catchThrowableOfType(type, () -> runtime.runBlocking(request.build()));
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage()).doesNotContain("secret", folder.toString());
    return failure;
  }

  @Test
  void argument_thatCannotBeTransferred_isRefusedBeforeAnythingRuns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tenant.call("f", 1, Map.of("a", List.of(1, new Object()))))
        .withMessageContaining("args[1].a[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tenant.call("f").context(Map.of("a", Map.of("b", new Object()))))
        .withMessageContaining("context.a.b");
  }

  @Test
  void argument_thatAResolverMade_isNamedToo() {
    RunRequest.Builder request = tenant.call("f").args(() -> List.of(1, Map.of("a", new Object())));

    assertThat(failure(IllegalArgumentException.class, request)).hasMessageContaining("args[1].a");
  }

  @Test
  void argumentResolver_thatFails_isAHookException() {
    RunRequest.Builder throwing =
        tenant
            .call("f")
            .args(
                () -> {
                  throw new IOException("secret");
                });

    assertThat(failure(HookException.class, throwing)).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void request_withoutItsParts_saysWhich() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RunRequest.builder().root(folder).file("index.js").build())
        .withMessage("a request needs a funcName");
  }

  @Test
  void root_thatIsNone_isNamedToTheCaller() {
    Path missing = folder.resolve("missing");
    IllegalArgumentException failure =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () ->
                runtime.runBlocking(
                    RunRequest.builder().root(missing).file("a").funcName("f").build()));

    assertThat(failure).hasMessage(missing + " is not a readable directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "missing.js  | Cannot find module './missing.js'",
        "../index.js | Cannot find module './../index.js'",
        "image.png   | Cannot load module './image.png': its extension is none of .js, .cjs, .json",
      })
  void file_thatIsNone_readsTheSame(String file, String message) {
    tenant.with("image.png", "");
    RunRequest.Builder request = RunRequest.builder().root(folder).file(file).funcName("f");

    assertThat(failure(GuestException.class, request).guestMessage()).isEqualTo(message);
  }

  @Test
  void packageJson_thatIsBroken_isNamed() {
    tenant
        .with("node_modules/pkg/package.json", "{")
        .with("node_modules/pkg/index.js", "")
        .with(
            "asks.js",
            """
            exports.f = () => {
              try { require('pkg'); } catch (e) { return e.code + ' ' + e.message; }
            };
            """);
    RunRequest.Builder request =
        RunRequest.builder().root(folder).file("asks.js").funcName("f").external("pkg");

    assertThat(runtime.runBlocking(request.build()).value().asString())
        .isEqualTo(
            "ERR_INVALID_PACKAGE_CONFIG Invalid package config /node_modules/pkg/package.json.");
  }

  /** A request whose hooks have little time where they take all there is. */
  private RunRequest.Builder request(String file, boolean loops) {
    RunRequest.Builder request = RunRequest.builder().root(folder).file(file).funcName("f");
    return loops
        ? request.limits(Limits.builder().timeout(Duration.ofMillis(300)).build())
        : request;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "./throws   | HookException          | the resolver failed on './throws'",
        "./error    | HookException          | the resolver failed on './error'",
        "./visible  | GuestException         | RangeError: not today",
        "./outside  | GuestException         | Error: Cannot find module './outside'",
        "./relative | GuestException         | Error: Cannot find module './relative'",
        "./loops    | LimitExceededException | the run took longer than 300 ms",
      })
  @Hostile(87)
  void resolver_thatFails_endsItsRunAlone(String specifier, String type, String message) {
    tenant.with("asks.js", "exports.f = () => require('" + specifier + "');");

    SandboxException failure =
        failure(SandboxException.class, request("asks.js", specifier.equals("./loops")));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure).hasMessage(message);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> badCompilations() {
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of(
            "throwing.js", "HookException", "the compiler failed on /throwing.js"),
        org.junit.jupiter.params.provider.Arguments.of(
            "null.js", "HookException", "the compiler failed on /null.js: it answered null"),
        org.junit.jupiter.params.provider.Arguments.of(
            "visible.js", "GuestException", "SyntaxError: line 3"),
        org.junit.jupiter.params.provider.Arguments.of(
            "large.js",
            "LimitExceededException",
            "what the compiler made of /large.js is larger than 10000 bytes"),
        org.junit.jupiter.params.provider.Arguments.of(
            "loop.js", "LimitExceededException", "the run took longer than 300 ms"));
  }

  @ParameterizedTest
  @MethodSource("badCompilations")
  @Hostile(88)
  void compiler_thatFails_endsItsRunAlone(String file, String type, String message) {
    tenant.with(file, "exports.f = () => 1;");

    SandboxException failure =
        failure(SandboxException.class, request(file, file.equals("loop.js")));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure).hasMessage(message);
  }

  @Test
  void hooks_aroundTheRun_thatFail_areHookExceptions() {
    Runnable boom =
        () -> {
          throw new IllegalStateException("secret");
        };
    assertThat(failure(HookException.class, tenant.call("f").running(boom)))
        .hasMessage("the running callback failed");
    assertThat(failure(HookException.class, tenant.call("f").grant(isolate -> boom.run())))
        .hasMessage("the request's grants failed");
    tenant.with("speaks.js", "exports.f = () => console.log(1);");
    assertThat(
            failure(
                HookException.class,
                RunRequest.builder()
                    .root(folder)
                    .file("speaks.js")
                    .funcName("f")
                    .onConsole((level, text) -> boom.run())))
        .hasMessage("the console sink failed");
  }

  @Test
  void limits_ofARequest_replaceTheRuntimes() {
    tenant.with("spins.js", "exports.f = () => { for (;;); };");
    RunRequest.Builder request =
        RunRequest.builder()
            .root(folder)
            .file("spins.js")
            .funcName("f")
            .limits(Limits.builder().fuel(1_000_000).build());

    assertThat(failure(LimitExceededException.class, request).limit()).isEqualTo(Limit.FUEL);
  }

  @Test
  void poolOptions_outOfRange_areRefused() {
    PoolOptions defaults = PoolOptions.defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withMax(0))
        .withMessage("max must be from 1 to 10000, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withMax(10_001))
        .withMessage("max must be from 1 to 10000, not 10001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withInstancesPerThread(101))
        .withMessage("instancesPerThread must be from 1 to 100, not 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withMax(2).withMin(3))
        .withMessage("min must be from 0 to 2, not 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withQueueTimeout(Duration.ZERO))
        .withMessage("queueTimeout must be from 1 ms to 1 day, not PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withQueueTimeout(Duration.ofDays(1).plusNanos(1)))
        .withMessage("queueTimeout must be from 1 ms to 1 day, not PT24H0.000000001S");
  }
}
