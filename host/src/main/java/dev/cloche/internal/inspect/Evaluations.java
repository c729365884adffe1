package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsString;
import java.util.List;

/** Answers with what guest code has come to. */
final class Evaluations {

  private final RemoteObjects objects;
  private final Mirrors mirrors;
  private int exceptions;

  Evaluations(RemoteObjects objects, Mirrors mirrors) {
    this.objects = objects;
    this.mirrors = mirrors;
  }

  /**
   * The result of an evaluating command.
   *
   * @param group the group of what comes of it, unless the command names one
   */
  ObjectNode answer(
      Command command, Evaluation evaluation, int context, String group, Debuggee guest)
      throws ProtocolException {
    String named = command.text("objectGroup", group);
    Evaluation awaited = command.flag("awaitPromise") ? awaited(evaluation, guest) : evaluation;
    ObjectNode result = Json.object();
    if (awaited.thrown()) {
      ObjectNode thrown = mirrors.remote(awaited.value(), context, named);
      result.set("result", thrown);
      result.set("exceptionDetails", details(thrown, context));
    } else if (command.flag("returnByValue")) {
      objects.drop(awaited.value());
      result.set("result", new PlainCopies(objects, guest).remote(awaited.value()));
    } else {
      boolean preview = command.flag("generatePreview");
      result.set("result", mirrors.remote(awaited.value(), context, named, preview, guest));
    }
    return result;
  }

  private ObjectNode details(ObjectNode thrown, int context) {
    ObjectNode details =
        Json.object()
            .put("exceptionId", ++exceptions)
            .put("text", "Uncaught")
            .put("lineNumber", 0)
            .put("columnNumber", 0)
            .put("executionContextId", context + 1);
    details.set("exception", thrown.deepCopy());
    return details;
  }

  /** What a promise has come to already: the guest does not run on while it is looked at. */
  private Evaluation awaited(Evaluation evaluation, Debuggee guest) throws ProtocolException {
    Described value = evaluation.value();
    if (evaluation.thrown() || !Descriptions.subtype(value).equals("promise")) {
      return evaluation;
    }
    objects.drop(value);
    List<Property> inside = guest.properties(value.handle(), 0);
    String state = "";
    Described result = value;
    for (Property property : inside) {
      if (property.name().equals("[[PromiseResult]]")) {
        result = property.value();
      } else {
        objects.drop(property.value());
        if (property.name().equals("[[PromiseState]]")
            && property.value().value() instanceof JsString text) {
          state = text.value();
        }
      }
    }
    if (!state.equals("fulfilled") && !state.equals("rejected")) {
      objects.drop(result);
      throw ProtocolException.refused("Promise is pending, and is not waited for");
    }
    return new Evaluation(state.equals("rejected"), result);
  }

  /** Refuses what must have no side effects, as V8 does with what may have some. */
  ObjectNode refused(int context) {
    String text = "EvalError: Possible side-effect in debug-evaluate";
    ObjectNode thrown =
        Json.object()
            .put("type", "object")
            .put("subtype", "error")
            .put("className", "EvalError")
            .put("description", text);
    ObjectNode result = Json.object();
    result.set("result", thrown);
    result.set("exceptionDetails", details(thrown, context));
    return result;
  }
}
