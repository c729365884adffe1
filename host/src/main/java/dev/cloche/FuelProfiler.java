package dev.cloche;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes profiles of the fuel that an isolate's functions use, one after another; see
 * docs/profiling.md. Results and fuel of runs stay the same, runs take longer.
 *
 * <p>Any thread may use it.
 */
public final class FuelProfiler {

  private final Session session;
  private @Nullable Profiler active;

  FuelProfiler(Session session) {
    this.session = session;
  }

  /** As {@link #start(ProfilerOptions)}, with {@link ProfilerOptions#defaults()}. */
  public void start() {
    start(ProfilerOptions.defaults());
  }

  /**
   * Starts a profile. A run that is going on is profiled from the end of its current slice of fuel
   * on, which is not repeatable; between runs it is.
   *
   * @param options the distance of samples, and the size of the profile
   * @throws IllegalStateException when one is being taken already, or the isolate is closed
   */
  public synchronized void start(ProfilerOptions options) {
    Objects.requireNonNull(options, "options");
    if (active != null) {
      throw new IllegalStateException("a profile is being taken already");
    }
    Profiler started = new Profiler(options);
    session.turns().sample(started.sampling());
    active = started;
  }

  /**
   * Ends the profile, also of an isolate that is closed by now. Does not wait for a run.
   *
   * @return what was used since {@link #start(ProfilerOptions)}
   * @throws IllegalStateException when none is being taken
   */
  public synchronized FuelProfile stop() {
    Profiler stopped = active;
    if (stopped == null) {
      throw new IllegalStateException("no profile is being taken");
    }
    active = null;
    return stopped.stop();
  }
}
