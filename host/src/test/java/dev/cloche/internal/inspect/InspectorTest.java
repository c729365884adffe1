package dev.cloche.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The conversation as such: messages, their order, its beginning and end. */
class InspectorTest {

  private final Conversation talk = new Conversation();

  @Test
  void dispatch_malformedMessage_isAnsweredAtOnce() {
    talk.inspector.dispatch("{");
    talk.inspector.dispatch("{}");
    talk.inspector.dispatch("{\"id\":1.5,\"method\":\"a\"}");
    talk.inspector.dispatch("{\"id\":7}");
    talk.inspector.dispatch("{\"id\":8,\"method\":\"a\",\"params\":[]}");
    talk.inspector.dispatch("[".repeat(100_000));
    talk.inspector.dispatch("{} {}");

    assertThat(talk.messages).hasSize(7);
    assertThat(talk.messages.get(0)).startsWith("{\"error\":{\"code\":-32700,");
    assertThat(talk.messages.get(1))
        .isEqualTo(
            "{\"error\":{\"code\":-32600,\"message\":\"Message must have integer 'id' property\"}}");
    assertThat(talk.messages.get(2)).contains("-32600");
    assertThat(talk.messages.get(3))
        .isEqualTo(
            "{\"error\":{\"code\":-32600,\"message\":\"Message must have string 'method'"
                + " property\"},\"id\":7}");
    assertThat(talk.messages.get(4)).contains("-32600").endsWith("\"id\":8}");
    assertThat(talk.messages.get(5)).contains("-32700");
    assertThat(talk.messages.get(6)).contains("-32700");
    assertThat(talk.attentions).isZero();
  }

  @Test
  void dispatch_command_waitsForTheGuest() {
    int id = talk.send("Runtime.getIsolateId");
    assertThat(talk.messages).isEmpty();
    assertThat(talk.attentions).isEqualTo(1);

    talk.inspector.serve(talk.guest);
    assertThat(talk.answer(id).get("id").asText()).isNotEmpty();
  }

  @Test
  void dispatch_unknownMethod_isNotFound() {
    assertThat(talk.ask("Foo.bar", "").toString())
        .isEqualTo("{\"error\":{\"code\":-32601,\"message\":\"'Foo.bar' wasn't found\"}}");
  }

  @Test
  void dispatch_parametersOfTheWrongType_areRefused() {
    talk.enable();
    assertThat(talk.ask("Runtime.evaluate", "'expression':1").at("/error/code").asInt())
        .isEqualTo(-32602);
    assertThat(
            talk.ask("Debugger.setBreakpointByUrl", "'url':'a','lineNumber':'1'")
                .at("/error/code")
                .asInt())
        .isEqualTo(-32602);
  }

  @Test
  void dispatch_moreThanCanWait_isRefused() {
    for (int i = 0; i < 10_000; i++) {
      talk.send("Schema.getDomains");
    }
    assertThat(talk.messages).isEmpty();
    talk.send("Schema.getDomains");
    assertThat(talk.messages).hasSize(1).first().asString().contains("Too many commands");
  }

  @Test
  void dispatch_moreTextThanCanWait_isRefused_untilItHasBeenServed() {
    String large = "'source':'" + "x".repeat(12 << 20) + "'";
    talk.send("Schema.getDomains", large);
    talk.send("Schema.getDomains", large);
    assertThat(talk.messages).isEmpty();
    talk.send("Schema.getDomains", large);
    assertThat(talk.messages).hasSize(1).first().asString().contains("too large");

    talk.inspector.serve(talk.guest);
    talk.messages.clear();
    assertThat(talk.ask("Schema.getDomains", large).has("domains")).isTrue();
  }

  @Test
  void enable_tellsOfContextAndScripts_beforeItsAnswer() {
    talk.script("/a.js", "1\n//# sourceMappingURL=a.map\n").script("/b.js", "two");
    talk.send("Runtime.enable");
    int id = talk.send("Debugger.enable");
    talk.inspector.serve(talk.guest);

    assertThat(talk.messages.get(0)).contains("Runtime.executionContextCreated");
    assertThat(talk.events("Debugger.scriptParsed"))
        .extracting(script -> script.get("url").asText())
        .containsExactly("file:///a.js", "file:///b.js");
    JsonNode script = talk.events("Debugger.scriptParsed").getFirst();
    assertThat(script.get("endLine").asInt()).isEqualTo(2);
    assertThat(script.get("endColumn").asInt()).isZero();
    assertThat(script.get("sourceMapURL").asText()).isEqualTo("a.map");
    assertThat(script.get("hash").asText()).hasSize(64);
    assertThat(talk.messages.getLast()).startsWith("{\"id\":" + id);
    assertThat(talk.answer(id).get("debuggerId").asText()).isNotEmpty();
  }

