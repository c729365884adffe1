package dev.cloche.internal.inspect;

import dev.cloche.JsString;
import dev.cloche.JsValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The promises that commands wait for. What they have come to is looked at, not told by the guest:
 * nothing of the debugger's stands among its reactions but one that marks them as handled. Any
 * thread may take them out; the rest is for the engine's thread.
 */
final class AwaitedPromises {

  private static final int MAX_AWAITED = 1000;

  static final String CLOSED = "The isolate is closed";

  private static final String HANDLE = "async function () { try { await this; } catch { } }";

  /**
   * One of them.
   *
   * @param command what is answered when it has settled
   * @param promise its handle, which is nobody else's
   * @param context the context of what it comes to
   * @param group the group of what it comes to
   */
  record Awaited(Command command, int promise, int context, String group) {}

  private final RemoteObjects objects;
  private final List<Awaited> all = new ArrayList<>();
  private boolean closed;

  AwaitedPromises(RemoteObjects objects) {
    this.objects = objects;
  }

  static boolean isPromise(Described value) {
    return Descriptions.subtype(value).equals("promise");
  }

  /** Has a command answered later; takes over the handle. */
  void add(Awaited awaited, Debuggee guest) throws ProtocolException {
    synchronized (all) {
      if (closed || all.size() >= MAX_AWAITED) {
        objects.drop(awaited.promise());
        throw ProtocolException.refused(closed ? CLOSED : "Too many promises are waited for");
      }
      all.add(awaited);
    }
    handle(awaited.promise(), awaited.context(), guest);
  }

  /** A rejection that a command waits for is no unhandled one. */
  void handle(int promise, int context, Debuggee guest) {
    List<Operand> self = List.of(new Operand.Held(promise));
    objects.drop(guest.call(context, HANDLE, self).value());
  }

  boolean isEmpty() {
    synchronized (all) {
      return all.isEmpty();
    }
  }

  /** Takes out all of them, and no more in. */
  List<Awaited> close() {
    synchronized (all) {
      closed = true;
      List<Awaited> left = List.copyOf(all);
      all.clear();
      return left;
    }
  }

  List<Awaited> waiting() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  /** Takes one out; false when somebody else has. */
  boolean remove(Awaited awaited) {
    synchronized (all) {
      return all.remove(awaited);
    }
  }

  /** What a promise has come to; empty when it is pending. */
  Optional<Evaluation> look(int promise, Debuggee guest) {
    String state = "";
    Optional<Described> result = Optional.empty();
    for (Property property : guest.properties(promise, 0)) {
      JsValue value = property.value().value();
      if (property.name().equals("[[PromiseResult]]")) {
        result = Optional.of(property.value());
      } else {
        objects.drop(property.value());
        if (property.name().equals("[[PromiseState]]") && value instanceof JsString text) {
          state = text.value();
        }
      }
    }
    if (state.equals("fulfilled") || state.equals("rejected")) {
      boolean thrown = state.equals("rejected");
      return result.map(value -> new Evaluation(thrown, value));
    }
    result.ifPresent(objects::drop);
    return Optional.empty();
  }
}
