package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The snippets of {@code docs/isolates.md} stand here, and do what they say. */
class IsolatesDocumentTest {

  private static final Path HERE =
      Path.of("src/test/java/dev/cloche/isolates/IsolatesDocumentTest.java");

  @Test
  void references_asDocumented() {
    List<String> lines = new ArrayList<>();
    Isolate isolate = Isolate.create();
    Context context = isolate.createContext();
    context.global().set("log", Callback.of(args -> lines.add(args.get(0).asString())));
    context.eval("var rules = { vip: (order) => { log(order.id); return order.total > 100 } }; 0");

    Reference vip = context.global().get("rules").get("vip"); // Stays in the isolate.
    JsValue yes = vip.call(Map.of("id", "A7", "total", 120)); // Arguments and results are copied.

    assertThat(yes).isEqualTo(JsValue.of(true));
    assertThat(lines).containsExactly("A7");

    Reference config =
        context.eval("({ port: 80, get host() { return 'h' } })", RunOptions.reference());
    int port = config.get("port", RunOptions.copy()).asInt();
    JsValue host = config.get("host", RunOptions.copy(), Reference.Lookup.ACCESSORS);

    assertThat(port).isEqualTo(80);
    assertThat(host.asString()).isEqualTo("h");
    isolate.close();
  }

  @Test
  void modules_asDocumented() {
    try (Isolate isolate = Isolate.create()) {
      Context context = isolate.context();

      JsModule main =
          context.compileModule(
              "import { tax } from './tax.js'; export const sum = tax * 2",
              ScriptOrigin.of("main.js"));
      JsModule tax = context.compileModule("export let tax = 19", ScriptOrigin.of("tax.js"));
      main.instantiate((specifier, referrer) -> tax);
      main.evaluate();
      JsValue sum = main.namespace().get("sum", RunOptions.copy());

      assertThat(sum.asInt()).isEqualTo(38);
    }
  }

  @Test
  void snippets_standHere() throws IOException {
    List<String> snippets =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/isolates.md")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();

    assertThat(snippets).hasSize(3);
    String source = compact(Files.readString(HERE));
    assertThat(snippets).allSatisfy(snippet -> assertThat(source).contains(compact(snippet)));
  }

  private static String compact(String text) {
    return text.replaceAll("\\s+", "");
  }
}
