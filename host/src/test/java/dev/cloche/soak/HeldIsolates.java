package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Isolates that live through many conversations with their host, until one of these ends badly. */
final class HeldIsolates implements Activity, AutoCloseable {

  private final Mischief mischief;
  private final AtomicReferenceArray<@Nullable Isolate> held = new AtomicReferenceArray<>(8);

  HeldIsolates(Mischief mischief) {
    this.mischief = mischief;
  }

  @Override
  public void act(Random random) throws Exception {
    int slot = random.nextInt(held.length());
    @Nullable Isolate known = held.getAndSet(slot, null);
    Isolate isolate = known == null ? Isolate.create(Isolates.PATIENT) : known;
    int number = random.nextInt(1000);
    if (random.nextInt(16) == 0) {
      isolate.close();
      assertThat(Endings.of(() -> talk(isolate, number))).isEqualTo(Endings.CLOSED);
    } else if (mischief.oneIn(8, random, random.nextBoolean() ? isolate::cancel : isolate::close)) {
      assertThat(Endings.of(() -> talk(isolate, number))).isIn(Endings.CUT_OFF);
      isolate.close();
    } else {
      talk(isolate, number);
      assertThat(isolate.referenceCount()).isZero();
      @Nullable Isolate other = held.getAndSet(slot, isolate);
      if (other != null) {
        other.close();
      }
    }
  }

  private static @Nullable Object talk(Isolate isolate, int number) {
    try (Context context = isolate.createContext()) {
      references(context, number);
      callbacks(context, number);
      modules(isolate, context, number);
    }
    return null;
  }

  private static void references(Context context, int number) {
    try (Reference global = context.global();
        Reference list = context.eval("globalThis.list = []; list", RunOptions.reference());
        Reference push =
            context.eval("(o, v) => { o.push(v); return o.length; }", RunOptions.reference());
        ExternalCopy copy = ExternalCopy.of(List.of(number, "x".repeat(1000)))) {
      global.set("copied", copy);
      CompletableFuture<JsValue> first = push.applyAsync(RunOptions.copy(), null, list, number);
      CompletableFuture<JsValue> second = push.applyAsync(RunOptions.copy(), null, list, copy);
      assertThat(second.join().asInt() + first.join().asInt()).isEqualTo(3);
      try (Reference element = list.get("0")) {
        assertThat(element.typeOf()).isEqualTo("number");
        assertThat(element.copy().asInt()).isEqualTo(number);
      }
      assertThat(context.eval("list.length + list[0] + list[1][0] + copied[1].length").asInt())
          .isEqualTo(2 + number + number + 1000);
      global.delete("copied");
      assertThat(context.eval("typeof copied").asString()).isEqualTo("undefined");
    }
  }

  private static void callbacks(Context context, int number) {
    Callback twice = Callback.of(arguments -> arguments.get(0).asInt() * 2);
    Callback later =
        Callback.of(arguments -> CompletableFuture.completedStage(arguments.get(0).asInt() + 1));
    Callback fails =
        Callback.of(
            arguments -> {
              throw new IllegalStateException("a secret of the host's");
            });
    assertThat(
            context
                .evalClosure("return $2($1).then((v) => v + $0($1))", twice, number, later)
                .asInt())
        .isEqualTo(3 * number + 1);
    assertThat(context.evalClosure("try { $0() } catch (e) { return e.message }", fails).asString())
        .doesNotContain("secret");
    assertThat(errorName(context, "throw new RangeError('mine')")).isEqualTo("RangeError");
  }

  private static String errorName(Context context, String body) {
    try {
      return "the value " + context.evalClosure(body);
    } catch (GuestException thrown) {
      return thrown.name();
    }
  }

  private static void modules(Isolate isolate, Context context, int number) {
    try (Script script =
            isolate.compileScript("typeof list + '" + number + "'", ScriptOrigin.of("s.js"));
        JsModule one =
            context.compileModule("export const n = " + number, ScriptOrigin.of("one.js"));
        JsModule main =
            context.compileModule(
                "import { n } from './one.js'; await null; export const m = n * 3",
                ScriptOrigin.of("main.js"))) {
      assertThat(script.run(context).asString()).isEqualTo("object" + number);
      main.instantiate((specifier, referrer) -> one);
      main.evaluate();
      try (Reference namespace = main.namespace()) {
        assertThat(namespace.get("m", RunOptions.copy()).asInt()).isEqualTo(3 * number);
      }
    }
  }

  /** Closes all that are not in use. */
  void letGo() {
    for (int i = 0; i < held.length(); i++) {
      @Nullable Isolate isolate = held.getAndSet(i, null);
      if (isolate != null) {
        isolate.close();
      }
    }
  }

  @Override
  public void close() {
    letGo();
  }
}
