package dev.cloche.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an inspector keeps, and makes of a guest's answers, is bounded: guests answer as much as
 * they like, whatever they were asked for.
 */
class InspectorLimitsTest {

  private final Conversation talk = new Conversation().enable();

  private static List<Property> numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Values.data(Integer.toString(i), Values.of(i)))
        .toList();
  }

  private String messageOf(String method, String params) {
    return talk.ask(method, params).at("/error/message").asText();
  }

  private JsonNode evaluate(Described value, String params) {
    talk.guest.evaluator = text -> new Evaluation(false, value);
    return talk.ask("Runtime.evaluate", "'expression':'x'," + params);
  }

  @Test
  void message_thatNestsDeep_isMalformed() {
    String params = "'a':" + "[".repeat(300) + "]".repeat(300);

    talk.send("Schema.getDomains", params);

    assertThat(talk.messages).hasSize(1).first().asString().contains("-32700");
  }

  @Test
  void message_withALongText_isMalformed() {
    talk.send("Schema.getDomains", "'a':'" + "x".repeat((16 << 20) + 1) + "'");

    assertThat(talk.messages).hasSize(1).first().asString().contains("-32700");
  }

  @Test
  void breakpoints_overTheCap_areRefused() {
    for (int i = 0; i < 10_000; i++) {
      talk.send("Debugger.setBreakpointByUrl", "'url':'a','lineNumber':" + i);
      talk.inspector.serve(talk.guest);
    }
    assertThat(talk.messages).noneMatch(message -> message.contains("Too many"));
    talk.messages.clear();

    assertThat(messageOf("Debugger.setBreakpointByUrl", "'url':'b','lineNumber':0"))
        .isEqualTo("Too many breakpoints");
  }

  @Test
  void possibleBreakpoints_overTheCap_areLeftOut() {
    talk.script("/a.js", "1");
    talk.guest.places = Collections.nCopies(10_001, new Position("/a.js", 1, 1));

    JsonNode answer =
        talk.ask(
            "Debugger.getPossibleBreakpoints",
            "'start':{'scriptId':'1','lineNumber':0,'columnNumber':0}");

    assertThat(answer.get("locations")).hasSize(10_000);
  }

  @Test
  void consoleLines_overTheCap_areForgotten() {
    Conversation late = new Conversation();
    for (int i = 0; i <= 1000; i++) {
      late.inspector.written("log", "line " + i);
    }

    late.send("Runtime.enable");
    late.inspector.serve(late.guest);

    assertThat(late.kept()).hasSize(1000).first().isEqualTo("line 1");
  }

  @Test
  void consoleCharacters_overTheCap_areForgotten() {
    Conversation late = new Conversation();
    for (String line : List.of("a", "b", "c")) {
      late.inspector.written("log", line.repeat(2 << 20));
    }

    late.send("Runtime.enable");
    late.inspector.serve(late.guest);

    assertThat(late.kept()).extracting(line -> line.substring(0, 1)).containsExactly("b", "c");
  }

  @Test
  void contexts_overTheCap_areNotTold() {
    Position place = new Position("/a.js", 1, 1);
    talk.script("/a.js", "1").guest.calls =
        IntStream.range(0, 1001)
            .mapToObj(context -> new Call("f", place, context, Values.undefined()))
            .toList();
    talk.then(() -> {});

    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.FREELY);

    // The first one was told of before.
    assertThat(talk.events("Runtime.executionContextCreated")).hasSize(999);
  }

  @Test
  void matches_overTheCap_areLeftOut() {
    talk.script("/a.js", "a\n".repeat(10_001));

    JsonNode answer = talk.ask("Debugger.searchInContent", "'scriptId':'1','query':'a'");

    assertThat(answer.get("result")).hasSize(10_000);
  }

  @Test
  void pattern_thatIsLong_isRefused() {
    talk.script("/a.js", "1");
    String query = "'scriptId':'1','isRegex':true,'query':'" + "a".repeat(100_001) + "'";

    assertThat(messageOf("Debugger.searchInContent", query))
        .isEqualTo("Regular expression is too long");
  }

  @Test
  void pattern_thatTakesLong_isNotFound() {
    String text = "x".repeat(5000) + " y"; // 25 million looks until the y.
    talk.script("/a.js", text);
    String query = "'scriptId':'1','isRegex':true,'query':'x*y'";

    assertThat(talk.ask("Debugger.searchInContent", query).get("result")).isEmpty();
  }

  @Test
  void sourceMap_thatIsLong_isNotTold() {
    talk.script("/a.js", "//# sourceMappingURL=" + "x".repeat(8 << 20));

    assertThat(talk.events("Debugger.scriptParsed").getFirst().get("sourceMapURL").asText())
        .isEmpty();
  }

  @Test
  void scripts_overTheCap_areForgotten() throws ProtocolException {
    Scripts scripts = new Scripts(new FrontEnd(message -> {}), file -> file);
    for (int i = 0; i <= 10_000; i++) {
      scripts.add(new ScriptText("/" + i, "", 0));
    }

    assertThat(scripts.get("2").url()).isEqualTo("/1");
    assertThatThrownBy(() -> scripts.get("1")).isInstanceOf(ProtocolException.class);
    assertThat(scripts.latest()).hasSize(10_000);
  }

  @Test
  void scriptsCharacters_overTheCap_areForgotten() throws ProtocolException {
    Scripts scripts = new Scripts(new FrontEnd(message -> {}), file -> file);
    String long22 = "x".repeat(22 << 20);
    for (int i = 0; i < 3; i++) {
      scripts.add(new ScriptText("/" + i, long22, 0));
    }

    assertThat(scripts.get("2").url()).isEqualTo("/1");
    assertThatThrownBy(() -> scripts.get("1")).isInstanceOf(ProtocolException.class);
  }

  @Test
  void arguments_overTheCap_areRefused() {
    String arguments = String.join(",", Collections.nCopies(1001, "{}"));

    assertThat(
            messageOf(
                "Runtime.callFunctionOn",
                "'functionDeclaration':'f','executionContextId':1,'arguments':[" + arguments + "]"))
        .isEqualTo("Too many arguments");
  }

  @Test
  void byValue_ofManyValues_isRefused() {
    talk.guest.properties.put(1, numbers(20_000));

    JsonNode answer = evaluate(Values.object(1, "Array", 20_000), "'returnByValue':true");

    assertThat(answer.at("/error/message").asText())
        .isEqualTo("Object reference chain is too long");
  }

  @Test
  void byValue_ofDeepValues_isRefused() {
    for (int i = 1; i <= 101; i++) {
      talk.guest.properties.put(
          i, List.of(Values.data("next", Values.object(i + 1, "Object", -1))));
    }

    JsonNode answer = evaluate(Values.object(1, "Object", -1), "'returnByValue':true");

    assertThat(answer.at("/error/message").asText())
        .isEqualTo("Object reference chain is too long");
  }

  @Test
  void preview_ofALongArray_isCut() {
    talk.guest.properties.put(1, numbers(200));

    JsonNode preview =
        evaluate(Values.object(1, "Array", 200), "'generatePreview':true").at("/result/preview");

    assertThat(preview.get("properties")).hasSize(100);
    assertThat(preview.get("overflow").asBoolean()).isTrue();
    assertThat(talk.guest.mostProperties).containsExactly(102);
  }

  @Test
  void preview_ofALargeSet_isCut() {
    talk.guest.properties.put(
        1, List.of(Values.internal("[[Entries]]", Values.object(2, "Array", 200))));
    talk.guest.properties.put(2, numbers(200));

    JsonNode preview =
        evaluate(Values.object(1, "Set", 200), "'generatePreview':true").at("/result/preview");

    assertThat(preview.get("entries")).hasSize(5);
    assertThat(preview.get("overflow").asBoolean()).isTrue();
  }

  /** The prototype of the object is the object. */
  @Test
  void properties_ofEndlessPrototypes_end() {
    Described self = Values.object(1, "Object", -1);
    List<Property> properties = new ArrayList<>(numbers(1));
    properties.add(Values.internal("[[Prototype]]", self));
    talk.guest.properties.put(1, properties);
    String id = evaluate(self, "'silent':true").at("/result/objectId").asText();

    JsonNode answer = talk.ask("Runtime.getProperties", "'objectId':'" + id + "'");

    assertThat(answer.get("result")).hasSize(1);
    assertThat(talk.guest.mostProperties).hasSize(51).containsOnly(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Debugger.setVariableValue:'scopeNumber':0,'variableName':'a','newValue':{'value':1},'callFrameId':'0'",
        "Runtime.globalLexicalScopeNames:",
      })
  void variables_areAskedForUpToACap(String command) {
    String[] parts = command.split(":", 2);
    talk.script("/a.js", "1").guest.standAt("/a.js", 1, 1);
    talk.guest.scopes = List.of(new Scope("script", Values.object(7, "Object", -1)));
    talk.then(
        () -> {
          String frame =
              talk.events("Debugger.paused").getFirst().at("/callFrames/0/callFrameId").asText();
          talk.guest.mostProperties.clear();
          talk.send(
              parts[0], parts[1].replace("'callFrameId':'0'", "'callFrameId':'" + frame + "'"));
        });

    assertThat(talk.stop(Stop.STATEMENT)).isEqualTo(Going.FREELY);

    assertThat(talk.guest.mostProperties).containsExactly(10_000);
  }
}
