package dev.cloche.bench.compare.worker;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsArray;
import dev.cloche.JsObject;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What goes between a host and an isolate of Cloche's that lives on. */
final class ClocheTraffic implements Runs {

  private static final Map<String, Object> ORDER =
      Map.of("id", 17, "name", "espresso", "price", 2.5, "tags", List.of("hot", "small"));

  private final Isolate isolate =
      Isolate.builder()
          .limits(
              Limits.builder()
                  .timeout(Duration.ofMinutes(1))
                  .memoryBytes(256L << 20)
                  .argumentBytes(64 << 20)
                  .resultBytes(64 << 20)
                  .hostCalls(Long.MAX_VALUE)
                  .build())
          .build();
  private final Context context = isolate.context();
  private final Supplier<String> run;

  /**
   * Prepares.
   *
   * @param what a name, as {@link SandboxFactory#traffic} says
   */
  ClocheTraffic(String what) {
    run =
        switch (what) {
          case "object" -> {
            Reference function = function("(x) => ({...x, price: x.price * 2})");
            yield () -> ((JsObject) function.call(ORDER)).get("price").toString();
          }
          case "callback" -> {
            Reference function =
                function(
                    "(f) => { let sum = 0; for (let i = 0; i < 1000; i++) sum += f(i); return sum; }");
            Callback increment = Callback.of(arguments -> arguments.get(0).asInt() + 1);
            yield () -> function.call(increment).toString();
          }
          case "string" -> {
            Reference function = function("(x) => x.length");
            String text = "0123456789abcdef".repeat(1 << 16);
            yield () -> function.call(text).toString();
          }
          case "bytes" -> {
            Reference function = function("(x) => x.byteLength");
            byte[] bytes = new byte[8 << 20];
            yield () -> function.call((Object) bytes).toString();
          }
          case "objects-in" -> {
            Reference function = function("(x) => x.length");
            List<Map<String, Object>> rows =
                IntStream.range(0, 10_000).mapToObj(ClocheTraffic::row).toList();
            yield () -> function.call(rows).toString();
          }
          case "objects-out" -> {
            Reference function =
                function(
                    "(() => { const rows = Array.from({length: 10000}, (_, id) =>"
                        + " ({id, name: `item ${id}`, price: id / 4, tags: ['a', 'b']})); return () => rows; })()");
            yield () -> Integer.toString(((JsArray) function.call()).elements().size());
          }
          case "context" ->
              () -> {
                isolate.createContext().close();
                return "";
              };
          default -> throw new IllegalArgumentException("no traffic named " + what);
        };
  }

  private Reference function(String source) {
    return context.eval(source, RunOptions.reference());
  }

  private static Map<String, Object> row(int id) {
    return Map.of("id", id, "name", "item " + id, "price", id / 4.0, "tags", List.of("a", "b"));
  }

  @Override
  public String run() {
    return run.get();
  }

  @Override
  public void close() {
    isolate.close();
  }
}
