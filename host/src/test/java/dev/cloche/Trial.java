package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One script in an isolate of its own, and how it ended. Making one asserts what must hold whatever
 * the script did: a fresh isolate works, nothing of the host shows, no engine thread is left busy.
 *
 * @param ending {@code value}, the name of the guest's error, the name of a limit, {@code
 *     CANCELLED} or {@code FAULT}
 * @param value the result
 * @param failure what was thrown instead
 * @param closed whether the isolate was closed by it
 * @param usage what it used
 */
public record Trial(
    String ending,
    @Nullable JsValue value,
    @Nullable SandboxException failure,
    boolean closed,
    Usage usage) {

  /** Limits that let a script do little: 32 MiB and 5 s. */
  public static final Limits SMALL =
      Limits.builder().memoryBytes(32L << 20).timeout(Duration.ofSeconds(5)).build();

  /** Runs a script under limits, with nothing granted. */
  public static Trial run(Limits limits, String source) {
    return run(Isolate.builder().limits(limits), source);
  }

  /** Runs a script in an isolate of this builder's. */
  public static Trial run(IsolateBuilder builder, String source) {
    Trial trial;
    try (Isolate isolate = builder.build()) {
      trial = end(isolate, source);
      if (!trial.closed()) {
        assertThat(Trial.ending(isolate, "1")).isIn("value", "MEMORY");
      }
    }
    EngineThreads.assertIdle();
    assertThat(evalFresh("1 + 1")).isEqualTo(JsNumber.of(2));
    return trial;
  }

  /** The value of a script in a fresh isolate with small limits. */
  public static JsValue evalFresh(String source) {
    try (Isolate isolate = Isolate.create(SMALL)) {
      return isolate.eval(source);
    }
  }

  private static Trial end(Isolate isolate, String source) {
    try {
      JsValue value = isolate.eval(source);
      return new Trial("value", value, null, isolate.isClosed(), isolate.usage());
    } catch (SandboxException failure) {
      HostText.assertAbsent(failure);
      return new Trial(name(failure), null, failure, isolate.isClosed(), isolate.usage());
    }
  }

  /** How a script ends in an isolate that lives on. */
  public static String ending(Isolate isolate, String source) {
    try {
      isolate.eval(source);
      return "value";
    } catch (SandboxException failure) {
      return name(failure);
    }
  }

  /** How what failed so has ended. */
  public static String name(SandboxException failure) {
    return switch (failure) {
      case GuestException guest -> guest.name().isEmpty() ? "thrown" : guest.name();
      case LimitExceededException limit -> limit.limit().name();
      case CancelledException cancelled -> "CANCELLED";
      case HookException hook -> "HOOK";
      case EngineFaultException fault -> "FAULT";
    };
  }
}
