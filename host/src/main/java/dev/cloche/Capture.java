package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.MemoryImage;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes an image of an isolate, in a run of its own. To seal the isolate (its modules become the
 * image's, its console forgets, its references end) changes it, so its memory is taken back
 * afterwards.
 *
 * <p>What the guest answers meanwhile is untrusted as always: it decides what the image holds, and
 * that is the guest's own anyway.
 */
final class Capture {

  private final Session session;
  private final HostPromises promises;
  private final Exchange exchange;

  Capture(Session session, HostPromises promises, Exchange exchange) {
    this.session = session;
    this.promises = promises;
    this.exchange = exchange;
  }

  Image image() {
    EngineInstance instance = session.instance();
    HostCalls hostCalls = session.hostCalls();
    exchange.settle(EngineRequest.collect());
    exchange.settle(nothing()); // Runs the callbacks of what was collected.
    requireSettled();
    MemoryImage before = instance.capture();
    if (session.debugging() != null) {
      GuestDebuggee.disable(session.requests()).forEach(exchange::settle);
    }
    Set<String> sealed = names(exchange.settle(EngineRequest.seal()));
    int heapBytes = (int) instance.heapCounts().usedBytes();
    exchange.settle(EngineRequest.collect());
    MemoryImage memory = instance.capture();
    instance.rewind(before);
    return new Image(
        memory,
        heapBytes,
        hostCalls.functions().names(),
        hostCalls.modules().sealed(sealed),
        hostCalls.modules().allTexts());
  }

  private EngineRequest nothing() {
    return session.requests().source(EngineRequest.EVAL, 0, ScriptOrigin.of("capture"), "");
  }

  /** A promise is settled by a number, which means nothing in another isolate. */
  private void requireSettled() {
    if (promises.anyPending()) {
      throw new Misuse(new IllegalStateException("promises of host functions are pending"));
    }
  }

  private static Set<String> names(JsValue answer) {
    Set<String> names = new HashSet<>();
    if (answer instanceof JsArray array) {
      for (JsValue name : array.elements()) {
        if (name instanceof JsString string) {
          names.add(string.value());
        }
      }
    }
    return names;
  }
}
