package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.GuestException;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One front end's conversation with an isolate in the Chrome DevTools protocol.
 *
 * <p>Any thread may {@link #dispatch} commands. They wait in a queue, in order, for the guest to
 * stand still: all of them are carried out in {@link #paused} and {@link #serve}.
 */
public final class Inspector implements DebugListener {

  /** How often a guest that stands still looks whether its run has been cancelled. */
  private static final long CANCEL_MILLIS = 200;

  /** Limits that a command may exceed without harm: nothing has run, or has been lost, by it. */
  private static final Set<Limit> HARMLESS = EnumSet.of(Limit.ARGUMENT, Limit.SOURCE, Limit.RESULT);

  private final FrontEnd frontEnd;
  private final Runnable attention;
  private final Contexts contexts;
  private final Scripts scripts;
  private final Breakpoints breakpoints;
  private final ConsoleCalls console;
  private final RemoteObjects objects = new RemoteObjects();
  private final AwaitedPromises awaited = new AwaitedPromises(objects);
  private final Evaluations evaluations;
  private final Execution execution;
  private final Commands commands = new Commands();
  private final CommandQueue queue = new CommandQueue();
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private volatile boolean waiting;
  private volatile boolean closed;
  private boolean cleared;

  /**
   * Makes one for an isolate's debugger.
   *
   * @param out takes messages to the front end, one at a time, by any thread that calls this
   *     object's methods; when it throws, the conversation is over
   * @param attention called by any thread when there are commands for a guest that does not stand
   *     still: {@link #paused} or {@link #serve} is to be called soon
   * @param urls what a file is called in the protocol, by its name
   */
  public Inspector(Consumer<String> out, Runnable attention, UnaryOperator<String> urls) {
    this.attention = attention;
    frontEnd = new FrontEnd(out);
    contexts = new Contexts(frontEnd, "cloche");
    scripts = new Scripts(frontEnd, urls);
    breakpoints = new Breakpoints(frontEnd, scripts);
    console = new ConsoleCalls(frontEnd, InstantSource.system());
    Mirrors mirrors = new Mirrors(objects);
    execution =
        new Execution(
            frontEnd, breakpoints, objects, new PauseEvent(scripts, objects, mirrors, contexts));
    evaluations = new Evaluations(objects, mirrors, awaited);
    addCommands(mirrors);
  }

  private void addCommands(Mirrors mirrors) {
    CallArguments arguments = new CallArguments(objects);
    new DebuggerCommands(scripts, execution, contexts).addTo(commands);
    new BreakpointCommands(scripts, breakpoints, execution).addTo(commands);
    new FrameCommands(execution, objects, evaluations, arguments).addTo(commands);
    new RuntimeCommands(
            execution,
            contexts,
            objects,
            evaluations,
            arguments,
            new PropertyLists(objects, mirrors))
        .addTo(commands);
    new SessionCommands(contexts, console, released).addTo(commands);
  }

  /**
   * Takes a message of the front end's. Does not wait for its answer.
   *
   * @param message a command, as JSON
   */
  public void dispatch(String message) {
    @Nullable Long id = null;
    try {
      JsonNode json = Json.read(message);
      id = Command.id(json);
      queue.add(Command.of(json, id), message.length());
    } catch (ProtocolException wrong) {
      frontEnd.fail(id, wrong);
      return;
    }
    if (closed) {
      refuseWaiting();
    } else if (!waiting) {
      attention.run();
    }
  }

  /**
   * Has the guest stop at the first statement that it comes to, once the front end has enabled its
   * debugger.
   */
  public void stopAtStart() {
    execution.wantPause("Break on start");
  }

  /** {@return completed when the front end says that the guest may begin} */
  public CompletionStage<Void> released() {
    return released;
  }

  /**
   * Ends the conversation from the front end's side: no message is sent any more, and a guest that
   * stands still goes on. What was set in the guest is taken back when it is next {@linkplain
   * #serve served}, unless another one {@linkplain #handOver has taken over} by then.
   */
  public void disconnect() {
    frontEnd.close();
    queue.wake();
    attention.run();
  }

  @Override
  public boolean hasCommands() {
    return !queue.isEmpty();
  }

  @Override
  public boolean awaits() {
    return !awaited.isEmpty();
  }

  @Override
  public void ended() {
    if (awaits()) {
      attention.run();
    }
  }

  @Override
  public boolean serve(Debuggee guest) {
    drain(guest);
    breakpoints.apply(guest, null, true);
    objects.collect(guest);
    return execution.wantsPause() || breakpoints.expectsStop();
  }

  /**
   * In place of {@link #serve}, once this conversation is over and another one has begun: lets go
   * of the guest's objects, and leaves breakpoints as the other one wants them.
   *
   * @param guest the guest, until this returns
   */
  public void handOver(Debuggee guest) {
    cleared = true;
    objects.releaseAll();
    objects.collect(guest);
  }

  @Override
  public Going paused(Debuggee guest, Stop reason, Optional<Described> thrown) {
    drain(guest);
    breakpoints.stopped();
    boolean fresh = breakpoints.apply(guest, null, reason != Stop.BREAKPOINT);
    Optional<Pause> pause = execution.stop(guest, reason, thrown, fresh);
    Going going = pause.isPresent() ? stand(pause.get(), guest) : otherwise();
    objects.collect(guest);
    return going;
  }

  private Going otherwise() {
    return execution.isEnabled() ? Going.AS_BEFORE : Going.FREELY;
  }

  /** Carries out commands until one says how the guest goes on. */
  private Going stand(Pause pause, Debuggee guest) {
    waiting = true;
    try {
      Going going = pause.going();
      while (going == null) {
        Command command = queue.poll(CANCEL_MILLIS);
        if (closed || !frontEnd.isOpen() || guest.isCancelled()) {
          going = Going.FREELY;
          if (command != null) {
            queue.putBack(command);
          }
        } else if (command != null) {
          run(command, guest);
          going = pause.going();
        }
      }
      return execution.resume(pause, going);
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      return execution.resume(pause, Going.FREELY);
    } finally {
      waiting = false;
      if (!queue.isEmpty()) {
        attention.run();
      }
    }
  }

  private void drain(Debuggee guest) {
    for (Command command = queue.poll(); command != null; command = queue.poll()) {
      run(command, guest);
    }
    if (!frontEnd.isOpen() && !cleared) {
      cleared = true;
      execution.disable(guest);
      objects.releaseAll();
      awaited.close().forEach(waiting -> objects.drop(waiting.promise()));
    }
    for (AwaitedPromises.Awaited waiting : awaited.waiting()) {
      answer(waiting.command(), guest, () -> evaluations.answer(waiting, guest));
    }
  }

  private void run(Command command, Debuggee guest) {
    if (CommandQueue.isWake(command) || !frontEnd.isOpen()) {
      return;
    }
    answer(
        command,
        guest,
        () -> {
          if (needsDebugger(command) && !execution.isEnabled()) {
            throw ProtocolException.refused("Debugger agent is not enabled");
          }
          return commands.run(command, guest);
        });
  }

  /** Does something of which an answer may come. */
  @FunctionalInterface
  private interface Action {
    /** {@return the answer; null when there is none yet} */
    @Nullable ObjectNode run() throws ProtocolException;
  }

  private void answer(Command command, Debuggee guest, Action action) {
    try {
      ObjectNode result = action.run();
      if (result != null) {
        frontEnd.answer(command.id(), result);
      }
    } catch (ProtocolException refused) {
      frontEnd.fail(command.id(), refused);
    } catch (RuntimeException failure) {
      frontEnd.fail(command.id(), ProtocolException.refused("The guest could not do that"));
      if (!isHarmless(failure)) {
        throw failure;
      }
    }
    objects.collect(guest);
  }

  private static boolean needsDebugger(Command command) {
    return command.method().startsWith("Debugger.") && !command.method().endsWith("able");
  }

  /** Whether the guest is what it was before: out of memory for the moment, say. */
  private static boolean isHarmless(RuntimeException failure) {
    return failure instanceof GuestException
        || failure instanceof IllegalArgumentException
        || (failure instanceof LimitExceededException exceeded
            && HARMLESS.contains(exceeded.limit()));
  }

  @Override
  public void scriptAdded(ScriptText script) {
    boolean stops = breakpoints.concern(scripts.add(script));
    boolean wanted = (stops && execution.isEnabled()) || execution.wantsPause();
    if (wanted || !queue.isEmpty()) {
      attention.run();
    }
  }

  @Override
  public void written(String level, String text) {
    console.written(level, text);
  }

  @Override
  public void closed() {
    closed = true;
    refuseWaiting();
    queue.wake();
    for (AwaitedPromises.Awaited waiting : awaited.close()) {
      frontEnd.fail(waiting.command().id(), ProtocolException.refused(AwaitedPromises.CLOSED));
    }
    contexts.destroy();
    frontEnd.event("Inspector.detached", Json.object().put("reason", "target_closed"));
  }

  private void refuseWaiting() {
    for (Command command = queue.poll(); command != null; command = queue.poll()) {
      if (!CommandQueue.isWake(command)) {
        frontEnd.fail(command.id(), ProtocolException.refused(AwaitedPromises.CLOSED));
      }
    }
  }
}
