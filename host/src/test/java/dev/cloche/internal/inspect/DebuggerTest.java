package dev.cloche.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The Debugger domain: where the guest stops, what is told, and how it goes on. */
class DebuggerTest {

  private static final String AT_A = "'url':'file:///a.js','lineNumber':4,'columnNumber':2";

  private final Conversation talk = new Conversation().enable();

  private JsonNode set(String parameters) {
    return talk.ask("Debugger.setBreakpointByUrl", parameters);
  }

  private JsonNode pausedEvent() {
    return talk.events("Debugger.paused").getLast();
  }

  @Test
  void breakpoint_isSetInTheGuest_byNumbersFromOne() {
    talk.script("/a.js", "").script("/b.js", "");
    JsonNode answer = set(AT_A);

    assertThat(talk.guest.breakpoints.getLast()).containsExactly(new Position("/a.js", 5, 3));
    assertThat(answer.toString())
        .isEqualTo(
            "{\"breakpointId\":\"1:4:2:file:///a.js\",\"locations\":"
                + "[{\"scriptId\":\"1\",\"lineNumber\":4,\"columnNumber\":2}]}");
    assertThat(talk.events("Debugger.breakpointResolved")).isEmpty();
    assertThat(set(AT_A).at("/error/message").asText()).contains("already exists");
  }

  @Test
  void breakpoint_ofScriptToCome_isSetBeforeItsFirstStatement() {
    assertThat(set(AT_A).get("locations")).isEmpty();
    talk.attentions = 0;
    talk.script("/b.js", "");
    assertThat(talk.attentions).isZero();
    talk.script("/a.js", "");
    assertThat(talk.attentions).isEqualTo(1);
    // Nothing of it is compiled yet.
    talk.guest.resolver = wanted -> null;
    assertThat(talk.inspector.serve(talk.guest)).isTrue();
    talk.guest.resolver = wanted -> wanted;

    talk.guest.standAt("/a.js", 1, 1);
    assertThat(talk.stop(Stop.ASKED)).isEqualTo(Going.AS_BEFORE);
    assertThat(talk.guest.breakpoints.getLast()).containsExactly(new Position("/a.js", 5, 3));
    assertThat(talk.events("Debugger.breakpointResolved").getFirst().get("breakpointId").asText())
        .isEqualTo("1:4:2:file:///a.js");
    assertThat(talk.events("Debugger.paused")).isEmpty();
  }

  @Test
  void breakpoint_thatIsWhereTheGuestWasAskedToStop_isHit() {
    set("'urlRegex':'file:.*a[.]js','lineNumber':0");
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.then(() -> {});
    assertThat(talk.stop(Stop.ASKED)).isEqualTo(Going.FREELY);
    assertThat(pausedEvent().get("hitBreakpoints").toString())
        .isEqualTo("[\"2:0:0:file:.*a[.]js\"]");
  }

  @Test
  void breakpoint_condition_decides() {
    talk.script("/a.js", "").guest.standAt("/a.js", 5, 3);
    set(AT_A + ",'condition':'n > 1'");
    assertThat(talk.stop(Stop.BREAKPOINT)).isEqualTo(Going.AS_BEFORE);
    assertThat(talk.guest.evaluated).containsExactly("0/0: n > 1");

    talk.guest.evaluator = text -> new Evaluation(true, Values.of("thrown"));
    assertThat(talk.stop(Stop.BREAKPOINT)).isEqualTo(Going.AS_BEFORE);
    talk.guest.evaluator = text -> new Evaluation(false, Values.of(1));
    talk.then(() -> {});
    assertThat(talk.stop(Stop.BREAKPOINT)).isEqualTo(Going.FREELY);
    assertThat(talk.events("Debugger.paused")).hasSize(1);
  }

