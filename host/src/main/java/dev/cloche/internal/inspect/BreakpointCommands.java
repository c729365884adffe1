package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The commands that set breakpoints and take them away. */
final class BreakpointCommands {

  private static final int MAX_PLACES = 10_000;

  private final Scripts scripts;
  private final Breakpoints breakpoints;
  private final Execution execution;

  BreakpointCommands(Scripts scripts, Breakpoints breakpoints, Execution execution) {
    this.scripts = scripts;
    this.breakpoints = breakpoints;
    this.execution = execution;
  }

  void addTo(Commands commands) {
    commands.add("Debugger.setBreakpointByUrl", this::setByUrl);
    commands.add("Debugger.setBreakpoint", this::set);
    commands.add("Debugger.removeBreakpoint", this::remove);
    commands.add("Debugger.setBreakpointsActive", this::setActive);
    commands.add("Debugger.getPossibleBreakpoints", this::possible);
    commands.add("Debugger.continueToLocation", this::continueTo);
  }

  private ObjectNode setByUrl(Command command, Debuggee guest) throws ProtocolException {
    int line = command.number("lineNumber");
    int column = command.number("columnNumber", 0);
    String condition = command.text("condition", "");
    Predicate<KnownScript> which;
    String id;
    if (command.has("url")) {
      String url = command.text("url");
      which = script -> script.url().equals(url);
      id = "1:" + line + ":" + column + ":" + url;
    } else if (command.has("urlRegex")) {
      String regex = command.text("urlRegex");
      BoundedPattern pattern = BoundedPattern.of(regex, true);
      which = script -> pattern.renew().isIn(script.url());
      id = "2:" + line + ":" + column + ":" + regex;
    } else {
      String hash = command.text("scriptHash");
      which = script -> script.hash().equals(hash);
      id = "3:" + line + ":" + column + ":" + hash;
    }
    Breakpoint breakpoint = new Breakpoint(id, which, line, column, condition);
    place(breakpoint, guest);
    ObjectNode result = Json.object().put("breakpointId", id);
    ArrayNode locations = result.putArray("locations");
    breakpoint.places().values().stream()
        .sorted(Comparator.comparing(Position::file))
        .forEach(place -> locations.add(scripts.location(place)));
    return result;
  }

  private void place(Breakpoint breakpoint, Debuggee guest) throws ProtocolException {
    breakpoints.add(breakpoint);
    breakpoints.apply(guest, breakpoint, false);
  }

  private ObjectNode set(Command command, Debuggee guest) throws ProtocolException {
    JsonNode location = command.object("location");
    Position wanted = scripts.place(location);
    String id = "4:" + wanted.line() + ":" + wanted.column() + ":" + wanted.file();
    Breakpoint breakpoint = at(id, wanted, command.text("condition", ""));
    place(breakpoint, guest);
    Optional<Position> found = breakpoint.places().values().stream().findFirst();
    if (found.isEmpty()) {
      breakpoints.remove(id);
      throw ProtocolException.refused("Could not resolve breakpoint");
    }
    return Json.object()
        .put("breakpointId", id)
        .set("actualLocation", scripts.location(found.get()));
  }

  private static Breakpoint at(String id, Position wanted, String condition) {
    return new Breakpoint(
        id,
        script -> script.script().file().equals(wanted.file()),
        wanted.line() - 1,
        wanted.column() - 1,
        condition);
  }

  private ObjectNode remove(Command command, Debuggee guest) throws ProtocolException {
    breakpoints.remove(command.text("breakpointId"));
    breakpoints.apply(guest, null, false);
    return Json.object();
  }

  private ObjectNode setActive(Command command, Debuggee guest) throws ProtocolException {
    breakpoints.setActive(command.flag("active"));
    breakpoints.apply(guest, null, false);
    return Json.object();
  }

  private ObjectNode continueTo(Command command, Debuggee guest) throws ProtocolException {
    Pause pause = execution.pause();
    Position wanted = scripts.place(command.object("location"));
    breakpoints.remove(Breakpoint.CONTINUE);
    place(at(Breakpoint.CONTINUE, wanted, ""), guest);
    pause.go(Going.FREELY);
    return Json.object();
  }

  private ObjectNode possible(Command command, Debuggee guest) throws ProtocolException {
    Position from = scripts.place(command.object("start"));
    Position to =
        command.has("end")
            ? scripts.place(command.object("end"))
            : new Position(from.file(), Integer.MAX_VALUE, Integer.MAX_VALUE);
    List<Position> places = guest.places(from, to.line(), to.column());
    ObjectNode result = Json.object();
    ArrayNode locations = result.putArray("locations");
    places.stream().limit(MAX_PLACES).forEach(place -> locations.add(scripts.location(place)));
    return result;
  }
}
