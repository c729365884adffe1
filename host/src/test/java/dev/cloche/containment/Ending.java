package dev.cloche.containment;

import dev.cloche.CancelledException;
import dev.cloche.EngineFaultException;
import dev.cloche.GuestException;
import dev.cloche.HookException;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.SandboxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How an attack ended: with a value or a failure, one of which is null.
 *
 * <p>Its {@link #code} is {@code OK}; {@code TIME}, {@code MEM} or {@code STACK}; {@code DENY}
 * where a module was refused; {@code LIMIT(KIND)} for the other limits; {@code ERR(Name)} for what
 * else the guest threw, with an empty name where that is no error; {@code CANCELLED}, {@code HOOK}
 * or {@code FAULT}.
 *
 * @param value the result
 * @param failure what was thrown instead
 */
public record Ending(@Nullable JsValue value, @Nullable SandboxException failure) {

  private static final String TOO_DEEP = "Maximum call stack size exceeded";

  static Ending of(JsValue value) {
    return new Ending(value, null);
  }

  static Ending of(SandboxException failure) {
    return new Ending(null, failure);
  }

  /** How a run ends. */
  public static Ending of(Supplier<JsValue> run) {
    try {
      return Ending.of(run.get());
    } catch (SandboxException failure) {
      return Ending.of(failure);
    }
  }

  /** What it is called in tables. */
  public String code() {
    return switch (failure) {
      case null -> "OK";
      case GuestException guest -> code(guest);
      case LimitExceededException exceeded -> code(exceeded.limit());
      case CancelledException cancelled -> "CANCELLED";
      case HookException hook -> "HOOK";
      case EngineFaultException fault -> "FAULT";
    };
  }

  private static String code(GuestException thrown) {
    if (isTooDeep(thrown)) {
      return "STACK";
    }
    boolean denied = code(thrown.guestCode()).equals("MODULE_NOT_FOUND");
    return denied ? "DENY" : "ERR(" + thrown.name() + ")";
  }

  private static boolean isTooDeep(GuestException thrown) {
    return thrown.name().equals("RangeError") && thrown.guestMessage().equals(TOO_DEEP);
  }

  private static String code(Optional<JsValue> code) {
    return code.filter(JsString.class::isInstance).map(JsValue::asString).orElse("");
  }

  private static String code(Limit limit) {
    return switch (limit) {
      case TIMEOUT -> "TIME";
      case MEMORY -> "MEM";
      case STACK -> "STACK";
      default -> "LIMIT(" + limit + ")";
    };
  }

  /**
   * Whether this is one of the endings that a code stands for. Beyond {@link #code}, {@code OK(v)}
   * stands for the value whose text is v, {@code ERR} for anything thrown by the guest, and {@code
   * ERR(RangeError)} for a stack that is too deep as well.
   */
  public boolean isA(String allowed) {
    if (failure instanceof GuestException thrown
        && (allowed.equals("ERR") || allowed.equals("ERR(" + thrown.name() + ")"))) {
      return true;
    }
    if (failure == null && allowed.startsWith("OK(")) {
      return allowed.equals("OK(" + value + ")");
    }
    return allowed.equals(code());
  }

  /**
   * Whether the engine was stopped in the middle of something, after which the isolate is closed.
   */
  boolean isFatal() {
    return failure != null && !(failure instanceof GuestException);
  }
}
