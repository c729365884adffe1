package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Commands that front ends begin and end with, and those of domains that there is little of. */
final class SessionCommands {

  private static final List<String> DOMAINS = List.of("Runtime", "Debugger", "Schema");

  private final Contexts contexts;
  private final ConsoleCalls console;
  private final CompletableFuture<Void> released;

  SessionCommands(Contexts contexts, ConsoleCalls console, CompletableFuture<Void> released) {
    this.contexts = contexts;
    this.console = console;
    this.released = released;
  }

  void addTo(Commands commands) {
    commands.add("Runtime.enable", this::enable);
    commands.add("Runtime.disable", this::disable);
    commands.add("Runtime.discardConsoleEntries", this::discard);
    commands.add("Runtime.runIfWaitingForDebugger", this::release);
    commands.add("Schema.getDomains", this::domains);
    // What Chrome's and Visual Studio Code's debuggers send to every target of Node's.
    commands.ignore(
        "Console.enable",
        "Console.disable",
        "HeapProfiler.enable",
        "HeapProfiler.disable",
        "Log.enable",
        "Log.disable",
        "Network.enable",
        "Network.disable",
        "NodeRuntime.enable",
        "NodeRuntime.disable",
        "NodeRuntime.notifyWhenWaitingForDisconnect",
        "NodeWorker.enable",
        "NodeWorker.disable",
        "Profiler.enable",
        "Profiler.disable",
        "Profiler.setSamplingInterval");
  }

  private ObjectNode enable(Command command, Debuggee guest) {
    contexts.enable();
    console.enable();
    return Json.object();
  }

  private ObjectNode disable(Command command, Debuggee guest) {
    contexts.disable();
    console.disable();
    return Json.object();
  }

  private ObjectNode discard(Command command, Debuggee guest) {
    console.discard();
    return Json.object();
  }

  private ObjectNode release(Command command, Debuggee guest) {
    released.complete(null);
    return Json.object();
  }

  private ObjectNode domains(Command command, Debuggee guest) {
    ObjectNode result = Json.object();
    ArrayNode domains = result.putArray("domains");
    DOMAINS.forEach(name -> domains.addObject().put("name", name).put("version", "1.3"));
    return result;
  }
}
