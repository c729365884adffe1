package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with what guest code has come to. */
final class Evaluations {

  private final RemoteObjects objects;
  private final Mirrors mirrors;
  private final AwaitedPromises awaited;
  private int exceptions;

  Evaluations(RemoteObjects objects, Mirrors mirrors, AwaitedPromises awaited) {
    this.objects = objects;
    this.mirrors = mirrors;
    this.awaited = awaited;
  }

  /**
   * The result of an evaluating command.
   *
   * @param group the group of what comes of it, unless the command names one
   * @return null when it waits for a promise
   */
  @Nullable ObjectNode answer(
      Command command, Evaluation evaluation, int context, String group, Debuggee guest)
      throws ProtocolException {
    String named = command.text("objectGroup", group);
    return command.flag("awaitPromise")
        ? await(command, evaluation, context, named, guest)
        : told(command, evaluation, context, named, guest);
  }

  /** The result of a command that does not wait. */
  ObjectNode told(Command command, Evaluation evaluation, int context, String group, Debuggee guest)
      throws ProtocolException {
    ObjectNode result = Json.object();
    Described value = evaluation.value();
    if (evaluation.thrown()) {
      ObjectNode thrown = mirrors.remote(value, context, group);
      result.set("result", thrown);
      result.set("exceptionDetails", details(thrown, context));
    } else if (command.flag("returnByValue")) {
      objects.drop(value);
      result.set("result", new PlainCopies(objects, guest).remote(value));
    } else {
      boolean preview = command.flag("generatePreview");
      result.set("result", mirrors.remote(value, context, group, preview, guest));
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

  /** Waits for a promise that the front end holds. */
  @Nullable ObjectNode await(Command command, RemoteObjects.Remote remote, Debuggee guest)
      throws ProtocolException {
    int context = remote.context();
    // A handle of its own, for the front end may let go of its one meanwhile.
    Evaluation self =
        guest.call(
            context,
            "function () { 'use strict'; return this; }",
            List.of(new Operand.Held(objects.handle(remote, guest))));
    if (!AwaitedPromises.isPromise(self.value())) {
      objects.drop(self.value());
      throw ProtocolException.refused("Could not find promise with given id");
    }
    return await(command, self, context, remote.group(), guest);
  }

  /** Null when the answer is sent later. */
  private @Nullable ObjectNode await(
      Command command, Evaluation evaluation, int context, String group, Debuggee guest)
      throws ProtocolException {
    if (evaluation.thrown() || !AwaitedPromises.isPromise(evaluation.value())) {
      return told(command, evaluation, context, group, guest);
    }
    int promise = evaluation.value().handle();
    Optional<Evaluation> settled = awaited.look(promise, guest);
    if (settled.isPresent()) {
      awaited.handle(promise, context, guest);
      objects.drop(promise);
      return told(command, settled.get(), context, group, guest);
    }
    awaited.add(new AwaitedPromises.Awaited(command, promise, context, group), guest);
    return null;
  }

  /** The result of a command that waits for a promise; null when that is still pending. */
  @Nullable ObjectNode answer(AwaitedPromises.Awaited waiting, Debuggee guest)
      throws ProtocolException {
    Optional<Evaluation> settled;
    try {
      settled = awaited.look(waiting.promise(), guest);
    } catch (RuntimeException failure) {
      awaited.remove(waiting); // It is answered with that, once.
      throw failure;
    }
    if (settled.isEmpty() || !awaited.remove(waiting)) {
      return null;
    }
    objects.drop(waiting.promise());
    return told(waiting.command(), settled.get(), waiting.context(), waiting.group(), guest);
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
