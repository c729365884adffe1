package dev.cloche.internal.inspect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the guest stops, and how it goes on. Its switches may be read by any thread. */
final class Execution {

  private static final String NO_PAUSE = "";

  private final FrontEnd frontEnd;
  private final Breakpoints breakpoints;
  private final RemoteObjects objects;
  private final PauseEvent event;
  private volatile boolean enabled;
  private volatile String wanted = NO_PAUSE;
  private boolean skipping;
  private Thrown exceptions = Thrown.NONE;
  private Going step = Going.FREELY;
  private int stepDepth;
  private int pauses;
  private @Nullable Pause pause;

  Execution(FrontEnd frontEnd, Breakpoints breakpoints, RemoteObjects objects, PauseEvent event) {
    this.frontEnd = frontEnd;
    this.breakpoints = breakpoints;
    this.objects = objects;
    this.event = event;
  }

  boolean isEnabled() {
    return enabled;
  }

  /** What a former session may have left in the guest goes. */
  void enable(Debuggee guest) {
    if (!enabled) {
      enabled = true;
      guest.breakpoints(List.of());
      guest.stopOnThrown(exceptions);
    }
  }

  /** Lets the guest run and stop nowhere. */
  void disable(Debuggee guest) {
    enabled = false;
    wanted = NO_PAUSE;
    skipping = false;
    breakpoints.clear();
    breakpoints.apply(guest, null, false);
    stopOn(Thrown.NONE, guest);
    if (pause != null) {
      pause.go(Going.FREELY);
    }
  }

  /** Whether the guest is to stop as soon as it runs. */
  boolean wantsPause() {
    return enabled && !wanted.equals(NO_PAUSE);
  }

  /** Has the guest stop where it is; the reason is what the front end is told. */
  void wantPause(String reason) {
    wanted = reason;
  }

  void skip(boolean skip) {
    skipping = skip;
  }

  void stopOn(Thrown which, Debuggee guest) {
    if (which != exceptions) {
      exceptions = which;
      guest.stopOnThrown(which);
    }
  }

  /** The stop that commands are about. */
  Pause pause() throws ProtocolException {
    Pause current = pause;
    if (current == null) {
      throw ProtocolException.refused("Can only perform operation while paused.");
    }
    return current;
  }

  boolean isPaused() {
    return pause != null;
  }

  /**
   * Decides whether a stop is one for the front end, and tells it.
   *
   * @param fresh whether breakpoints have been set since the guest has stopped
   * @return the pause, empty when the guest is to go on
   */
  Optional<Pause> stop(Debuggee guest, Stop reason, Optional<Described> thrown, boolean fresh) {
    List<Call> calls =
        enabled && (reason != Stop.ASKED || fresh || wantsPause()) ? guest.calls() : List.of();
    List<Breakpoint> hits = List.of();
    String told = NO_PAUSE;
    if (!skipping && !calls.isEmpty()) {
      if (reason == Stop.BREAKPOINT || (reason == Stop.ASKED && fresh)) {
        hits = hits(calls.getFirst(), guest);
      }
      told = wantsPause() ? wanted : reason(reason, !hits.isEmpty(), calls.size());
    }
    if (told.equals(NO_PAUSE)) {
      calls.forEach(call -> objects.drop(call.self()));
      thrown.ifPresent(objects::drop);
      return Optional.empty();
    }
    wanted = NO_PAUSE;
    breakpoints.remove(Breakpoint.CONTINUE);
    Pause begun = new Pause(++pauses, calls);
    List<String> ids =
        hits.stream().map(Breakpoint::id).filter(id -> !id.equals(Breakpoint.CONTINUE)).toList();
    boolean uncaught = exceptions == Thrown.UNCAUGHT;
    frontEnd.event("Debugger.paused", event.params(begun, told, ids, thrown, uncaught, guest));
    pause = begun;
    return Optional.of(begun);
  }

  private String reason(Stop reason, boolean hit, int depth) {
    return switch (reason) {
      case STATEMENT -> "other";
      case THROWN -> "exception";
      case STEP -> "step";
      case BREAKPOINT -> hit ? "other" : stepEnds(depth) ? "step" : NO_PAUSE;
      case ASKED -> hit ? "other" : NO_PAUSE;
    };
  }

  /** The breakpoints at a call's place whose conditions hold. */
  private List<Breakpoint> hits(Call call, Debuggee guest) {
    return breakpoints.at(call.position()).stream()
        .filter(breakpoint -> holds(breakpoint.condition(), call.context(), guest))
        .toList();
  }

  private boolean holds(String condition, int context, Debuggee guest) {
    if (condition.isEmpty()) {
      return true;
    }
    Evaluation evaluation = guest.evaluate(context, 0, condition);
    objects.drop(evaluation.value());
    return !evaluation.thrown() && Descriptions.isTruthy(evaluation.value());
  }

  /** Whether a step ends where a breakpoint is, which the engine looks at first. */
  private boolean stepEnds(int depth) {
    return switch (step) {
      case INTO -> true;
      case OVER -> depth <= stepDepth;
      case OUT -> depth < stepDepth;
      case FREELY, AS_BEFORE -> false;
    };
  }

  /** The guest goes on. */
  Going resume(Pause ended, Going how) {
    pause = null;
    step = how;
    stepDepth = ended.calls().size();
    objects.releaseGroup(RemoteObjects.STOP_GROUP);
    frontEnd.event("Debugger.resumed", Json.object());
    return how;
  }
}
