package dev.cloche.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.GuestException;
import dev.cloche.GuestVisibleException;
import dev.cloche.HostMethod;
import dev.cloche.Isolate;
import dev.cloche.Limits;
import dev.cloche.script.ClocheScriptEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.script.Invocable;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.Test;

/** The snippets of {@code docs/typed-java.md} stand here, and do what they say. */
class TypedJavaDocumentTest {

  private static final Path HERE =
      Path.of("src/test/java/dev/cloche/typed/TypedJavaDocumentTest.java");

  record Item(String name, int price) {}

  interface Shop {
    int total(List<Item> items);

    Optional<Item> find(String name);

    CompletableFuture<List<Item>> search(String text);
  }

  static class Prices {
    @HostMethod
    public int of(String item) {
      if (!item.equals("can")) {
        throw new GuestVisibleException("RangeError", "no such item");
      }
      return 12;
    }

    @HostMethod("list")
    public List<Item> allItems(Optional<Integer> atMost) {
      return List.of(new Item("can", 12));
    }

    public void reload() {} // Not for guests.
  }

  @Test
  void export_asDocumented() {
    try (Isolate isolate = Isolate.create()) {
      isolate.eval("var total = items => items.reduce((sum, i) => sum + i.price, 0); 0");
      Shop shop = isolate.export(Shop.class);
      int total = shop.total(List.of(new Item("can", 12), new Item("pot", 30))); // 42

      assertThat(total).isEqualTo(42);
      isolate.eval("function search() { return [{ name: 'x', price: 0.5 }] }");
      assertThat(shop.search("x"))
          .failsWithin(Duration.ofSeconds(5))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(GuestException.class)
          .withMessageContaining("the result[0].price of search must be an integer of 32 bits");
    }
  }

  @Test
  void install_asDocumented() {
    Isolate isolate = Isolate.builder().install("prices", new Prices()).build();
    isolate.eval("prices.of('can') + prices.list().length"); // 13
    isolate.eval("typeof prices.reload"); // undefined

    try (isolate) {
      assertThat(isolate.eval("prices.of('can') + prices.list().length").asInt()).isEqualTo(13);
      assertThat(isolate.eval("typeof prices.reload").asString()).isEqualTo("undefined");
      assertThat(isolate.eval("try { prices.of(5) } catch (e) { e.message }").asString())
          .isEqualTo("argument 1 of prices.of must be a string, not 5");
    }
  }

  @Test
  void scriptEngine_asDocumented() throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("cloche");
    engine.put(ClocheScriptEngine.LIMITS, Limits.builder().memoryBytes(16 << 20).build());
    engine.put("order", new Item("can", 12));
    engine.eval("function discounted(percent) { return order.price * (100 - percent) / 100 }");
    Object price = ((Invocable) engine).invokeFunction("discounted", 50); // 6.0

    assertThat(price).isEqualTo(6.0);
  }

  @Test
  void snippets_standHere() throws IOException {
    List<String> snippets =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/typed-java.md")))
            .results()
            .map(MatchResult::group)
            .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
            .toList();

    assertThat(snippets).hasSize(5);
    String source = unindented(Files.readString(HERE));
    assertThat(snippets).allSatisfy(s -> assertThat(source).contains(unindented(s)));
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
