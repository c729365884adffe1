package dev.cloche.internal.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does something at a moment unless it is called off before, as nearly all is.
 *
 * <p>Calling off is cheap, and so is adding, as long as the moment is no earlier than the next one
 * at which the thread wakes anyway: it sleeps on when what it sleeps for has been called off. The
 * thread is a daemon, starts with the first alarm and ends with {@link #stop}.
 */
public final class Watchdog {

  /** Something to be done at a moment. */
  public static final class Alarm {
    private final long due;
    private final Runnable action;

    private Alarm(long due, Runnable action) {
      this.due = due;
      this.action = action;
    }
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final String name;
  private final long origin = System.nanoTime();
  private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();

  /** When the thread wakes, in nanoseconds since the origin. */
  private volatile long wakes = NEVER;

  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  /**
   * Makes a watchdog, whose thread is not started yet.
   *
   * @param name the thread's name
   */
  public Watchdog(String name) {
    this.name = name;
  }

  /**
   * Sets an alarm.
   *
   * @param delayNanos after which it goes off, a little later at most
   * @param action what to do then, on the watchdog's thread; must be quick and must not throw
   * @return for {@link #callOff}
   */
  public Alarm set(long delayNanos, Runnable action) {
    long due = now() + delayNanos;
    Alarm alarm = new Alarm(due < 0 ? NEVER : due, action);
    alarms.add(alarm);
    if (alarm.due < wakes) {
      wake();
    }
    return alarm;
  }

  /**
   * Calls an alarm off.
   *
   * @param alarm the alarm; it may be going off right now
   */
  public void callOff(Alarm alarm) {
    alarms.remove(alarm);
  }

  /** Ends the thread; alarms do not go off any more. */
  public void stop() {
    stopped = true;
    alarms.clear();
    wake();
  }

  private long now() {
    return System.nanoTime() - origin;
  }

  private void wake() {
    @Nullable Thread started = thread;
    if (started == null) {
      started = start();
    }
    LockSupport.unpark(started);
  }

  private synchronized @Nullable Thread start() {
    if (thread == null && !stopped) {
      Thread made = new Thread(null, this::watch, name, 0, false);
      made.setDaemon(true);
      made.setContextClassLoader(null);
      thread = made;
      made.start();
    }
    return thread;
  }

  private void watch() {
    while (!stopped) {
      long now = now();
      // Said before looking, so that an alarm that is set meanwhile wakes the thread.
      wakes = NEVER;
      long next = NEVER;
      List<Alarm> due = new ArrayList<>();
      for (Alarm alarm : alarms) {
        if (alarm.due <= now) {
          due.add(alarm);
        } else {
          next = Math.min(next, alarm.due);
        }
      }
      due.sort(Comparator.comparingLong(alarm -> alarm.due));
      for (Alarm alarm : due) {
        if (alarms.remove(alarm)) {
          alarm.action.run();
        }
      }
      sleep(next);
    }
  }

  private void sleep(long until) {
    wakes = until;
    // One that was set between the look and this is noticed here.
    for (Alarm alarm : alarms) {
      if (alarm.due < until) {
        return;
      }
    }
    if (until == NEVER) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, Math.max(1, until - now()));
    }
  }
}
