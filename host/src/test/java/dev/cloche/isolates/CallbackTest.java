package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.GuestException;
import dev.cloche.GuestVisibleException;
import dev.cloche.HostText;
import dev.cloche.Isolate;
import dev.cloche.JsNumber;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions of the host's as values; the rows no-name-callback, immutable, recursive-sync. */
class CallbackTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    assertThat(context.eval("1 + 1").asInt()).isEqualTo(2);
    isolate.close();
  }

  @Test
  void callback_asPropertyAndArgument_isAFunction() {
    Callback add = Callback.of("add", args -> args.get(0).asInt() + args.get(1).asInt());
    context.global().set("add", add);
    Reference apply = context.eval("(f, ...rest) => f(...rest)", RunOptions.reference());

    assertThat(context.eval("add(1, 2)").asInt()).isEqualTo(3);
    assertThat(apply.call(add, 3, 4).asInt()).isEqualTo(7);
    assertThat(context.evalClosure("return $0(5, 6)", add).asInt()).isEqualTo(11);
    assertThat(context.eval("[typeof add, add.name, [[1, 2], [3, 4]].map((p) => add(...p))]"))
        .hasToString("[\"function\", \"add\", [3, 7]]");
  }

  @Test
  void callback_sync_isCalledBeforeTheGuestGoesOn() {
    List<String> order = new ArrayList<>();
    Callback note = Callback.of(args -> order.add(args.get(0).asString()));

    context.evalClosure("$0('a'); $0('b'); for (const x of ['c', 'd']) $0(x);", note);
    assertThat(order).containsExactly("a", "b", "c", "d");
  }

  @Test
  void callback_ofAFuture_isAPromise() {
    CompletableFuture<String> later = new CompletableFuture<>();
    Callback asks = Callback.of(args -> later);
    CompletableFuture<?> run =
        context
            .eval("(f) => f().then((s) => s + '!')", RunOptions.reference())
            .applyAsync(RunOptions.copy(), null, asks);
    assertThat(run).isNotDone();
    later.complete("now");

    assertThat(run.join()).hasToString("\"now!\"");
  }

  @Test
  void callback_async_runsOnItsExecutor() {
    try (ExecutorService executor =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"))) {
      Callback where =
          Callback.async(args -> Thread.currentThread().getName() + args.get(0), executor);
      Callback fails =
          Callback.async(
              args -> {
                throw new GuestVisibleException("RangeError", "told");
              },
              executor);
      Callback hides =
          Callback.async(
              args -> {
                throw new IllegalStateException("/etc/secret");
              },
              executor);
      Callback nothing = Callback.async(args -> null, executor);

      assertThat(context.evalClosure("return $0(1) instanceof Promise && $0(1)", where).asString())
          .isEqualTo("mine1");
      assertThat(context.evalClosure("return $0().catch((e) => `${e}`)", fails).asString())
          .isEqualTo("RangeError: told");
      String hidden = context.evalClosure("return $0().catch((e) => `${e}`)", hides).asString();
      assertThat(hidden).doesNotContain("secret");
      HostText.assertAbsent(hidden);
      assertThat(context.evalClosure("return $0().then((v) => v === null)", nothing).asBoolean())
          .isTrue();
      assertThatThrownBy(() -> context.evalClosure("return $0()", fails))
          .hasMessage("RangeError: told");
    }
  }

  @Test
  void callback_ignored_isUndefinedAndDroppedWhateverItDoes() {
    Queue<Runnable> tasks = new ArrayDeque<>();
    AtomicInteger calls = new AtomicInteger();
    Callback drops =
        Callback.ignored(
            args -> {
              calls.addAndGet(args.get(0).asInt());
              throw new IllegalStateException("dropped");
            },
            tasks::add);

    assertThat(context.evalClosure("return [$0(1), $0(10), typeof $0(100)]", drops))
        .hasToString("[undefined, undefined, \"undefined\"]");
    assertThat(calls).hasValue(0);
    tasks.forEach(Runnable::run);
    assertThat(calls).hasValue(111);
  }

  @Test
  void callback_whoseExecutorRefuses_fails() {
    Callback refused =
        Callback.async(
            args -> 1,
            task -> {
              throw new RejectedExecutionException("full");
            });

    String message =
        context.evalClosure("try { $0(); } catch (e) { return e.message; }", refused).asString();
    assertThat(message).contains("failed").doesNotContain("full");
  }

  @Test
  void callback_argumentsAndResults_areCopies() {
    List<Object> given = new ArrayList<>(List.of(1));
    Callback gives = Callback.of(args -> Map.of("given", given, "got", args));
    context.global().set("gives", gives);

    assertThat(
            context.eval(
                "const o = { n: 1 }; const r = gives(o); r.got[0].n = 5; r.given.push(2); [o.n, r.given.length]"))
        .hasToString("[1, 2]");
    assertThat(given).containsExactly(1);
  }

  @Test
  void callback_thatThrows_isAGuestErrorAndCanBeCaught() {
    Callback visible =
        Callback.of(
            args -> {
              throw new GuestVisibleException("TypeError", "visible " + args.get(0).asInt());
            });

    assertThat(
            context.evalClosure(
                "try { $0(7) } catch (e) { return [e instanceof TypeError, e.message] }", visible))
        .hasToString("[true, \"visible 7\"]");
    assertThatThrownBy(() -> context.evalClosure("$0(8)", visible))
        .isInstanceOf(GuestException.class)
        .hasMessage("TypeError: visible 8");
  }

  @Test
  void callback_givenAnArgumentThatCannotBeCopied_isNotCalled() {
    AtomicInteger calls = new AtomicInteger();
    Callback counts = Callback.of(args -> calls.incrementAndGet());

    assertThat(
            context
                .evalClosure("try { $0(() => 1); } catch (e) { return e.name; }", counts)
                .asString())
        .isEqualTo("DataCloneError");
    assertThat(calls).hasValue(0);
  }

  @Test
  void callback_oddNames_areTheFunctionsName() {
    for (String name :
        new String[] {
          "",
          " ",
          "a b",
          "__proto__",
          "constructor",
          "\u00e9\ud83d\ude00",
          "\ud800",
          "x".repeat(10_000)
        }) {
      Callback named = Callback.of(name, args -> 1);
      assertThat(context.evalClosure("return [$0.name, $0()]", named).get(1).asInt()).isEqualTo(1);
    }
    assertThat(
            context.evalClosure("return $0.name", Callback.of("__proto__", args -> 1)).asString())
        .isEqualTo("__proto__");
    assertThat(
            context
                .evalClosure("return $0.bind(null, 1).name", Callback.of("", args -> 1))
                .asString())
        .isEqualTo("bound ");
  }

  @Test
  void callback_inManyIsolates_isOneFunctionOfTheHosts() {
    AtomicInteger calls = new AtomicInteger();
    Callback shared = Callback.of(args -> calls.incrementAndGet());
    for (int i = 0; i < 20; i++) {
      try (Isolate other = Isolate.create(Patient.LIMITS)) {
        other.context().evalClosure("$0(); $0();", shared);
      }
    }
    assertThat(calls).hasValue(40);
  }

  /** What the guest does to one shows to no other, and never to the host. */
  @Test
  void callback_inTheGuestsHands_cannotBeForged() {
    Callback one = Callback.of("one", args -> 1);
    context.global().set("f", one);
    context.eval(
        """
        try { f.name = 'forged'; } catch {}
        f.call = () => 2; f.apply = () => 2; Object.setPrototypeOf(f, null); f.prototype = {};
        Object.defineProperty(f, 'length', { value: 5 });
        0
        """);

    assertThat(context.eval("f()")).isEqualTo(JsNumber.of(1));
    assertThat(context.evalClosure("return $0.call(null) + Reflect.apply($0, 1, [])", one).asInt())
        .isEqualTo(2);
    assertThat(context.eval("Function.prototype.toString.call(f)").asString())
        .contains("native code");
    assertThatThrownBy(() -> context.eval("new f()")).hasMessageStartingWith("TypeError");
  }

  @Test
  void callback_calledByCallback_recurses() {
    Reference down = context.eval("(f, n) => n === 0 ? 0 : f(n - 1) + 1", RunOptions.reference());
    Callback[] self = new Callback[1];
    self[0] = Callback.of(args -> down.call(self[0], args.get(0).asInt()));

    assertThat(down.call(self[0], 40).asInt()).isEqualTo(40);
  }

  @Test
  void callback_called100000Times_countsAsHostCalls() {
    AtomicInteger calls = new AtomicInteger();
    Callback count = Callback.of(args -> calls.incrementAndGet());
    long before = isolate.usage().hostCalls();

    assertThat(
            context.evalClosure("let n = 0; while (n < 100000) n = $0(); return n", count).asInt())
        .isEqualTo(100_000);
    assertThat(isolate.usage().hostCalls() - before).isEqualTo(100_000);
  }
}
