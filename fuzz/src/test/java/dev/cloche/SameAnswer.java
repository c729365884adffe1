package dev.cloche;

import dev.cloche.internal.inspect.Call;
import dev.cloche.internal.inspect.Debuggee;
import dev.cloche.internal.inspect.Evaluation;
import dev.cloche.internal.inspect.Operand;
import dev.cloche.internal.inspect.Position;
import dev.cloche.internal.inspect.Property;
import dev.cloche.internal.inspect.Scope;
import dev.cloche.internal.inspect.Thrown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guest that gives its debugger one answer to everything, read as {@code GuestDebuggee} reads it.
 */
final class SameAnswer implements Debuggee {

  private final JsValue answer;

  SameAnswer(JsValue answer) {
    this.answer = answer;
  }

  @Override
  public List<Call> calls() {
    return Descriptions.calls(answer);
  }

  @Override
  public List<Scope> scopes(int call) {
    return Descriptions.scopes(answer);
  }

  @Override
  public Evaluation evaluate(int context, int call, String text) {
    return Descriptions.evaluation(answer);
  }

  @Override
  public Evaluation call(int context, String function, List<Operand> operands) {
    return Descriptions.evaluation(answer);
  }

  @Override
  public List<Property> properties(int object, int most) {
    return Descriptions.properties(answer);
  }

  @Override
  public void release(List<Integer> objects) {}

  @Override
  public List<@Nullable Position> breakpoints(List<Position> wanted) {
    return Descriptions.found(answer, wanted);
  }

  @Override
  public List<Position> places(Position from, int toLine, int toColumn) {
    return Descriptions.places(answer, from.file());
  }

  @Override
  public void stopOnThrown(Thrown which) {}

  @Override
  public boolean isCancelled() {
    return false;
  }
}