  @Test
  void debuggerCommand_beforeEnable_isRefused() {
    assertThat(talk.ask("Debugger.pause", "").at("/error/message").asText())
        .isEqualTo("Debugger agent is not enabled");
  }

  @Test
  void runIfWaitingForDebugger_releases() {
    assertThat(talk.inspector.released().toCompletableFuture()).isNotDone();
    talk.ask("Runtime.runIfWaitingForDebugger", "");
    assertThat(talk.inspector.released().toCompletableFuture()).isCompleted();
  }

  @Test
  void written_isTold_alsoOfBeforeEnable() {
    talk.inspector.written("warn", "before");
    talk.enable();
    talk.inspector.written("log", "a\ud800b");
    assertThat(talk.messages).hasSize(1);
    assertThat(talk.messages.getFirst()).contains("a\\uD800b");

    Conversation other = new Conversation();
    other.inspector.written("warn", "before");
    other.send("Runtime.enable");
    other.inspector.serve(other.guest);
    JsonNode call = other.events("Runtime.consoleAPICalled").getFirst();
    assertThat(call.get("type").asText()).isEqualTo("warning");
    assertThat(call.at("/args/0/value").asText()).isEqualTo("before");
  }

  @Test
  void closed_answersWhatWaitsAndWhatComes() {
    talk.enable();
    int waiting = talk.send("Runtime.getIsolateId");
    talk.inspector.closed();
    int late = talk.send("Runtime.getIsolateId");

    for (int id : new int[] {waiting, late}) {
      assertThat(talk.answer(id).at("/error/message").asText()).isEqualTo("The isolate is closed");
    }
    assertThat(talk.events("Runtime.executionContextDestroyed")).hasSize(1);
    assertThat(talk.events("Inspector.detached").getFirst().get("reason").asText())
        .isEqualTo("target_closed");
  }

  @Test
  void closed_whilePaused_letsGo() {
    talk.enable().script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.atPauses.add(talk.inspector::closed);
    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.FREELY);
    assertThat(talk.events("Debugger.resumed")).hasSize(1);
  }

  @Test
  void cancelled_whilePaused_letsGo() {
    talk.enable().script("/a.js", "").guest.standAt("/a.js", 1, 1);
    talk.atPauses.add(() -> talk.guest.cancelled = true);
    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.FREELY);
  }

  @Test
  void disconnect_takesBackWhatWasSet_andSaysNoMore() {
    talk.enable().script("/a.js", "");
    talk.ask("Debugger.setBreakpointByUrl", "'url':'file:///a.js','lineNumber':0");
    talk.ask("Debugger.setPauseOnExceptions", "'state':'all'");
    talk.guest.evaluator = text -> new Evaluation(false, Values.object(5, "Object", -1));
    talk.ask("Runtime.evaluate", "'expression':'({})'");
    talk.messages.clear();

    talk.inspector.disconnect();
    talk.inspector.serve(talk.guest);
    assertThat(talk.guest.breakpoints.getLast()).isEmpty();
    assertThat(talk.guest.thrown).containsExactly(Thrown.NONE, Thrown.ALL, Thrown.NONE);
    assertThat(talk.guest.released).contains(5);
    talk.inspector.written("log", "x");
    assertThat(talk.messages).isEmpty();
  }

  @Test
  void frontEndThatThrows_endsTheConversation() {
    int[] taken = {0};
    Inspector inspector =
        new Inspector(
            message -> {
              taken[0]++;
              throw new IllegalStateException("gone");
            },
            () -> {},
            file -> file);
    inspector.dispatch("{");
    inspector.dispatch("{");
    assertThat(taken[0]).isEqualTo(1);
    talk.guest.standAt("/a.js", 1, 1);
    assertThat(inspector.paused(talk.guest, Stop.STATEMENT, Optional.empty()))
        .isEqualTo(Going.FREELY);
  }
}
