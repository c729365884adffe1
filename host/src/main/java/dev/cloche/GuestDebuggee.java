package dev.cloche;

import dev.cloche.internal.inspect.Call;
import dev.cloche.internal.inspect.Debuggee;
import dev.cloche.internal.inspect.Evaluation;
import dev.cloche.internal.inspect.Operand;
import dev.cloche.internal.inspect.Position;
import dev.cloche.internal.inspect.Property;
import dev.cloche.internal.inspect.Scope;
import dev.cloche.internal.inspect.Thrown;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.WireWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A debugger's questions as requests to the engine: DEBUG in docs/abi.md. */
final class GuestDebuggee implements Debuggee {

  private static final int ENABLE = 0;
  private static final int BREAK = 1;
  private static final int PLACES = 2;
  private static final int CALLS = 3;
  private static final int SCOPES = 4;
  private static final int EVALUATE = 5;
  private static final int CALL = 6;
  private static final int PROPERTIES = 7;

  /** By the engine's numbers. */
  private static final List<Thrown> THROWN = List.of(Thrown.NONE, Thrown.UNCAUGHT, Thrown.ALL);

  private static final int COPIED = 0;
  private static final int HELD = 1;

  private static final Origin QUESTION = Origin.named("question");

  private final Exchange exchange;
  private final Session session;

  GuestDebuggee(Exchange exchange, Session session) {
    this.exchange = exchange;
    this.session = session;
  }

  /** What has to be asked for before anything that is to be debugged is compiled. */
  static EngineRequest enable(Requests requests, Thrown which) {
    return request(requests, 0, ENABLE, 1, THROWN.indexOf(which));
  }

  /** What takes all of it back: no breakpoint stays, and code stops no more. */
  static List<EngineRequest> disable(Requests requests) {
    return List.of(request(requests, 0, BREAK), request(requests, 0, ENABLE, 0, 0));
  }

  @Override
  public List<Call> calls() {
    Debugging debugging = Objects.requireNonNull(session.debugging());
    return Descriptions.calls(ask(0, CALLS)).stream()
        .map(call -> call.in(debugging.openContext(call.context())))
        .toList();
  }

  @Override
  public List<Scope> scopes(int call) {
    return Descriptions.scopes(ask(0, SCOPES, call));
  }

  @Override
  public Evaluation evaluate(int context, int call, String text) {
    return Descriptions.evaluation(ask(context, EVALUATE, call, text));
  }

  @Override
  public Evaluation call(int context, String function, List<Operand> operands) {
    JsArray.Builder request =
        JsArray.builder(operands.size() + 2).add(CALL).add("(" + function + "\n)");
    for (Operand operand : operands) {
      request.add(
          switch (operand) {
            case Operand.Copy copy -> JsArray.of(COPIED, copy.value());
            case Operand.Held held -> JsArray.of(HELD, held.number());
          });
    }
    return Descriptions.evaluation(ask(context, request.build()));
  }

  @Override
  public List<Property> properties(int object, int most) {
    return Descriptions.properties(ask(0, PROPERTIES, object, most));
  }

  @Override
  public void release(List<Integer> objects) {
    WireWriter out = new WireWriter(Integer.MAX_VALUE);
    objects.forEach(out::varint);
    exchange.settle(EngineRequest.of(EngineRequest.RELEASE, out));
  }

  @Override
  public List<@Nullable Position> breakpoints(List<Position> wanted) {
    JsArray.Builder request = JsArray.builder(3 * wanted.size() + 1).add(BREAK);
    for (Position position : wanted) {
      request.add(position.file()).add(position.line()).add(position.column());
    }
    return Descriptions.found(ask(0, request.build()), wanted);
  }

  @Override
  public List<Position> places(Position from, int toLine, int toColumn) {
    JsValue answer = ask(0, PLACES, from.file(), from.line(), from.column(), toLine, toColumn);
    return Descriptions.places(answer, from.file()).stream().distinct().sorted().toList();
  }

  @Override
  public void stopOnThrown(Thrown which) {
    exchange.settle(enable(session.requests(), which));
  }

  @Override
  public boolean isCancelled() {
    return session.instance().isCancelled();
  }

  private JsValue ask(int context, Object... request) {
    return ask(context, JsArray.of(request));
  }

  private JsValue ask(int context, JsArray request) {
    return exchange.settle(request(session.requests(), context, request));
  }

  private static EngineRequest request(Requests requests, int context, Object... request) {
    return request(requests, context, JsArray.of(request));
  }

  private static EngineRequest request(Requests requests, int context, JsArray request) {
    return requests.request(EngineRequest.DEBUG, request, QUESTION).in(context);
  }
}
