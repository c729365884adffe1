package dev.cloche;

import dev.cloche.internal.inspect.Call;
import dev.cloche.internal.inspect.DebugListener;
import dev.cloche.internal.inspect.Debuggee;
import dev.cloche.internal.inspect.Described;
import dev.cloche.internal.inspect.Evaluation;
import dev.cloche.internal.inspect.Going;
import dev.cloche.internal.inspect.Position;
import dev.cloche.internal.inspect.Property;
import dev.cloche.internal.inspect.ScriptText;
import dev.cloche.internal.inspect.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes down where the guest stops, and does there what a test wants. */
final class StopRecorder implements DebugListener {

  private final List<String> stops = new ArrayList<>();
  private final List<ScriptText> scripts = new ArrayList<>();
  private Function<Debuggee, Going> reaction = guest -> Going.FREELY;
  private boolean closed;

  /** Sets what is done at each stop. */
  StopRecorder at(Function<Debuggee, Going> action) {
    reaction = action;
    return this;
  }

  /** {@return the stops so far, such as {@code STATEMENT f main.js:1:5}} */
  List<String> stops() {
    return stops;
  }

  List<ScriptText> scripts() {
    return scripts;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public Going paused(Debuggee guest, Stop reason, Optional<Described> thrown) {
    List<Call> calls = guest.calls();
    String text = calls.isEmpty() ? "nowhere" : show(calls.getFirst());
    stops.add(reason + " " + text + thrown.map(value -> " " + show(value)).orElse(""));
    return reaction.apply(guest);
  }

  private static String show(Call call) {
    return "%s %s".formatted(call.function(), show(call.position()));
  }

  private static String show(Position position) {
    return "%s:%d:%d".formatted(position.file(), position.line(), position.column());
  }

  /** A value in a few words. */
  static String show(Described value) {
    return switch (value.kind()) {
      case OBJECT, FUNCTION -> value.className() + value.texts();
      default -> String.valueOf(value.value());
    };
  }

  /** What an evaluation came to, in a few words. */
  static String show(Evaluation evaluation) {
    return (evaluation.thrown() ? "threw " : "") + show(evaluation.value());
  }

  /** The properties of an object that are no internal ones: {@code a=1}. */
  static List<String> properties(Debuggee guest, Described object) {
    List<String> all = new ArrayList<>();
    for (Property property : guest.properties(object.handle(), 100)) {
      if (!property.isInternal()) {
        all.add(property.name() + "=" + show(property.value()));
      }
    }
    return all;
  }

  @Override
  public boolean hasCommands() {
    return false;
  }

  @Override
  public boolean serve(Debuggee guest) {
    return false;
  }

  @Override
  public boolean awaits() {
    return false;
  }

  @Override
  public void ended() {}

  @Override
  public void scriptAdded(ScriptText script) {
    scripts.add(script);
  }

  @Override
  public void written(String level, String text) {
    stops.add(level + " " + text);
  }

  @Override
  public void closed() {
    closed = true;
  }
}
