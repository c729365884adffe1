package dev.cloche.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The Runtime domain: values as the front end sees them. */
class RuntimeTest {

  private final Conversation talk = new Conversation().enable();

  private JsonNode evaluate(Described value, String options) {
    talk.guest.evaluator = text -> new Evaluation(false, value);
    return talk.ask("Runtime.evaluate", "'expression':'x'" + options).get("result");
  }

  private String evaluate(Described value) {
    return evaluate(value, "").toString();
  }

  @Test
  void primitives_areAsV8WritesThem() {
    assertThat(evaluate(Values.undefined())).isEqualTo("{\"type\":\"undefined\"}");
    assertThat(evaluate(Values.of(null)))
        .isEqualTo("{\"type\":\"object\",\"subtype\":\"null\",\"value\":null}");
    assertThat(evaluate(Values.of(true))).isEqualTo("{\"type\":\"boolean\",\"value\":true}");
    assertThat(evaluate(Values.of("a"))).isEqualTo("{\"type\":\"string\",\"value\":\"a\"}");
    assertThat(evaluate(Values.of(1)))
        .isEqualTo("{\"type\":\"number\",\"value\":1,\"description\":\"1\"}");
    assertThat(evaluate(Values.of(0.5))).contains("\"value\":0.5");
    for (double special : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0}) {
      String text = special == 0 ? "-0" : Double.toString(special);
      assertThat(evaluate(Values.of(special)))
          .isEqualTo(
              "{\"type\":\"number\",\"unserializableValue\":\"%s\",\"description\":\"%s\"}"
                  .formatted(text, text));
    }
    assertThat(evaluate(Values.of(BigInteger.ONE)))
        .isEqualTo("{\"type\":\"bigint\",\"unserializableValue\":\"1n\",\"description\":\"1n\"}");
    assertThat(evaluate(Values.symbol(3, "q")))
        .isEqualTo("{\"type\":\"symbol\",\"description\":\"Symbol(q)\",\"objectId\":\"1\"}");
  }

  @Test
  void objects_areDescribedAsV8DescribesThem() {
    assertThat(describe(Values.object(1, "Object", "Shop", -1))).isEqualTo("Shop/Shop/");
    assertThat(describe(Values.object(1, "Object", "", -1))).isEqualTo("Object/Object/");
    assertThat(describe(Values.object(1, "Array", 3))).isEqualTo("Array/Array(3)/array");
    assertThat(describe(Values.object(1, "Map", 2))).isEqualTo("Map/Map(2)/map");
    assertThat(describe(Values.object(1, "Uint8Array", 4)))
        .isEqualTo("Uint8Array/Uint8Array(4)/typedarray");
    assertThat(describe(Values.object(1, "RegExp", -1, "a+", "g")))
        .isEqualTo("RegExp//a+/g/regexp");
    assertThat(describe(Values.object(1, "Date", -1, 0)))
        .isEqualTo("Date/Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)/date");
    assertThat(describe(Values.object(1, "Date", -1, Double.NaN)))
        .isEqualTo("Date/Invalid Date/date");
    assertThat(describe(Values.object(1, "Error", "TypeError", -1, "TypeError", "no", "  at f\n")))
        .isEqualTo("TypeError/TypeError: no\n  at f/error");
    assertThat(describe(Values.function(1, "() => 1"))).isEqualTo("Function/() => 1/");
  }

  private String describe(Described value) {
    JsonNode node = evaluate(value, "");
    assertThat(node.get("objectId").asText()).isNotEmpty();
    return String.join(
        "/",
        node.get("className").asText(),
        node.get("description").asText(),
        node.path("subtype").asText());
  }

  @Test
  void thrownValue_isAnException() {
    talk.guest.evaluator =
        text -> new Evaluation(true, Values.object(1, "Error", -1, "Error", "no", ""));
    JsonNode answer = talk.ask("Runtime.evaluate", "'expression':'x'");
    assertThat(answer.at("/exceptionDetails/text").asText()).isEqualTo("Uncaught");
    assertThat(answer.at("/exceptionDetails/exception/description").asText())
        .isEqualTo("Error: no");
    assertThat(answer.at("/result/objectId"))
        .isEqualTo(answer.at("/exceptionDetails/exception/objectId"));
  }

  @Test
  void context_thatIsNotThere_isRefused() {
    JsonNode answer = talk.ask("Runtime.evaluate", "'expression':'x','contextId':7");
    assertThat(answer.at("/error/message").asText())
        .isEqualTo("Cannot find context with specified id");
    assertThat(talk.guest.evaluated).isEmpty();
  }

  @Test
  void sideEffects_thatMustNotBe_areNotTried() {
    JsonNode answer = talk.ask("Runtime.evaluate", "'expression':'x','throwOnSideEffect':true");
    assertThat(answer.at("/result/description").asText())
        .isEqualTo("EvalError: Possible side-effect in debug-evaluate");
    assertThat(talk.guest.evaluated).isEmpty();
  }

  @Test
  void preview_showsTheFirstProperties() {
    talk.guest.properties.put(
        1,
        IntStream.range(0, 7)
            .mapToObj(i -> Values.data("p" + i, i == 1 ? Values.of("x".repeat(200)) : Values.of(i)))
            .toList());
    JsonNode preview =
        evaluate(Values.object(1, "Object", -1), ",'generatePreview':true").get("preview");
    assertThat(preview.get("overflow").asBoolean()).isTrue();
    assertThat(preview.get("properties")).hasSize(5);
    assertThat(preview.at("/properties/0").toString())
        .isEqualTo("{\"name\":\"p0\",\"type\":\"number\",\"value\":\"0\"}");
    assertThat(preview.at("/properties/1/value").asText()).hasSize(100).contains("\u2026");
  }

  @Test
  void preview_ofAMap_showsEntries_andLetsThemGo() {
    Described map = Values.object(1, "Map", 1);
    talk.guest.properties.put(
        1, List.of(Values.internal("[[Entries]]", Values.object(2, "Array", 1))));
    talk.guest.properties.put(2, List.of(Values.data("0", Values.object(3, "Array", 2))));
    talk.guest.properties.put(
        3, List.of(Values.data("0", Values.of("k")), Values.data("1", Values.object(4, "Set", 0))));
    JsonNode preview = evaluate(map, ",'generatePreview':true").get("preview");
    assertThat(preview.at("/entries/0/key/description").asText()).isEqualTo("k");
    assertThat(preview.at("/entries/0/value/description").asText()).isEqualTo("Set(0)");
    assertThat(talk.guest.released).containsExactlyInAnyOrder(2, 3, 4);
  }

  @Test
  void byValue_isACopyOfPlainData() {
    talk.guest.properties.put(
        1,
        List.of(
            Values.data("a", Values.object(2, "Array", 2)),
            Values.data("skipped", Values.undefined()),
            new Property("getter", Values.ACCESSOR, Values.function(3, ""), Values.undefined()),
            new Property("hidden", 3, Values.of(1), null),
            Values.internal("[[Prototype]]", Values.object(4, "Object", -1))));
    talk.guest.properties.put(
        2,
        List.of(
            Values.data("0", Values.of(Double.NaN)),
            Values.data("1", Values.undefined()),
            new Property("length", 2, Values.of(2), null)));
    Described object = Values.object(1, "Object", -1);
    assertThat(evaluate(object, ",'returnByValue':true").toString())
        .isEqualTo("{\"type\":\"object\",\"value\":{\"a\":[null,null]}}");
    assertThat(talk.guest.released).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void byValue_ofWhatContainsItself_isRefused() {
    talk.guest.properties.put(1, List.of(Values.data("self", Values.object(1, "Object", -1))));
    talk.guest.evaluator = text -> new Evaluation(false, Values.object(1, "Object", -1));
    JsonNode answer = talk.ask("Runtime.evaluate", "'expression':'x','returnByValue':true");
    assertThat(answer.at("/error/message").asText())
        .isEqualTo("Object reference chain is too long");
  }

  @Test
  void properties_haveFlagsAndPrototype() {
    talk.guest.properties.put(
        1,
        List.of(
            Values.data("a", Values.of(1)),
            new Property("q", Values.SYMBOL, Values.of(2), null),
            new Property("g", Values.ACCESSOR, Values.function(5, ""), Values.undefined()),
            Values.internal("[[Prototype]]", Values.object(2, "Object", -1))));
    talk.guest.properties.put(
        2, List.of(new Property("h", Values.ACCESSOR, Values.function(6, ""), Values.undefined())));
    String id = evaluate(Values.object(1, "Object", -1), "").get("objectId").asText();

    JsonNode own =
        talk.ask("Runtime.getProperties", "'objectId':'%s','ownProperties':true".formatted(id));
    assertThat(own.get("result").findValuesAsText("name")).containsExactly("a", "Symbol(q)", "g");
    assertThat(own.at("/result/0/writable").asBoolean()).isTrue();
    assertThat(own.at("/result/2/get/type").asText()).isEqualTo("function");
    assertThat(own.at("/internalProperties/0/name").asText()).isEqualTo("[[Prototype]]");

    JsonNode accessors =
        talk.ask(
            "Runtime.getProperties", "'objectId':'%s','accessorPropertiesOnly':true".formatted(id));
    assertThat(accessors.get("result").findValuesAsText("name")).containsExactly("g", "h");
    assertThat(accessors.at("/result/1/isOwn").asBoolean(true)).isFalse();
  }

  @Test
  void callFunctionOn_takesObjectsAndValues() {
    String id = evaluate(Values.object(8, "Object", -1), "").get("objectId").asText();
    talk.ask(
        "Runtime.callFunctionOn",
        ("'functionDeclaration':'function (a) {}','objectId':'%s','arguments':"
                + "[{'objectId':'%s'},{'value':{'x':1}},{'unserializableValue':'12n'},{}]")
            .formatted(id, id));
    assertThat(talk.guest.evaluated.getLast()).isEqualTo("0/call: function (a) {}");
    assertThat(talk.guest.operands.getLast()).hasSize(5).startsWith(new Operand.Held(8));
    assertThat(talk.guest.operands.getLast().get(3))
        .isEqualTo(new Operand.Copy(dev.cloche.JsBigInt.of(12)));
  }

  @Test
  void groups_areReleased() {
    String a =
        evaluate(Values.object(8, "Object", -1), ",'objectGroup':'g'").get("objectId").asText();
    String b =
        evaluate(Values.object(9, "Object", -1), ",'objectGroup':'g'").get("objectId").asText();
    talk.ask("Runtime.releaseObject", "'objectId':'" + a + "'");
    assertThat(talk.guest.released).containsExactly(8);
    talk.ask("Runtime.releaseObjectGroup", "'objectGroup':'g'");
    assertThat(talk.guest.released).containsExactly(8, 9);
    assertThat(talk.ask("Runtime.getProperties", "'objectId':'" + b + "'").has("error")).isTrue();
  }

  @Test
  void objectsBeyondTheCap_areLetGo() {
    int[] handle = {0};
    talk.guest.evaluator = text -> new Evaluation(false, Values.object(++handle[0], "Object", -1));
    for (int i = 0; i < 50_001; i++) {
      talk.send("Runtime.evaluate", "'expression':'x'");
      if (i % 5000 == 0) {
        talk.inspector.serve(talk.guest);
      }
    }
    talk.inspector.serve(talk.guest);
    assertThat(talk.guest.released).containsExactly(1);
  }

  @Test
  void awaitedPromise_isWhatItHasComeTo() {
    Described promise = Values.object(1, "Promise", -1);
    talk.guest.properties.put(
        1,
        List.of(
            Values.internal("[[PromiseState]]", Values.of("fulfilled")),
            Values.internal("[[PromiseResult]]", Values.of(5))));
    assertThat(evaluate(promise, ",'awaitPromise':true").get("value").asInt()).isEqualTo(5);
    assertThat(talk.inspector.awaits()).isFalse();
    assertThat(talk.guest.released).contains(1);
  }

  @Test
  void compileScript_saysWhatIsWrong() {
    talk.guest.evaluator =
        text -> new Evaluation(true, Values.object(1, "Error", "SyntaxError", -1, "SyntaxError"));
    String rest = "'expression':'1 +','sourceURL':'','persistScript':false";
    assertThat(
            talk.ask("Runtime.compileScript", rest)
                .at("/exceptionDetails/exception/className")
                .asText())
        .isEqualTo("SyntaxError");
    assertThat(talk.guest.evaluated.getFirst()).contains("async function");
  }
}
