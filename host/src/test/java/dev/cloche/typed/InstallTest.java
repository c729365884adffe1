package dev.cloche.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.HostMethod;
import dev.cloche.Isolate;
import dev.cloche.IsolatedRuntime;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.RunRequest;
import dev.cloche.Trial;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java objects whose annotated methods guests call. */
class InstallTest {

  record User(int id, String name, List<String> tags) {}

  static class Base<T> {
    @HostMethod
    public T echo(T value) {
      return value;
    }

    @HostMethod
    public String overridden() {
      return "not this";
    }
  }

  interface Defaults {
    @HostMethod
    default String fromAnInterface() {
      return "default";
    }
  }

  static final class Api extends Base<User> implements Defaults {
    private int calls;

    @HostMethod
    public User find(int id) {
      return new User(id, "Ada", List.of("x"));
    }

    @HostMethod("renamed")
    public List<User> all(Map<String, User> users) {
      return List.copyOf(users.values());
    }

    @HostMethod
    public void count() {
      calls++;
    }

    @HostMethod
    public CompletionStage<User> later(String name) {
      return CompletableFuture.completedFuture(new User(1, name, List.of()));
    }

    @HostMethod
    public String join(String between, @Nullable Object... rest) {
      return java.util.Arrays.stream(rest)
          .map(String::valueOf)
          .collect(java.util.stream.Collectors.joining(between));
    }

    @HostMethod
    public int sum(int... numbers) {
      return java.util.Arrays.stream(numbers).sum();
    }

    @HostMethod
    public String options(
        JsValue first, @Nullable String second, Optional<Integer> third, Optional<User> fourth) {
      return first + " " + second + " " + third + " " + fourth.map(User::name);
    }

    @HostMethod
    public JsonNode json(JsonNode node, JsArray array, BigInteger big) {
      return node;
    }

    @HostMethod
    public @Nullable User none() {
      return null;
    }

    @HostMethod
    public static String upper(String text) {
      return text.toUpperCase(Locale.ROOT);
    }

    @Override
    public String overridden() {
      return "nor this, without an annotation of its own";
    }

    public String secret() {
      return "secret";
    }

    @Override
    public String toString() {
      return "secret";
    }
  }

  private final Api api = new Api();

  private JsValue eval(String source) {
    try (Isolate isolate = Isolate.builder().limits(Trial.SMALL).install("api", api).build()) {
      return isolate.eval(source);
    }
  }

  @Test
  void install_methods_areCalled() {
    assertThat(eval("JSON.stringify(api.find(5))").asString())
        .isEqualTo("{\"id\":5,\"name\":\"Ada\",\"tags\":[\"x\"]}");
    assertThat(eval("api.renamed({ a: api.find(1), b: api.find(2) }).map(u => u.id).join()"))
        .isEqualTo(JsValue.of("1,2"));
    assertThat(eval("api.echo(api.find(7)).id").asInt()).isEqualTo(7);
    assertThat(eval("api.fromAnInterface() + api.upper('x')")).isEqualTo(JsValue.of("defaultX"));
    assertThat(eval("api.none()")).isEqualTo(JsValue.nullValue());
    assertThat(eval("api.count() === undefined && api.count()").isUndefined()).isTrue();
    assertThat(api.calls).isEqualTo(2);
    assertThat(eval("api.json({ a: [1] }, [], 5n).a[0]").asInt()).isEqualTo(1);
  }

  @Test
  void install_stage_isAPromise() {
    assertThat(eval("(async () => (await api.later('x')).name)()").asString()).isEqualTo("x");
  }

  @Test
  void install_furtherArguments_areAnArray() {
    assertThat(eval("api.join('-', 1, 'x', null, undefined)").asString())
        .isEqualTo("1-x-null-null");
    assertThat(eval("api.join('-')").asString()).isEmpty();
    assertThat(eval("api.sum(1, 2, 3)").asInt()).isEqualTo(6);
  }

  @Test
  void install_optionalArguments_mayBeMissing() {
    assertThat(eval("api.options(undefined)").asString())
        .isEqualTo("undefined null Optional.empty Optional.empty");
    assertThat(eval("api.options(null, 'x', 5, api.find(1))").asString())
        .isEqualTo("null x Optional[5] Optional[Ada]");
    assertThat(eval("api.options(1, null, null, undefined)").asString())
        .isEqualTo("1 null Optional.empty Optional.empty");
  }

  @Test
  void install_methodsWithoutAnnotation_areNotThere() {
    assertThat(eval("Object.getOwnPropertyNames(api).sort().join()").asString())
        .isEqualTo(
            "count,echo,find,fromAnInterface,join,json,later,none,options,renamed,sum,upper");
    assertThat(
            eval("[api.secret, api.overridden, api.getClass, api.class, api.wait, api.notify]"
                    + ".every(f => f === undefined)")
                .asBoolean())
        .isTrue();
    assertThat(
            eval("[String(api), api.toString === Object.prototype.toString, api.hashCode, api.equals].join()")
                .asString())
        .isEqualTo("[object Object],true,,");
  }

  @Test
  void install_liveIsolate_isThereFromNowOn() {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval("globalThis.api = { mine: 1, find: 2 }; 0");

      isolate.install("api", api);
      isolate.install("deep.er", api);
      isolate.hostFunction("plain", List::size);

      assertThat(
              isolate.eval("api.mine + api.find(5).id + deep.er.find(1).id + plain(1, 2)").asInt())
          .isEqualTo(9);
      isolate.hostFunction("plain", arguments -> "new");
      assertThat(isolate.eval("plain()").asString()).isEqualTo("new");
    }
  }

  @Test
  void install_runtime_grantsItToAllRuns(@TempDir Path root) throws Exception {
    Files.writeString(root.resolve("a.js"), "exports.f = id => api.find(id).name + id");
    try (IsolatedRuntime runtime = IsolatedRuntime.builder().install("api", api).build()) {
      for (int id : new int[] {1, 2}) {
        RunRequest request =
            RunRequest.builder().root(root).file("a.js").funcName("f").args(id).build();
        assertThat(runtime.runBlocking(request).value().asString()).isEqualTo("Ada" + id);
      }
    }
  }
}