  @Test
  void breakpoint_withFalseCondition_whereAStepEnds_isTheStepsEnd() {
    talk.script("/a.js", "").guest.standAt("/a.js", 5, 3);
    set(AT_A + ",'condition':'false'");
    talk.atPauses.add(() -> talk.send("Debugger.stepOver"));
    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.OVER);
    talk.then(() -> {});
    talk.stop(Stop.BREAKPOINT);
    assertThat(pausedEvent().get("reason").asText()).isEqualTo("step");
  }

  @Test
  void breakpoint_removedOrInactive_stopsNoMore() {
    talk.script("/a.js", "").guest.standAt("/a.js", 5, 3);
    set(AT_A);
    talk.ask("Debugger.setBreakpointsActive", "'active':false");
    assertThat(talk.guest.breakpoints.getLast()).isEmpty();
    assertThat(talk.stop(Stop.BREAKPOINT)).isEqualTo(Going.AS_BEFORE);
    talk.ask("Debugger.setBreakpointsActive", "'active':true");
    assertThat(talk.guest.breakpoints.getLast()).hasSize(1);
    talk.ask("Debugger.removeBreakpoint", "'breakpointId':'1:4:2:file:///a.js'");
    assertThat(talk.guest.breakpoints.getLast()).isEmpty();
    assertThat(talk.stop(Stop.BREAKPOINT)).isEqualTo(Going.AS_BEFORE);
  }

  @Test
  void setBreakpoint_whereNothingCanStop_isRefused() {
    talk.script("/a.js", "");
    talk.guest.resolver = wanted -> null;
    JsonNode answer =
        talk.ask("Debugger.setBreakpoint", "'location':{'scriptId':'1','lineNumber':3}");
    assertThat(answer.at("/error/message").asText()).isEqualTo("Could not resolve breakpoint");
    talk.guest.resolver = wanted -> new Position("/a.js", 9, 1);
    answer = talk.ask("Debugger.setBreakpoint", "'location':{'scriptId':'1','lineNumber':3}");
    assertThat(answer.at("/actualLocation/lineNumber").asInt()).isEqualTo(8);
  }

  @Test
  void paused_tellsOfCallsAndScopes() {
    talk.script("/a.js", "").guest.calls =
        List.of(
            new Call("inner", new Position("/a.js", 3, 5), 0, Values.undefined()),
            new Call("", new Position("/b.js", 1, 1), 2, Values.object(9, "Object", "Shop", -1)));
    talk.guest.scopes =
        List.of(
            new Scope("local", Values.object(10, "Object", -1)),
            new Scope("global", Values.object(11, "Object", -1)));
    talk.guest.properties.put(10, List.of(Values.data("n", Values.of(1))));
    talk.then(
        () -> {
          String id = pausedEvent().at("/callFrames/0/scopeChain/0/object/objectId").asText();
          talk.send("Runtime.getProperties", "'objectId':'" + id + "','ownProperties':true");
        });
    talk.stop(Stop.STATEMENT);

    JsonNode event = pausedEvent();
    assertThat(event.get("reason").asText()).isEqualTo("other");
    assertThat(event.at("/callFrames/0/functionName").asText()).isEqualTo("inner");
    assertThat(event.at("/callFrames/0/url").asText()).isEqualTo("file:///a.js");
    assertThat(event.at("/callFrames/0/location").toString())
        .isEqualTo("{\"scriptId\":\"1\",\"lineNumber\":2,\"columnNumber\":4}");
    assertThat(event.at("/callFrames/0/scopeChain/0/type").asText()).isEqualTo("local");
    assertThat(event.at("/callFrames/1/this/className").asText()).isEqualTo("Shop");
    assertThat(event.at("/callFrames/1/scopeChain")).hasSize(2);
    assertThat(talk.events("Runtime.executionContextCreated").getLast().at("/context/id").asInt())
        .isEqualTo(3);
    assertThat(talk.messages).anyMatch(message -> message.contains("\"name\":\"n\""));
    // Scopes are looked at anew each time; what belongs to the stop is let go at its end.
    assertThat(talk.guest.released).contains(9, 10, 11);
    assertThat(talk.messages.getLast()).contains("Debugger.resumed");
  }

  @Test
  void steps_areAnswered_andDone() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    String[] methods = {"stepInto", "stepOver", "stepOut", "resume"};
    Going[] goings = {Going.INTO, Going.OVER, Going.OUT, Going.FREELY};
    for (int i = 0; i < methods.length; i++) {
      String method = "Debugger." + methods[i];
      talk.atPauses.add(() -> talk.send(method));
      assertThat(talk.stop(Stop.STEP)).isEqualTo(goings[i]);
    }
    assertThat(talk.ask("Debugger.resume", "").at("/error/message").asText())
        .isEqualTo("Can only perform operation while paused.");
  }

  @Test
  void pause_stopsWhereTheGuestIs() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.send("Debugger.pause");
    talk.then(() -> {});
    assertThat(talk.stop(Stop.ASKED)).isEqualTo(Going.FREELY);
    assertThat(pausedEvent().get("reason").asText()).isEqualTo("other");
    assertThat(talk.stop(Stop.ASKED)).isEqualTo(Going.AS_BEFORE);
  }

  @Test
  void pause_betweenRuns_isForTheNext() {
    talk.send("Debugger.pause");
    assertThat(talk.inspector.serve(talk.guest)).isTrue();
    talk.attentions = 0;
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    assertThat(talk.attentions).isEqualTo(1);
    talk.then(() -> {});
    talk.stop(Stop.ASKED);
    assertThat(talk.events("Debugger.paused")).hasSize(1);
    assertThat(talk.inspector.serve(talk.guest)).isFalse();
  }

  @Test
  void stopAtStart_tellsSo() {
    talk.inspector.stopAtStart();
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.then(() -> {});
    talk.stop(Stop.ASKED);
    assertThat(pausedEvent().get("reason").asText()).isEqualTo("Break on start");
  }

  @Test
  void askedWithoutReason_goesOnAsBefore_andServes() {
    talk.guest.standAt("/a.js", 1, 1);
    int id = talk.send("Runtime.getIsolateId");
    assertThat(talk.stop(Stop.ASKED)).isEqualTo(Going.AS_BEFORE);
    assertThat(talk.answer(id).has("id")).isTrue();
  }

  @Test
  void exception_isTold() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.ask("Debugger.setPauseOnExceptions", "'state':'uncaught'");
    assertThat(talk.guest.thrown).containsExactly(Thrown.NONE, Thrown.UNCAUGHT);
    talk.then(() -> {});
    Described error =
        Values.object(4, "Error", "TypeError", -1, "TypeError", "no", "    at f (a)\n");
    talk.inspector.paused(talk.guest, Stop.THROWN, Optional.of(error));
    assertThat(pausedEvent().get("reason").asText()).isEqualTo("exception");
    assertThat(pausedEvent().at("/data/description").asText())
        .isEqualTo("TypeError: no\n    at f (a)");
    assertThat(pausedEvent().at("/data/uncaught").asBoolean()).isTrue();
    assertThat(talk.guest.released).contains(4);
    assertThat(
            talk.ask("Debugger.setPauseOnExceptions", "'state':'x'").at("/error/message").asText())
        .isEqualTo("Unknown pause on exceptions mode: x");
  }

  @Test
  void skipAllPauses_goesOn() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.ask("Debugger.setSkipAllPauses", "'skip':true");
    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.AS_BEFORE);
  }

  @Test
  void disable_whilePaused_goesOn_andTakesBreakpointsAway() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    set(AT_A);
    talk.atPauses.add(() -> talk.send("Debugger.disable"));
    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.FREELY);
    assertThat(talk.guest.breakpoints.getLast()).isEmpty();
    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.FREELY);
    assertThat(talk.events("Debugger.paused")).hasSize(1);
  }

  @Test
  void continueToLocation_stopsThereOnce() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.atPauses.add(
        () ->
            talk.send("Debugger.continueToLocation", "'location':{'scriptId':'1','lineNumber':6}"));
    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.FREELY);
    assertThat(talk.guest.breakpoints.getLast()).containsExactly(new Position("/a.js", 7, 1));
    talk.guest.standAt("/a.js", 7, 1);
    talk.then(() -> {});
    assertThat(talk.stop(Stop.BREAKPOINT)).isEqualTo(Going.FREELY);
    assertThat(pausedEvent().get("hitBreakpoints")).isEmpty();
    talk.inspector.serve(talk.guest);
    assertThat(talk.guest.breakpoints.getLast()).isEmpty();
  }

  @Test
  void evaluateOnCallFrame_evaluatesThere_whileItStands() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.guest.evaluator = text -> new Evaluation(false, Values.of("ok"));
    int[] ids = new int[3];
    String[] frame = new String[1];
    talk.then(
        () -> {
          frame[0] = "'callFrameId':'" + pausedEvent().at("/callFrames/0/callFrameId").asText();
          String command = frame[0] + "','expression':'n'";
          ids[0] = talk.send("Debugger.evaluateOnCallFrame", command);
          ids[1] =
              talk.send("Debugger.evaluateOnCallFrame", "'callFrameId':'9.9','expression':'n'");
          ids[2] = talk.send("Debugger.evaluateOnCallFrame", command + ",'throwOnSideEffect':true");
        });
    talk.stop(Stop.STATEMENT);
    assertThat(talk.answer(ids[0]).at("/result/value").asText()).isEqualTo("ok");
    assertThat(talk.answer(ids[1]).at("/error/message").asText())
        .isEqualTo("Invalid call frame id");
    assertThat(talk.answer(ids[2]).at("/exceptionDetails/exception/className").asText())
        .isEqualTo("EvalError");
    assertThat(talk.guest.evaluated).containsExactly("0/0: n");

    // That of an earlier stop is none of this one.
    int[] late = new int[1];
    talk.then(
        () -> late[0] = talk.send("Debugger.evaluateOnCallFrame", frame[0] + "','expression':'n'"));
    talk.stop(Stop.STATEMENT);
    assertThat(talk.answer(late[0]).has("error")).isTrue();
  }

  @Test
  void setVariableValue_assignsInTheCall() {
    talk.script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.guest.scopes =
        List.of(
            new Scope("block", Values.object(10, "Object", -1)),
            new Scope("local", Values.object(11, "Object", -1)));
    talk.guest.properties.put(10, List.of(Values.data("hidden", Values.of(1))));
    talk.guest.properties.put(
        11, List.of(Values.data("n", Values.of(1)), Values.data("hidden", Values.of(2))));
    talk.guest.evaluator = text -> new Evaluation(false, Values.function(12, text));
    int[] ids = new int[4];
    talk.then(
        () -> {
          String rest = "'callFrameId':'1.0','newValue':{'unserializableValue':'-0'}";
          ids[0] = set(rest, 1, "n");
          ids[1] = set(rest, 1, "n; evil()");
          ids[2] = set(rest, 1, "hidden");
          ids[3] = set(rest, 1, "other");
        });
    talk.stop(Stop.STATEMENT);
    assertThat(talk.answer(ids[0]).toString()).isEqualTo("{}");
    assertThat(talk.guest.evaluated.getFirst()).isEqualTo("0/0: ($value) => { n = $value }");
    assertThat(talk.guest.operands.getFirst().get(1)).isEqualTo(new Operand.Held(12));
    for (int i = 1; i < ids.length; i++) {
      assertThat(talk.answer(ids[i]).has("error")).isTrue();
    }
    assertThat(talk.guest.evaluated).hasSize(2);
  }

  private int set(String rest, int scope, String name) {
    return talk.send(
        "Debugger.setVariableValue",
        "%s,'scopeNumber':%d,'variableName':'%s'".formatted(rest, scope, name));
  }

  @Test
  void scripts_areReadAndSearched() {
    talk.script("/a.js", "let a;\nlet B;\r\na(b)");
    assertThat(talk.ask("Debugger.getScriptSource", "'scriptId':'1'").get("scriptSource").asText())
        .isEqualTo("let a;\nlet B;\r\na(b)");
    assertThat(talk.ask("Debugger.getScriptSource", "'scriptId':'2'").has("error")).isTrue();
    assertThat(lines("'query':'b'")).isEqualTo("[1, 2]");
    assertThat(lines("'query':'b','caseSensitive':true")).isEqualTo("[2]");
    assertThat(lines("'query':'^let','isRegex':true")).isEqualTo("[0, 1]");
    assertThat(
            talk.ask("Debugger.searchInContent", "'scriptId':'1','query':'(','isRegex':true")
                .has("error"))
        .isTrue();
  }

  private String lines(String parameters) {
    JsonNode answer = talk.ask("Debugger.searchInContent", "'scriptId':'1'," + parameters);
    return answer.get("result").findValuesAsText("lineNumber").toString();
  }

  @Test
  void patternThatNeverEnds_isNotFound() {
    talk.script("/" + "a".repeat(60) + ".js", "");
    assertThat(set("'urlRegex':'(a|a)*b','lineNumber':0").get("locations")).isEmpty();
  }

  @Test
  void possibleBreakpoints_areListed() {
    talk.script("/a.js", "");
    JsonNode answer =
        talk.ask(
            "Debugger.getPossibleBreakpoints",
            "'start':{'scriptId':'1','lineNumber':1,'columnNumber':0},"
                + "'end':{'scriptId':'1','lineNumber':2,'columnNumber':5}");
    assertThat(answer.get("locations").toString())
        .isEqualTo(
            "[{\"scriptId\":\"1\",\"lineNumber\":1,\"columnNumber\":0},"
                + "{\"scriptId\":\"1\",\"lineNumber\":2,\"columnNumber\":5}]");
  }
}
