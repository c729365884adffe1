package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** {@code Debugger.paused}: why, and the calls with their scopes. */
final class PauseEvent {

  private final Scripts scripts;
  private final RemoteObjects objects;
  private final Mirrors mirrors;
  private final Contexts contexts;

  PauseEvent(Scripts scripts, RemoteObjects objects, Mirrors mirrors, Contexts contexts) {
    this.scripts = scripts;
    this.objects = objects;
    this.mirrors = mirrors;
    this.contexts = contexts;
  }

  /**
   * The event's parameters.
   *
   * @param reason what the protocol calls it
   * @param hits ids of breakpoints
   * @param thrown the exception that the stop is for
   * @param uncaught whether nothing is there to catch it
   */
  ObjectNode params(
      Pause pause,
      String reason,
      List<String> hits,
      Optional<Described> thrown,
      boolean uncaught,
      Debuggee guest) {
    pause.calls().forEach(call -> contexts.see(call.context()));
    ObjectNode params = Json.object();
    ArrayNode frames = params.putArray("callFrames");
    for (int i = 0; i < pause.calls().size(); i++) {
      frames.add(frame(pause, i, guest));
    }
    params.put("reason", reason);
    ArrayNode breakpoints = params.putArray("hitBreakpoints");
    hits.forEach(breakpoints::add);
    if (thrown.isPresent()) {
      int context = pause.calls().isEmpty() ? 0 : pause.calls().getFirst().context();
      params.set(
          "data",
          mirrors
              .remote(thrown.get(), context, RemoteObjects.STOP_GROUP)
              .put("uncaught", uncaught));
    }
    return params;
  }

  private ObjectNode frame(Pause pause, int index, Debuggee guest) {
    Call call = pause.calls().get(index);
    ObjectNode frame =
        Json.object()
            .put("callFrameId", pause.callFrameId(index))
            .put("functionName", call.function())
            .put("url", scripts.of(call.position()).url())
            .put("canBeRestarted", false);
    frame.set("location", scripts.location(call.position()));
    ArrayNode chain = frame.putArray("scopeChain");
    List<Scope> scopes = guest.scopes(index);
    for (int i = 0; i < scopes.size(); i++) {
      objects.drop(scopes.get(i).object());
      chain
          .addObject()
          .put("type", scopes.get(i).kind())
          .set("object", scope(scopes.get(i), objects.addScope(call.context(), index, i)));
    }
    frame.set("this", mirrors.remote(call.self(), call.context(), RemoteObjects.STOP_GROUP));
    return frame;
  }

  private static ObjectNode scope(Scope scope, String id) {
    String name = scope.kind().equals("global") ? "global" : "Object";
    return Json.object()
        .put("type", "object")
        .put("className", name)
        .put("description", name)
        .put("objectId", id);
  }
}
