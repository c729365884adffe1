package dev.cloche;

import dev.cloche.internal.inspect.Inspector;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A debugger's front end at an isolate, in the Chrome DevTools protocol: JSON messages both ways,
 * of the domains Debugger and Runtime; see docs/inspector.md.
 *
 * <p><b>Trust.</b> Whoever sends messages may run any code in the guest, and no code outside of it.
 *
 * <p><b>Threads.</b> Any thread may call any method; none waits for the guest. Commands are carried
 * out in their order, where the guest stops or waits or between two runs. While it stands still the
 * run's deadline does, too.
 */
public final class InspectorSession implements AutoCloseable {

  private final Session session;
  private final Debugging debugging;
  private final Inspector inspector;
  private final AtomicBoolean visiting = new AtomicBoolean();

  private InspectorSession(
      Session session, Debugging debugging, Consumer<String> frontEnd, UnaryOperator<String> urls) {
    this.session = session;
    this.debugging = debugging;
    inspector = new Inspector(frontEnd, this::visit, urls);
  }

  static InspectorSession open(
      Session session, Consumer<String> frontEnd, UnaryOperator<String> urls) {
    Objects.requireNonNull(frontEnd, "frontEnd");
    Objects.requireNonNull(urls, "urls");
    Debugging debugging = session.debugging();
    if (debugging == null) {
      throw new IllegalStateException(
          "the isolate cannot be debugged: it was not built with debuggable(true)");
    }
    InspectorSession opened = new InspectorSession(session, debugging, frontEnd, urls);
    debugging.connect(opened.inspector);
    return opened;
  }

  /**
   * Takes a message of the front end's. The answer is sent when the guest has come to it; that of a
   * message which is no command, at once.
   *
   * @param message a command
   */
  public void dispatch(String message) {
    inspector.dispatch(Objects.requireNonNull(message, "message"));
  }

  /**
   * Has the guest stop at the next statement that it comes to, if the front end has enabled its
   * debugger by then.
   */
  public void stopAtStart() {
    inspector.stopAtStart();
  }

  /**
   * Tells when the guest may begin.
   *
   * @return completed when the front end sends {@code Runtime.runIfWaitingForDebugger}, which it
   *     does when its breakpoints are set; never when it does not
   */
  public CompletionStage<Void> released() {
    return inspector.released();
  }

  /** Has a guest that runs stop soon, one that waits look up, and the engine when there is none. */
  private void visit() {
    session.turns().askToStop();
    session.wake();
    if (visiting.compareAndSet(false, true)) {
      var unused =
          session
              .runAsync(this::serve, session.options().limits().timeout().toNanos(), List.of())
              .whenComplete((served, failure) -> visiting.set(false));
    }
  }

  /**
   * Other runs wait for what is awaited here, so that may not take all of the time.
   *
   * @return whether something is awaited still
   */
  private boolean serve(Exchange exchange) {
    visiting.set(false);
    if (debugging.isListenedToBy(inspector)) {
      long half = session.options().limits().timeout().toNanos() / 2;
      exchange.serve(debugging, System.nanoTime() + half);
      return debugging.awaits();
    }
    GuestDebuggee guest = new GuestDebuggee(exchange, session);
    if (debugging.isAnothers(inspector)) {
      inspector.handOver(guest);
    } else {
      inspector.serve(guest); // Takes back what was set.
    }
    return false;
  }

  /**
   * Ends the session: the front end is sent nothing any more, and a guest that stands still goes
   * on. Has no effect the second time.
   */
  @Override
  public void close() {
    debugging.disconnect(inspector);
    inspector.disconnect();
  }
}
