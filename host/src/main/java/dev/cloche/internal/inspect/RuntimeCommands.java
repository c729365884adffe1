package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Runtime domain, but for its console. */
final class RuntimeCommands {

  private static final int MAX_ARGUMENTS = 1000;
  private static final int MAX_NAMES = 10_000;

  private final Execution execution;
  private final Contexts contexts;
  private final RemoteObjects objects;
  private final Evaluations evaluations;
  private final CallArguments arguments;
  private final PropertyLists properties;

  RuntimeCommands(
      Execution execution,
      Contexts contexts,
      RemoteObjects objects,
      Evaluations evaluations,
      CallArguments arguments,
      PropertyLists properties) {
    this.execution = execution;
    this.contexts = contexts;
    this.objects = objects;
    this.evaluations = evaluations;
    this.arguments = arguments;
    this.properties = properties;
  }

  void addTo(Commands commands) {
    commands.add("Runtime.evaluate", this::evaluate);
    commands.add("Runtime.callFunctionOn", this::call);
    commands.add("Runtime.awaitPromise", this::await);
    commands.add("Runtime.getProperties", properties::get);
    commands.add("Runtime.releaseObject", this::release);
    commands.add("Runtime.releaseObjectGroup", this::releaseGroup);
    commands.add("Runtime.compileScript", this::compile);
    commands.add("Runtime.globalLexicalScopeNames", this::globalNames);
    commands.add(
        "Runtime.getIsolateId", (command, guest) -> Json.object().put("id", contexts.unique()));
    commands.ignore(
        "Runtime.setAsyncCallStackDepth",
        "Runtime.setCustomObjectFormatterEnabled",
        "Runtime.setMaxCallStackSizeToCapture");
  }

  private @Nullable ObjectNode evaluate(Command command, Debuggee guest) throws ProtocolException {
    int context = context(command, "contextId");
    if (command.flag("throwOnSideEffect")) {
      return evaluations.refused(context);
    }
    Evaluation evaluation = guest.evaluate(context, Debuggee.NO_CALL, command.text("expression"));
    return evaluations.answer(command, evaluation, context, "", guest);
  }

  /** A context that is known to be there: the first one, and those of the calls under way. */
  private int context(Command command, String parameter) throws ProtocolException {
    int context = Contexts.of(command, parameter);
    if (!isThere(context)) {
      throw ProtocolException.refused("Cannot find context with specified id");
    }
    return context;
  }

  private boolean isThere(int context) throws ProtocolException {
    return context == Contexts.DEFAULT_ID - 1
        || (execution.isPaused()
            && execution.pause().calls().stream().anyMatch(call -> call.context() == context));
  }

  private @Nullable ObjectNode call(Command command, Debuggee guest) throws ProtocolException {
    List<Operand> operands = new ArrayList<>();
    String group = "";
    int context;
    if (command.has("objectId")) {
      RemoteObjects.Remote self = objects.get(command.text("objectId"));
      operands.add(new Operand.Held(objects.handle(self, guest)));
      group = self.group();
      context = isThere(self.context()) ? self.context() : Contexts.DEFAULT_ID - 1;
    } else {
      operands.add(new Operand.Copy(JsValue.undefined()));
      context = context(command, "executionContextId");
    }
    if (command.flag("throwOnSideEffect")) {
      return evaluations.refused(context);
    }
    JsonNode given = command.params().path("arguments");
    if (given.size() > MAX_ARGUMENTS) {
      throw ProtocolException.refused("Too many arguments");
    }
    for (JsonNode argument : given) {
      operands.add(arguments.operand(argument, guest));
    }
    Evaluation called = guest.call(context, command.text("functionDeclaration"), operands);
    return evaluations.answer(command, called, context, group, guest);
  }

  private @Nullable ObjectNode await(Command command, Debuggee guest) throws ProtocolException {
    return evaluations.await(command, objects.get(command.text("promiseObjectId")), guest);
  }

  private ObjectNode release(Command command, Debuggee guest) throws ProtocolException {
    objects.release(command.text("objectId"));
    return Json.object();
  }

  private ObjectNode releaseGroup(Command command, Debuggee guest) throws ProtocolException {
    objects.releaseGroup(command.text("objectGroup"));
    return Json.object();
  }

  /** Says what is wrong with a text. It is parsed as the body of a function, and does not run. */
  private ObjectNode compile(Command command, Debuggee guest) throws ProtocolException {
    if (command.flag("persistScript")) {
      throw ProtocolException.refused("Scripts are not kept: use Runtime.evaluate");
    }
    int context = context(command, "executionContextId");
    String text = "(async function* () {\n" + command.text("expression") + "\n})";
    Evaluation compiled = guest.evaluate(context, Debuggee.NO_CALL, text);
    if (!compiled.thrown()) {
      objects.drop(compiled.value());
      return Json.object();
    }
    ObjectNode answer = evaluations.told(command, compiled, context, "", guest);
    answer.remove("result");
    return answer;
  }

  /** Of variables that are no properties, while the guest stands still in some function. */
  private ObjectNode globalNames(Command command, Debuggee guest) throws ProtocolException {
    ObjectNode result = Json.object();
    ArrayNode names = result.putArray("names");
    if (execution.isPaused()) {
      for (Scope scope : guest.scopes(0)) {
        objects.drop(scope.object());
        if (scope.kind().equals("script")) {
          List<Property> variables = guest.properties(scope.object().handle(), MAX_NAMES);
          objects.drop(variables);
          variables.stream()
              .filter(variable -> !variable.isInternal())
              .forEach(variable -> names.add(variable.name()));
        }
      }
    }
    return result;
  }
}
