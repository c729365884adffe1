package dev.cloche.internal.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The breakpoints that are wanted, and where they have come to be. Thread-safe. */
final class Breakpoints {

  private static final int MAX_BREAKPOINTS = 10_000;

  private final FrontEnd frontEnd;
  private final Scripts scripts;
  private final Map<String, Breakpoint> byId = new LinkedHashMap<>();
  private boolean active = true;
  private boolean outdated;
  private boolean unresolved;
  private boolean expecting;

  Breakpoints(FrontEnd frontEnd, Scripts scripts) {
    this.frontEnd = frontEnd;
    this.scripts = scripts;
  }

  /** Whether a script that has just come has some, which are set as soon as that can be. */
  synchronized boolean concern(KnownScript script) {
    boolean some = byId.values().stream().anyMatch(breakpoint -> breakpoint.isFor(script));
    unresolved |= some;
    expecting |= some && active;
    return some && active;
  }

  /** Whether a script that has some is still to be stopped at its first statement. */
  synchronized boolean expectsStop() {
    return expecting;
  }

  /** The guest has stopped. */
  synchronized void stopped() {
    expecting = false;
  }

  synchronized void add(Breakpoint breakpoint) throws ProtocolException {
    if (byId.containsKey(breakpoint.id())) {
      throw ProtocolException.refused("Breakpoint at specified location already exists.");
    }
    if (byId.size() >= MAX_BREAKPOINTS) {
      throw ProtocolException.refused("Too many breakpoints");
    }
    byId.put(breakpoint.id(), breakpoint);
    outdated = true;
  }

  synchronized void remove(String id) {
    outdated |= byId.remove(id) != null;
  }

  synchronized void clear() {
    outdated |= !byId.isEmpty();
    byId.clear();
    active = true;
  }

  synchronized void setActive(boolean value) {
    outdated |= active != value;
    active = value;
  }

  /**
   * Sets in the guest what has not been set there yet.
   *
   * @param asked a breakpoint whose places are an answer; of others an event tells
   * @param retry whether to look again for places that were not there: a script is known before it
   *     is compiled
   * @return whether there was anything to do
   */
  synchronized boolean apply(Debuggee guest, @Nullable Breakpoint asked, boolean retry) {
    if (!outdated && !(retry && unresolved)) {
      return false;
    }
    outdated = false;
    unresolved = false;
    List<Breakpoint> owners = new ArrayList<>();
    List<Position> wanted = new ArrayList<>();
    for (KnownScript script : scripts.latest()) {
      for (Breakpoint breakpoint : byId.values()) {
        if (breakpoint.isFor(script)) {
          owners.add(breakpoint);
          wanted.add(breakpoint.wanted(script));
        }
      }
    }
    List<@Nullable Position> found = guest.breakpoints(wanted);
    for (int i = 0; i < owners.size() && i < found.size(); i++) {
      Position place = found.get(i);
      if (place != null) {
        resolved(owners.get(i), place, asked);
      } else {
        unresolved = true;
      }
    }
    if (!active && !wanted.isEmpty()) {
      guest.breakpoints(List.of());
    }
    return true;
  }

  private void resolved(Breakpoint breakpoint, Position place, @Nullable Breakpoint asked) {
    @Nullable Position before = breakpoint.places().put(place.file(), place);
    boolean told = place.equals(before) || Objects.equals(breakpoint, asked);
    if (!told && !breakpoint.id().equals(Breakpoint.CONTINUE)) {
      frontEnd.event(
          "Debugger.breakpointResolved",
          Json.object()
              .put("breakpointId", breakpoint.id())
              .set("location", scripts.location(place)));
    }
  }

  /** Those that are at a place, while breakpoints are active. */
  synchronized List<Breakpoint> at(Position place) {
    return !active
        ? List.of()
        : byId.values().stream()
            .filter(breakpoint -> place.equals(breakpoint.places().get(place.file())))
            .toList();
  }
}
