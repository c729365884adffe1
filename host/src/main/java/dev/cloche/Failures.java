package dev.cloche;

import dev.cloche.internal.engine.EngineInterrupt;
import dev.cloche.internal.engine.FuelMeter;
import dev.cloche.internal.engine.OutOfGuestMemoryException;
import dev.cloche.internal.value.MalformedMessageException;
import java.util.concurrent.TimeUnit;

/** What ends a run, in the words of the public API. */
final class Failures {

  private Failures() {}

  /** What the caller of a run is thrown for something that was thrown in it. */
  static RuntimeException translate(RuntimeException thrown, Limits limits) {
    return switch (thrown) {
      case SandboxException known -> known;
      case Misuse misuse -> misuse.toException();
      case LimitAbort abort -> abort.toException();
      case HookAbort abort -> abort.toException();
      case NestedAbort abort -> abort.toException();
      case OutOfGuestMemoryException full -> outOfMemory(limits);
      case EngineInterrupt interrupt -> interrupted(interrupt, limits);
      case MalformedMessageException malformed -> new EngineFaultException(malformed);
      default -> new EngineFaultException(thrown);
    };
  }

  /** Whether the isolate cannot go on after it. */
  static boolean isFatal(RuntimeException failure) {
    return failure instanceof SandboxException && !(failure instanceof GuestException);
  }

  private static SandboxException interrupted(EngineInterrupt interrupt, Limits limits) {
    return switch (interrupt.reason()) {
      case TIMEOUT -> timeout(limits);
      case CANCELLED -> new CancelledException();
      case FUEL ->
          new LimitExceededException(
              Limit.FUEL, "the run used more than " + fuelText(limits) + " instructions");
      case STACK -> new LimitExceededException(Limit.STACK, "calls are nested too deep");
    };
  }

  private static String fuelText(Limits limits) {
    long fuel = limits.fuel();
    return fuel == FuelMeter.UNLIMITED ? "unlimited" : Long.toString(fuel);
  }

  static LimitExceededException timeout(Limits limits) {
    return timeout(limits.timeout().toNanos());
  }

  static LimitExceededException timeout(long nanos) {
    return new LimitExceededException(
        Limit.TIMEOUT, "the run took longer than " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
  }

  static LimitExceededException outOfMemory(Limits limits) {
    return new LimitExceededException(
        Limit.MEMORY, "the isolate needs more memory than " + limits.memoryBytes() + " bytes");
  }
}
