package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Debugger domain, but for breakpoints and calls. */
final class DebuggerCommands {

  private static final int MAX_MATCHES = 10_000;

  private final Scripts scripts;
  private final Execution execution;
  private final Contexts contexts;

  DebuggerCommands(Scripts scripts, Execution execution, Contexts contexts) {
    this.scripts = scripts;
    this.execution = execution;
    this.contexts = contexts;
  }

  void addTo(Commands commands) {
    commands.add("Debugger.enable", this::enable);
    commands.add("Debugger.disable", this::disable);
    commands.add("Debugger.pause", this::pause);
    commands.add("Debugger.resume", (command, guest) -> go(Going.FREELY));
    commands.add("Debugger.stepInto", (command, guest) -> go(Going.INTO));
    commands.add("Debugger.stepOver", (command, guest) -> go(Going.OVER));
    commands.add("Debugger.stepOut", (command, guest) -> go(Going.OUT));
    commands.add("Debugger.setSkipAllPauses", this::setSkipAllPauses);
    commands.add("Debugger.setPauseOnExceptions", this::setPauseOnExceptions);
    commands.add("Debugger.getScriptSource", this::source);
    commands.add("Debugger.searchInContent", this::search);
    commands.ignore(
        "Debugger.setAsyncCallStackDepth",
        "Debugger.setBlackboxPatterns",
        "Debugger.setBlackboxedRanges",
        "Debugger.setBlackboxExecutionContexts");
    commands.refuse(
        "Not supported",
        "Debugger.setInstrumentationBreakpoint",
        "Debugger.setBreakpointOnFunctionCall",
        "Debugger.setReturnValue",
        "Debugger.setScriptSource",
        "Debugger.restartFrame",
        "Debugger.getStackTrace",
        "Debugger.pauseOnAsyncCall");
  }

  private ObjectNode enable(Command command, Debuggee guest) {
    execution.enable(guest);
    scripts.enable();
    return Json.object().put("debuggerId", contexts.unique());
  }

  private ObjectNode disable(Command command, Debuggee guest) {
    scripts.disable();
    execution.disable(guest);
    return Json.object();
  }

  private ObjectNode pause(Command command, Debuggee guest) {
    if (!execution.isPaused()) {
      execution.wantPause("other");
    }
    return Json.object();
  }

  private ObjectNode go(Going how) throws ProtocolException {
    execution.pause().go(how);
    return Json.object();
  }

  private ObjectNode setSkipAllPauses(Command command, Debuggee guest) throws ProtocolException {
    execution.skip(command.flag("skip"));
    return Json.object();
  }

  private ObjectNode setPauseOnExceptions(Command command, Debuggee guest)
      throws ProtocolException {
    String state = command.text("state");
    execution.stopOn(
        switch (state) {
          case "none" -> Thrown.NONE;
          case "uncaught" -> Thrown.UNCAUGHT;
          case "caught", "all" -> Thrown.ALL;
          default -> throw ProtocolException.refused("Unknown pause on exceptions mode: " + state);
        },
        guest);
    return Json.object();
  }

  private ObjectNode source(Command command, Debuggee guest) throws ProtocolException {
    String text = scripts.get(command.text("scriptId")).script().text();
    return Json.object().put("scriptSource", text);
  }

  private ObjectNode search(Command command, Debuggee guest) throws ProtocolException {
    KnownScript script = scripts.get(command.text("scriptId"));
    String query = command.text("query");
    boolean exact = command.flag("caseSensitive");
    BoundedPattern pattern =
        BoundedPattern.of(
            command.flag("isRegex") ? query : java.util.regex.Pattern.quote(query), exact);
    ObjectNode result = Json.object();
    ArrayNode matches = result.putArray("result");
    int line = script.script().line();
    for (String text : script.script().text().split("\r?\n", -1)) {
      if (matches.size() < MAX_MATCHES && pattern.isIn(text)) {
        matches.addObject().put("lineNumber", line).put("lineContent", text);
      }
      line++;
    }
    return result;
  }
}
