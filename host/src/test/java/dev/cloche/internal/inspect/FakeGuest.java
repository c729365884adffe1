package dev.cloche.internal.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A guest that answers what it was told to, and keeps what it was asked. */
final class FakeGuest implements Debuggee {

  List<Call> calls = new ArrayList<>();
  List<Scope> scopes = new ArrayList<>();
  final Map<Integer, List<Property>> properties = new HashMap<>();
  Function<String, Evaluation> evaluator = text -> new Evaluation(false, Values.undefined());
  Function<Position, @Nullable Position> resolver = position -> position;
  final List<String> evaluated = new ArrayList<>();
  final List<List<Operand>> operands = new ArrayList<>();
  final List<List<Position>> breakpoints = new ArrayList<>();
  final List<Integer> released = new ArrayList<>();
  final List<Thrown> thrown = new ArrayList<>();
  final List<Integer> mostProperties = new ArrayList<>();
  List<Position> places = new ArrayList<>();
  boolean cancelled;
  @Nullable RuntimeException failure;

  /** One call, of a function at a place. */
  void standAt(String file, int line, int column) {
    calls = List.of(new Call("f", new Position(file, line, column), 0, Values.undefined()));
  }

  @Override
  public List<Call> calls() {
    return calls;
  }

  @Override
  public List<Scope> scopes(int call) {
    return scopes;
  }

  @Override
  public Evaluation evaluate(int context, int call, String text) {
    evaluated.add(context + "/" + call + ": " + text);
    return evaluator.apply(text);
  }

  @Override
  public Evaluation call(int context, String function, List<Operand> given) {
    operands.add(given);
    evaluated.add(context + "/call: " + function);
    return evaluator.apply(function);
  }

  @Override
  public List<Property> properties(int object, int most) {
    mostProperties.add(most);
    if (failure != null) {
      throw failure;
    }
    return properties.getOrDefault(object, List.of());
  }

  @Override
  public void release(List<Integer> objects) {
    released.addAll(objects);
  }

  @Override
  public List<@Nullable Position> breakpoints(List<Position> wanted) {
    breakpoints.add(wanted);
    List<@Nullable Position> found = new ArrayList<>();
    for (Position position : wanted) {
      found.add(resolver.apply(position));
    }
    return found;
  }

  @Override
  public List<Position> places(Position from, int toLine, int toColumn) {
    return places.isEmpty() ? List.of(from, new Position(from.file(), toLine, toColumn)) : places;
  }

  @Override
  public void stopOnThrown(Thrown which) {
    thrown.add(which);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
