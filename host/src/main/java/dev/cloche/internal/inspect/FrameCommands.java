package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsValue;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands about a call of a guest that has stopped. */
final class FrameCommands {

  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\p{L}\\p{Nl}$_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}$\u200c\u200d]*");
  private static final int MAX_VARIABLES = 10_000;

  private final Execution execution;
  private final RemoteObjects objects;
  private final Evaluations evaluations;
  private final CallArguments arguments;

  FrameCommands(
      Execution execution,
      RemoteObjects objects,
      Evaluations evaluations,
      CallArguments arguments) {
    this.execution = execution;
    this.objects = objects;
    this.evaluations = evaluations;
    this.arguments = arguments;
  }

  void addTo(Commands commands) {
    commands.add("Debugger.evaluateOnCallFrame", this::evaluate);
    commands.add("Debugger.setVariableValue", this::setVariable);
  }

  private @Nullable ObjectNode evaluate(Command command, Debuggee guest) throws ProtocolException {
    Pause pause = execution.pause();
    int index = pause.call(command);
    int context = pause.calls().get(index).context();
    if (command.flag("throwOnSideEffect")) {
      return evaluations.refused(context);
    }
    Evaluation evaluation = guest.evaluate(context, index, command.text("expression"));
    return evaluations.answer(command, evaluation, context, RemoteObjects.STOP_GROUP, guest);
  }

  /** Assigns, by a function that is made in the call, so that the value may be an object, too. */
  private ObjectNode setVariable(Command command, Debuggee guest) throws ProtocolException {
    Pause pause = execution.pause();
    int index = pause.call(command);
    int context = pause.calls().get(index).context();
    String name = command.text("variableName");
    if (!IDENTIFIER.matcher(name).matches()) {
      throw ProtocolException.invalid("variableName", "an identifier");
    }
    requireSeen(name, index, command.number("scopeNumber"), guest);
    Operand value = arguments.operand(command.object("newValue"), guest);
    String parameter = name.equals("$value") ? "$other" : "$value";
    Evaluation setter =
        guest.evaluate(
            context, index, "(" + parameter + ") => { " + name + " = " + parameter + " }");
    objects.drop(setter.value());
    Evaluation set = setter;
    if (!setter.thrown()) {
      Operand function = new Operand.Held(setter.value().handle());
      Operand self = new Operand.Copy(JsValue.undefined());
      set =
          guest.call(
              context, "(function (set, value) { set(value); })", List.of(self, function, value));
      objects.drop(set.value());
    }
    if (set.thrown()) {
      throw ProtocolException.refused(
          Descriptions.text(set.value()).lines().findFirst().orElse(""));
    }
    return Json.object();
  }

  /** A variable is there, and no other one of its name is in front of it. */
  private void requireSeen(String name, int call, int scope, Debuggee guest)
      throws ProtocolException {
    List<Scope> scopes = guest.scopes(call);
    scopes.forEach(each -> objects.drop(each.object()));
    if (scope >= scopes.size()) {
      throw ProtocolException.refused("Could not find scope with given number");
    }
    for (int i = 0; i <= scope; i++) {
      List<Property> variables = guest.properties(scopes.get(i).object().handle(), MAX_VARIABLES);
      objects.drop(variables);
      boolean there = variables.stream().anyMatch(variable -> variable.name().equals(name));
      if (there && i < scope) {
        throw ProtocolException.refused("The variable is hidden by another one of its name");
      }
      if (!there && i == scope) {
        throw ProtocolException.refused("Could not find variable with given name");
      }
    }
  }
}
