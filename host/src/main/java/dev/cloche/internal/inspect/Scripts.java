package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that there have been. The engine tells places by file names, so of several scripts of
 * one name the latest stands for all. Thread-safe.
 */
final class Scripts {

  private static final int MAX_SCRIPTS = 10_000;
  private static final long MAX_CHARACTERS = 64L << 20;

  private final FrontEnd frontEnd;
  private final UnaryOperator<String> urls;
  private final Map<String, KnownScript> byId = new LinkedHashMap<>();
  private final Map<String, KnownScript> latest = new HashMap<>();
  private long characters;
  private int count;
  private boolean enabled;

  Scripts(FrontEnd frontEnd, UnaryOperator<String> urls) {
    this.frontEnd = frontEnd;
    this.urls = urls;
  }

  /** Tells of all scripts, and from now on of each new one. */
  synchronized void enable() {
    if (!enabled) {
      enabled = true;
      byId.values().forEach(this::tell);
    }
  }

  synchronized void disable() {
    enabled = false;
  }

  synchronized KnownScript add(ScriptText script) {
    KnownScript known =
        new KnownScript(Integer.toString(++count), urls.apply(script.file()), script);
    byId.put(known.id(), known);
    latest.put(script.file(), known);
    characters += script.text().length();
    forgetTheOldest();
    if (enabled) {
      tell(known);
    }
    return known;
  }

  private void forgetTheOldest() {
    while (byId.size() > 1 && (byId.size() > MAX_SCRIPTS || characters > MAX_CHARACTERS)) {
      KnownScript oldest = byId.values().iterator().next();
      byId.remove(oldest.id());
      latest.remove(oldest.script().file(), oldest);
      characters -= oldest.script().text().length();
    }
  }

  private void tell(KnownScript script) {
    frontEnd.event("Debugger.scriptParsed", script.parsed());
  }

  synchronized KnownScript get(String id) throws ProtocolException {
    KnownScript script = byId.get(id);
    if (script == null) {
      throw ProtocolException.refused("No script for id: " + id);
    }
    return script;
  }

  /** The latest script of each name. */
  synchronized List<KnownScript> latest() {
    return List.copyOf(latest.values());
  }

  /** The script that a place is in; one without a text when it is not known. */
  synchronized KnownScript of(Position place) {
    KnownScript known = latest.get(place.file());
    return known != null ? known : add(new ScriptText(place.file(), "", 0));
  }

  /** A {@code Debugger.Location}. */
  ObjectNode location(Position place) {
    return Json.object()
        .put("scriptId", of(place).id())
        .put("lineNumber", place.line() - 1)
        .put("columnNumber", place.column() - 1);
  }

  /** The place that a {@code Debugger.Location} means. */
  Position place(@Nullable JsonNode location) throws ProtocolException {
    JsonNode id = location == null ? null : location.get("scriptId");
    if (location == null || id == null || !id.isTextual()) {
      throw ProtocolException.invalid("location", "a location");
    }
    int column = location.hasNonNull("columnNumber") ? Command.number(location, "columnNumber") : 0;
    return place(
        get(id.textValue()).script().file(), Command.number(location, "lineNumber"), column);
  }

  /** A place by the protocol's numbers, which begin with 0. */
  static Position place(String file, int line, int column) {
    return new Position(file, plusOne(line), plusOne(column));
  }

  private static int plusOne(int number) {
    return number == Integer.MAX_VALUE ? number : number + 1;
  }
}
