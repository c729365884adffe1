package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Callback;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callbacks that a guest cannot call any more. */
class CallbackReleaseTest {

  private static final int MANY = 2000;

  /** So many may wait to be asked for; see {@link Callback}. */
  private static final int WAITING = 130;

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final List<WeakReference<Object>> held = new ArrayList<>();

  @AfterEach
  void close() {
    assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
    isolate.close();
  }

  /** A callback, and whether it is there as long as the isolate holds on to it. */
  private Callback callback(int number) {
    int[] mark = {number};
    held.add(new WeakReference<>(mark));
    return Callback.of(arguments -> mark[0]);
  }

  private long left() {
    return held.stream().filter(reference -> reference.get() != null).count();
  }

  @Test
  void callbacks_usedOnce_areLetGo() {
    for (int i = 0; i < MANY; i++) {
      assertThat(isolate.context().evalClosure("return $0()", callback(i)).asInt()).isEqualTo(i);
    }
    Garbage.collectUntil(() -> left() <= WAITING);
  }

  /** What calls a function with a callback. */
  public interface Caller {
    void missing(Callback callback);
  }

  @Test
  void callbacks_ofCallsThatAreNotMade_areLetGo() {
    Caller guest = isolate.export(Caller.class);
    Reference closed = isolate.context().eval("() => 0", RunOptions.reference());
    Reference open = isolate.context().eval("() => 0", RunOptions.reference());
    closed.close();
    for (int i = 0; i < MANY; i++) {
      Callback callback = callback(i);
      switch (i % 4) {
        case 0 -> assertThatThrownBy(() -> guest.missing(callback)).hasMessageContaining("missing");
        case 1 ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> open.call(callback, new Object()));
        case 2 ->
            assertThatIllegalStateException().isThrownBy(() -> open.call(callback, 0, closed));
        default -> assertThatIllegalStateException().isThrownBy(() -> closed.call(callback));
      }
    }
    for (int i = 0; i < WAITING; i++) {
      isolate.context().evalClosure("return 0", Callback.of(arguments -> 0));
    }
    Garbage.collectUntil(() -> left() == 0);
  }

  @Test
  void callbacks_ofOneThatIsInTwoRequestsAtOnce_stayForTheSecondFunction() {
    Reference call = isolate.context().eval("f => f()", RunOptions.reference());
    Callback same = callback(7);
    List<CompletableFuture<JsValue>> all = new ArrayList<>();
    for (int i = 0; i < 3 * WAITING; i++) {
      all.add(call.applyAsync(RunOptions.copy(), null, same));
    }
    assertThat(all).allSatisfy(future -> assertThat(future.join().asInt()).isEqualTo(7));
  }

  @Test
  void callbacks_inCycles_areLetGoWhenTheGuestCollectsThem() {
    for (int i = 0; i < MANY; i++) {
      isolate
          .context()
          .evalClosure(
              "const o = {f: $0}; o.self = o; o.bytes = 'x'.repeat(1e4);" + " return 0",
              callback(i));
    }
    isolate.eval("for (let i = 0; i < 1e5; i++) { const o = {}; o.self = o; } 0");
    for (int i = 0; i < MANY; i++) {
      isolate.context().evalClosure("return 0", Callback.of(arguments -> 0));
    }
    Garbage.collectUntil(() -> left() <= WAITING);
  }

  @Test
  void callbacks_thatTheGuestKeeps_stay() {
    isolate.eval("globalThis.kept = []; 0");
    Reference keep = isolate.context().eval("f => { kept.push(f) }", RunOptions.reference());
    for (int i = 0; i < MANY; i++) {
      keep.apply(RunOptions.ignored(), null, callback(i));
    }
    System.gc();
    assertThat(isolate.eval("kept.every((f, i) => f() === i)").asBoolean()).isTrue();
    assertThat(left()).isEqualTo(MANY);
  }

  @Test
  void callback_handedOverTwice_staysForTheSecondFunction() {
    Callback same = callback(7);
    isolate.context().global().set("same", same);
    for (int i = 0; i < MANY; i++) {
      isolate.context().evalClosure("return $0()", same);
    }
    assertThat(isolate.eval("same()").asInt()).isEqualTo(7);
    isolate.eval("delete globalThis.same; 0");
    for (int i = 0; i < MANY; i++) {
      isolate.context().evalClosure("return 0", Callback.of(arguments -> 0));
    }
    isolate.context().global().set("same", same);
    assertThat(isolate.eval("same()").asInt()).isEqualTo(7);
  }
}
