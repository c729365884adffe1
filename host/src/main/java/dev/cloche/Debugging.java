package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.inspect.DebugListener;
import dev.cloche.internal.inspect.Described;
import dev.cloche.internal.inspect.Going;
import dev.cloche.internal.inspect.ScriptText;
import dev.cloche.internal.inspect.Stop;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Between an isolate that may be debugged and who debugs it. Without a listener the guest runs on
 * where it would stop.
 *
 * <p>Its monitor guards the scripts and the listener. The listener is called with it when a script
 * is added, and without it otherwise.
 */
final class Debugging {

  /** Why it stops, and how it goes on, by the engine's numbers. */
  private static final List<Stop> STOPS =
      List.of(Stop.ASKED, Stop.STEP, Stop.BREAKPOINT, Stop.STATEMENT, Stop.THROWN);

  private static final List<Going> GOING =
      List.of(Going.FREELY, Going.INTO, Going.OVER, Going.OUT, Going.AS_BEFORE);

  private static final Origin REPLY = Origin.named("reply");
  private static final ValueLimits REPLY_LIMITS = ValueLimits.ofBytes(HostReply.HEADERS);

  /**
   * How far off the deadline is while the guest stands: what a debugger evaluates may take long.
   */
  private static final long STANDING_NANOS = TimeUnit.DAYS.toNanos(365);

  private final Session session;
  private final List<ScriptText> scripts = new ArrayList<>();

  /** The contexts that are open, but for the first one. */
  private final Set<Integer> contexts = ConcurrentHashMap.newKeySet();

  private long characters;
  private boolean ended;
  private volatile @Nullable DebugListener listener;

  Debugging(Session session) {
    this.session = session;
  }

  /**
   * Has a listener told of all scripts, and of what happens from now on.
   *
   * @throws IllegalStateException when there is one already, or the isolate is closed
   */
  synchronized void connect(DebugListener next) {
    if (ended) {
      throw new IllegalStateException("the isolate is closed");
    }
    if (listener != null) {
      throw new IllegalStateException("an inspector session is open already");
    }
    scripts.forEach(next::scriptAdded);
    listener = next;
  }

  /** Ends what {@link #connect} began; the guest goes on as if nobody had listened. */
  synchronized void disconnect(DebugListener former) {
    if (listener == former) {
      listener = null;
    }
  }

  boolean isListenedToBy(DebugListener one) {
    return listener == one;
  }

  /** Whether a listener has had its time: another one has come after it. */
  boolean isAnothers(DebugListener former) {
    DebugListener known = listener;
    return known != null && known != former;
  }

  void contextOpened(int number) {
    contexts.add(number);
  }

  void contextClosed(int number) {
    contexts.remove(number);
  }

  /**
   * The context of a call: the first one in place of one that is closed, in which no request can be
   * made, though its functions may be called.
   */
  int openContext(int number) {
    return contexts.contains(number) ? number : 0;
  }

  /**
   * A script is about to be compiled. What is remembered of all texts is as much as one may be
   * long, for somebody who connects later; the oldest are forgotten first.
   */
  synchronized void scriptAdded(String file, String text, int line) {
    ScriptText script = new ScriptText(file, text, line);
    scripts.add(script);
    characters += text.length();
    while (characters > session.options().limits().sourceBytes() && scripts.size() > 1) {
      characters -= scripts.removeFirst().text().length();
    }
    DebugListener known = listener;
    if (known != null) {
      known.scriptAdded(script);
    }
  }

  void scriptAdded(String file, byte[] text) {
    scriptAdded(file, new String(text, StandardCharsets.UTF_8), 0);
  }

  void written(String level, String text) {
    DebugListener known = listener;
    if (known != null) {
      known.written(level, text);
    }
  }

  /** The isolate has come to its end. */
  void closed() {
    DebugListener known;
    synchronized (this) {
      ended = true;
      known = listener;
      listener = null;
    }
    if (known != null) {
      known.closed();
    }
  }

  /** The guest has stopped, on the engine's thread, and goes on when this returns. */
  byte[] paused(JsArray request) {
    DebugListener known = listener;
    return known == null ? goOn() : reply(stand(known, request));
  }

  /** The guest waits, or nothing runs: whoever debugs it may have something to do. */
  void serve(Exchange exchange) {
    DebugListener known = listener;
    if (known != null && known.serve(new GuestDebuggee(exchange, session))) {
      session.turns().askToStop();
    }
  }

  /**
   * As {@link #serve}, when there is something to do.
   *
   * @return whether there were commands, so that guest code may have run
   */
  boolean serveWaiting(Exchange exchange) {
    DebugListener known = listener;
    if (known == null) {
      return false;
    }
    boolean commands = known.hasCommands();
    if (commands || known.awaits()) {
      serve(exchange);
    }
    return commands;
  }

  /** Whether somebody waits for what a promise comes to. */
  boolean awaits() {
    DebugListener known = listener;
    return known != null && known.awaits();
  }

  /** A request of a run has ended, and promises with it. */
  void ended() {
    DebugListener known = listener;
    if (known != null) {
      known.ended();
    }
  }

  /** What a guest is told that nobody debugs. */
  static byte[] goOn() {
    return reply(Going.FREELY);
  }

  private static byte[] reply(Going going) {
    return HostReply.value(GOING.indexOf(going), REPLY_LIMITS, REPLY);
  }

  private Going stand(DebugListener known, JsArray request) {
    Stop reason = stop(request.get(0));
    Optional<Described> thrown =
        reason == Stop.THROWN ? Optional.of(Descriptions.value(request.get(2))) : Optional.empty();
    Run<?> run = Objects.requireNonNull(Run.onThisThread());
    run.clock().stand();
    session.instance().extendDeadline(STANDING_NANOS);
    try {
      return run.nested(
          exchange -> known.paused(new GuestDebuggee(exchange, session), reason, thrown));
    } finally {
      session.instance().extendDeadline(run.clock().goOn() - STANDING_NANOS);
    }
  }

  private static Stop stop(JsValue reason) {
    int number = reason instanceof JsNumber value ? (int) value.asDouble() : -1;
    if (number < 0 || number >= STOPS.size()) {
      throw new EngineTrap("the guest has stopped for no reason");
    }
    return STOPS.get(number);
  }
}
